import { createInterface } from 'node:readline'
import { cliFaults } from './faults.ts'
import { type Io, writeLine } from './io.ts'
import { newUser } from './new-user.ts'
import { inOffice, type OpenOffice } from './office-door.ts'

const SHORTEST_PASSWORD = 10

/**
 * Adds a person who may sign in, and writes their id. The password is the first line of standard input: an argument would stand in the
 * process list and in the shell's history.
 * @throws USAGE naming every option that cannot be used, PASSWORD_SHORT
 */
export async function addUser(io: Io, openOffice: OpenOffice, given: Readonly<Record<string, unknown>>): Promise<void> {
  const parsed = newUser.safeParse(given)
  if (!parsed.success)
    throw cliFaults.USAGE({ problem: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ') })
  const password = await firstLine(io)
  if (password.length < SHORTEST_PASSWORD) throw cliFaults.PASSWORD_SHORT({ shortest: SHORTEST_PASSWORD })
  const id = await inOffice(openOffice, (office) => office.addUser(parsed.data, password))
  await writeLine(io.stdout, id)
}

async function firstLine(io: Io): Promise<string> {
  for await (const line of createInterface({ input: io.stdin, crlfDelay: Number.POSITIVE_INFINITY })) return line
  return ''
}
