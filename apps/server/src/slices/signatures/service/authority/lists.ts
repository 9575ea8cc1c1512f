import { createCrl, type RevocationReason, type RevokedEntry, readCertificate, readCrl } from '@onmaru/signing'
import { systemActor } from '../../../../kernel/actor.ts'
import type { Kernel } from '../../../../kernel/kernel.ts'
import { transaction } from '../../../../kernel/transaction.ts'
import type { ListIssuer } from '../../schema.ts'
import * as lists from '../../store/revocation-lists.ts'
import * as store from '../../store.ts'
import { base64, fromBase64 } from '../encoding.ts'
import type { Keystore } from './keystore.ts'
import { deltaAddress } from './mint.ts'
import { REVISION } from './revoking.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** How long a list holds; each is made anew when half of that is over, or a status changed. */
const LIFE_MS = { issuing: 7 * DAY_MS, root: 90 * DAY_MS, delta: DAY_MS } as const

/** A list as it is handed out. */
export interface PublishedList {
  readonly number: number
  readonly thisUpdate: Date
  readonly nextUpdate: Date
  readonly der: Uint8Array
}

/**
 * The lists of the embedded authority: the issuing authority's complete list and its delta (RFC 5280 §5, §5.2.4), and the root's list of
 * authorities. They stand in the database, so that every process hands out the same; whoever finds them old makes the next.
 */
export class RevocationLists {
  readonly #kernel: Kernel
  readonly #keystore: Keystore

  constructor(kernel: Kernel, keystore: Keystore) {
    this.#kernel = kernel
    this.#keystore = keystore
  }

  /** The present complete list. @throws AUTHORITY_MISSING, KEYSTORE_LOCKED */
  complete(issuer: ListIssuer): Promise<PublishedList> {
    return this.#present(issuer, 'complete')
  }

  /** The changes since the oldest complete list that still holds: whoever has any complete list can use it. @throws AUTHORITY_MISSING */
  delta(): Promise<PublishedList> {
    return this.#present('issuing', 'delta')
  }

  async #present(issuer: ListIssuer, kind: lists.ListKind): Promise<PublishedList> {
    const found = await this.#fresh(issuer, kind)
    if (found !== undefined) return found
    await this.#publish(issuer)
    const made = await lists.newest(this.#kernel.db, issuer, kind)
    if (made === undefined) throw new Error(`the list ${issuer} ${kind} was made and is not there`)
    return published(made)
  }

  async #fresh(issuer: ListIssuer, kind: lists.ListKind): Promise<PublishedList | undefined> {
    const found = await lists.newest(this.#kernel.db, issuer, kind)
    if (found === undefined || found.revision !== (await store.countOf(this.#kernel.db, REVISION[issuer]))) return undefined
    const now = this.#kernel.clock.now().getTime()
    const [from, until] = [Date.parse(found.thisUpdate), Date.parse(found.nextUpdate)]
    return now >= from && now < (from + until) / 2 ? published(found) : undefined
  }

  /** Makes the complete list and its delta under one number (RFC 5280 §5.2.4). */
  async #publish(issuer: ListIssuer): Promise<void> {
    const { db, clock } = this.#kernel
    const now = clock.now()
    const credential = await this.#keystore.credential(issuer)
    const revision = await store.countOf(db, REVISION[issuer])
    const revoked = (await store.revokedCertificates(db, issuer)).map(entryOf)
    const number = await transaction(this.#kernel, systemActor('signatures.lists'), (tx) =>
      store.nextCount(tx, issuer === 'root' ? 'crl.root' : 'crl'),
    )
    const common = { issuer: credential, number, thisUpdate: now }
    const complete = await createCrl({
      ...common,
      nextUpdate: new Date(now.getTime() + LIFE_MS[issuer]),
      revoked,
      keepsExpiredSince: readCertificate(credential.certificate).notBefore,
      ...(issuer === 'issuing' ? { freshest: deltaAddress(this.#kernel.config.publicUrl) } : {}),
    })
    const row = { issuer, number, revision, thisUpdate: now.toISOString() }
    const delta = issuer === 'issuing' ? await this.#delta(common, revoked) : undefined
    await transaction(this.#kernel, systemActor('signatures.lists'), async (tx) => {
      await lists.insert(tx, { ...row, kind: 'complete', nextUpdate: after(now, LIFE_MS[issuer]), der: base64(complete) })
      if (delta !== undefined)
        await lists.insert(tx, { ...row, kind: 'delta', nextUpdate: after(now, LIFE_MS.delta), der: base64(delta) })
      await lists.removeEnded(tx, issuer, tx.now)
    })
  }

  async #delta(
    common: { issuer: Parameters<typeof createCrl>[0]['issuer']; number: number; thisUpdate: Date },
    revoked: readonly RevokedEntry[],
  ): Promise<Uint8Array> {
    const base = await lists.oldestHolding(this.#kernel.db, 'issuing', common.thisUpdate)
    return createCrl({
      ...common,
      nextUpdate: new Date(common.thisUpdate.getTime() + LIFE_MS.delta),
      revoked: base === undefined ? [] : changes(readCrl(fromBase64(base.der)).revoked, revoked, common.thisUpdate),
      deltaTo: base?.number ?? common.number,
    })
  }
}

/** What changed between a complete list and now; what is good again is said so (RFC 5280 §5.3.1, removeFromCRL). */
export function changes(
  base: ReadonlyMap<string, RevokedEntry>,
  now: readonly RevokedEntry[],
  at: Date,
): readonly RevokedEntry[] {
  const present = new Map(now.map((entry) => [entry.serialNumber, entry]))
  const changed = now.filter(({ serialNumber, reason }) => base.get(serialNumber)?.reason !== reason)
  const released = [...base.keys()].filter((serialNumber) => !present.has(serialNumber))
  return [...changed, ...released.map((serialNumber) => ({ serialNumber, at, reason: 'removeFromCRL' as const }))]
}

const after = (instant: Date, ms: number): string => new Date(instant.getTime() + ms).toISOString()

function published(row: lists.RevocationList): PublishedList {
  return {
    number: row.number,
    thisUpdate: new Date(row.thisUpdate),
    nextUpdate: new Date(row.nextUpdate),
    der: fromBase64(row.der),
  }
}

function entryOf(row: store.IssuedCertificate): RevokedEntry {
  return {
    serialNumber: row.serialNumber,
    at: new Date(row.revokedAt ?? row.notBefore),
    reason: (row.revocationReason ?? 'unspecified') as RevocationReason,
  }
}
