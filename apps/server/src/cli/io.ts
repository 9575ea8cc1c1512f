import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'

/** What a command reads and writes: results on `stdout`, everything else on `stderr`. */
export interface Io {
  readonly stdin: Readable
  readonly stdout: Writable
  readonly stderr: Writable
}

/** How a command ends: 0 as asked, 1 a negative verdict, 2 wrong usage or a fault. */
export const EXIT = { OK: 0, NEGATIVE: 1, FAULT: 2 } as const
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** Writes one line and waits while the reader is slower than we are. */
export async function writeLine(stream: Writable, line: string): Promise<void> {
  if (!stream.write(`${line}\n`)) await once(stream, 'drain')
}
