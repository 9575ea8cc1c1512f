import { createApp } from './app.ts'
import { systemClock } from './kernel/clock.ts'
import { ConfigError, readConfig } from './kernel/config.ts'
import { createLog } from './kernel/log.ts'

/** The server process: reads its settings, starts, and stops on a signal after the job at hand. */
async function main(): Promise<void> {
  const config = readConfig(process.env)
  const log = createLog(config.logLevel)
  const app = await createApp({ config, clock: systemClock, log, crypto: globalThis.crypto })
  const stop = (): void => {
    app.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'stop failed')
        process.exit(1)
      },
    )
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  log.info({ address: await app.start() }, 'listening')
}

main().catch((error: unknown) => {
  const text =
    error instanceof ConfigError
      ? error.problems.join('\n')
      : error instanceof Error
        ? (error.stack ?? error.message)
        : String(error)
  process.stderr.write(`온마루 서버를 시작하지 못했습니다 (the server could not start):\n${text}\n`)
  process.exitCode = 1
})
