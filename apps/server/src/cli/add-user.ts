import { cliFaults } from './faults.ts'
import { type Io, writeLine } from './io.ts'
import { newUser } from './new-user.ts'
import { inOffice, type OpenOffice } from './office-door.ts'
import { readPassword } from './read-password.ts'

/**
 * Adds a person who may sign in, and writes their id. The password is the first line of standard input.
 * @throws USAGE naming every option that cannot be used, PASSWORD_SHORT
 */
export async function addUser(io: Io, openOffice: OpenOffice, given: Readonly<Record<string, unknown>>): Promise<void> {
  const parsed = newUser.safeParse(given)
  if (!parsed.success)
    throw cliFaults.USAGE({ problem: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ') })
  const password = await readPassword(io)
  const id = await inOffice(openOffice, (office) => office.addUser(parsed.data, password))
  await writeLine(io.stdout, id)
}
