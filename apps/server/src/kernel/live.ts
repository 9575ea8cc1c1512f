import { sql } from 'kysely'
import { listen } from './dialect-postgres.ts'
import type { Tx } from './tx.ts'

const CHANNEL = 'onmaru_live'
const JOBS_TOPIC = '!jobs'
/** PostgreSQL's NOTIFY takes less than 8,000 bytes. */
const MAX_PAYLOAD = 7_000

type Hear = (topic: string) => void

/** Live notes to open screens: which topic changed, never what; the screen asks again with its own rights. */
export class Live {
  readonly #listeners = new Set<Hear>()
  #remote: { stop(): Promise<void> } | null = null
  #url: string | null = null

  /** With PostgreSQL, notes travel between processes; `onJobs` is called when another process queued work. */
  async start(databaseUrl: string | null, onJobs: () => void): Promise<void> {
    if (databaseUrl === null) return
    this.#url = databaseUrl
    this.#remote = await listen(databaseUrl, CHANNEL, (payload) => {
      for (const topic of payload.split('\n')) {
        if (topic === JOBS_TOPIC) onJobs()
        else if (topic !== '') this.#tell(topic)
      }
    })
  }

  async stop(): Promise<void> {
    await this.#remote?.stop()
    this.#remote = null
  }

  /** Announces within the transaction where the engine carries notes with the commit. */
  async announceInside(tx: Tx, topics: readonly string[], jobs: boolean): Promise<void> {
    if (!tx.capabilities.manyProcesses) return
    const payload = [...topics, ...(jobs ? [JOBS_TOPIC] : [])].join('\n')
    if (payload !== '') await sql`select pg_notify(${CHANNEL}, ${payload.slice(0, MAX_PAYLOAD)})`.execute(tx.kysely)
  }

  /** Announces after the commit to this process's screens; with PostgreSQL they hear it by NOTIFY like everybody. */
  announce(topics: readonly string[]): void {
    if (this.#url !== null) return
    for (const topic of topics) this.#tell(topic)
  }

  /**
   * Yields the topic each time one of `topics` changes, until the signal aborts. Notes that pile up are merged. It begins with each topic once:
   * what changed between a screen's last question and this moment was told to nobody.
   */
  async *changes(topics: readonly string[], signal: AbortSignal): AsyncGenerator<string> {
    const waiting = new Set(topics)
    let wake: (() => void) | null = null
    const hear: Hear = (topic) => {
      if (!topics.includes(topic)) return
      waiting.add(topic)
      wake?.()
    }
    const abort = (): void => wake?.()
    this.#listeners.add(hear)
    signal.addEventListener('abort', abort)
    try {
      while (!signal.aborted) {
        const topic = waiting.values().next().value
        if (topic !== undefined) {
          waiting.delete(topic)
          yield topic
          continue
        }
        await new Promise<void>((resolve) => {
          wake = resolve
        })
        wake = null
      }
    } finally {
      this.#listeners.delete(hear)
      signal.removeEventListener('abort', abort)
    }
  }

  #tell(topic: string): void {
    for (const hear of this.#listeners) hear(topic)
  }
}
