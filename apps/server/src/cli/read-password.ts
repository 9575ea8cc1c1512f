import { createInterface } from 'node:readline'
import { cliFaults } from './faults.ts'
import type { Io } from './io.ts'

const SHORTEST_PASSWORD = 10

/**
 * The first line of standard input as a new password: an argument would stand in the process list and in the shell's history.
 * @throws PASSWORD_SHORT
 */
export async function readPassword(io: Io): Promise<string> {
  const password = await firstLine(io)
  if (password.length < SHORTEST_PASSWORD) throw cliFaults.PASSWORD_SHORT({ shortest: SHORTEST_PASSWORD })
  return password
}

async function firstLine(io: Io): Promise<string> {
  for await (const line of createInterface({ input: io.stdin, crlfDelay: Number.POSITIVE_INFINITY })) return line
  return ''
}
