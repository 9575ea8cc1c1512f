import { type Logger, pino } from 'pino'
import type { Config } from './config.ts'

/** The structured log: one JSON line an event on standard error. Secrets are named here so that no line ever carries them. */
export type Log = Logger

/** Makes the log of a process. */
export function createLog(level: Config['logLevel']): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: ['password', '*.password', 'passphrase', '*.passphrase', 'req.headers.cookie', 'req.headers.authorization'],
    },
    pino.destination({ fd: 2, sync: true }),
  )
}
