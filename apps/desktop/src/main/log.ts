import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Writes one line of JSON an event. Facts never hold passwords, keys, tokens or a document's words. */
export interface Log {
  info(event: string, facts?: Readonly<Record<string, unknown>>): void
  error(event: string, error: unknown, facts?: Readonly<Record<string, unknown>>): void
}

/** The file is put aside once when it reaches this size. */
const MAX_BYTES = 2 * 1024 * 1024

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0

/** A log in `folder`, with the one before it kept as `main.1.log`. */
export function createLog(folder: string, now: () => Date): Log {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'main.log')
  const write = (level: string, event: string, facts: Readonly<Record<string, unknown>>): void => {
    if (sizeOf(file) > MAX_BYTES) renameSync(file, join(folder, 'main.1.log'))
    appendFileSync(file, `${JSON.stringify({ at: now().toISOString(), level, event, ...facts })}\n`)
  }
  return {
    info: (event, facts = {}) => write('info', event, facts),
    error: (event, error, facts = {}) =>
      write('error', event, {
        ...facts,
        error: error instanceof Error ? { name: error.name, message: error.message, stack: error.stack } : String(error),
      }),
  }
}
