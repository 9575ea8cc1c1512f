import { createHash } from 'node:crypto'
import { systemActor } from '../../../../kernel/actor.ts'
import type { Kernel } from '../../../../kernel/kernel.ts'
import { transaction } from '../../../../kernel/transaction.ts'
import * as store from '../../store/service-answers.ts'
import { base64, fromBase64 } from '../encoding.ts'
import type { AnswerKind } from './fetcher.ts'

/** What was asked: a kind of answer, where, and about what. */
export interface AnswerKey {
  readonly kind: AnswerKind
  readonly url: string
  /** What tells two questions to one address apart; empty where the address is all of it. */
  readonly about: string
}

/** An answer that was found good, and until when it may be used again. */
export interface GoodAnswer {
  readonly der: Uint8Array
  readonly usableUntil: Date
}

/** Answers of services outside, kept in the database for as long as they hold: every process has them, and a service that is down is missed later. */
export class Answers {
  readonly #kernel: Kernel
  /** Questions that are being asked; who asks the same meanwhile waits for that answer. */
  readonly #asked = new Map<string, Promise<Uint8Array>>()

  constructor(kernel: Kernel) {
    this.#kernel = kernel
  }

  /** The kept answer, or a new one by `ask`, which has checked what it returns. @throws what `ask` throws */
  async of(key: AnswerKey, ask: () => Promise<GoodAnswer>): Promise<Uint8Array> {
    const name = createHash('sha256').update([key.kind, key.url, key.about].join('\n')).digest('hex')
    const kept = await store.usable(this.#kernel.db, name, this.#kernel.clock.now())
    if (kept !== undefined) return fromBase64(kept.der)
    const asked = this.#asked.get(name)
    if (asked !== undefined) return asked
    const asking = this.#ask(name, key, ask)
    this.#asked.set(name, asking)
    try {
      return await asking
    } finally {
      this.#asked.delete(name)
    }
  }

  async #ask(name: string, { kind, url }: AnswerKey, ask: () => Promise<GoodAnswer>): Promise<Uint8Array> {
    const { der, usableUntil } = await ask()
    await transaction(this.#kernel, systemActor('signatures.services'), (tx) =>
      store.keep(tx, {
        key: name,
        kind,
        url,
        der: base64(der),
        fetchedAt: tx.now.toISOString(),
        usableUntil: usableUntil.toISOString(),
      }),
    )
    return der
  }
}
