import { createCrl, type RevocationReason, type RevokedEntry, readCertificate, readCrl } from '@onmaru/signing'
import { systemActor } from '../../../../kernel/actor.ts'
import type { Kernel } from '../../../../kernel/kernel.ts'
import { transaction } from '../../../../kernel/transaction.ts'
import { signaturesFaults } from '../../errors.ts'
import * as lists from '../../store/revocation-lists.ts'
import * as store from '../../store.ts'
import { base64, fromBase64 } from '../encoding.ts'
import type { Line, Lines } from './lines.ts'
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
 * authorities. Where an authority has several keys, each signs a list of everything that was revoked under their one name, for those who hold
 * a certificate by that key. They stand in the database, so that every process hands out the same; whoever finds them old makes the next.
 */
export class RevocationLists {
  readonly #kernel: Kernel
  readonly #lines: Lines

  constructor(kernel: Kernel, lines: Lines) {
    this.#kernel = kernel
    this.#lines = lines
  }

  /** The present complete list of a line; the last one, where its key has ended. @throws AUTHORITY_MISSING, KEYSTORE_LOCKED, LIST_UNKNOWN */
  complete(line: Line): Promise<PublishedList> {
    return this.#present(line, 'complete')
  }

  /** The changes since the oldest complete list that still holds: whoever has any complete list can use it. @throws the same */
  delta(line: Line): Promise<PublishedList> {
    return this.#present(line, 'delta')
  }

  async #present(line: Line, kind: lists.ListKind): Promise<PublishedList> {
    const found = await this.#fresh(line, kind)
    if (found !== undefined) return found
    if (this.#lines.isLiving(line)) await this.#publish(line)
    const last = await lists.newest(this.#kernel.db, line.name, kind)
    if (last === undefined) throw signaturesFaults.LIST_UNKNOWN({ name: line.name })
    return published(last)
  }

  async #fresh({ name, profile }: Line, kind: lists.ListKind): Promise<PublishedList | undefined> {
    const found = await lists.newest(this.#kernel.db, name, kind)
    if (found === undefined || found.revision !== (await store.countOf(this.#kernel.db, REVISION[profile]))) return undefined
    const now = this.#kernel.clock.now().getTime()
    const [from, until] = [Date.parse(found.thisUpdate), Date.parse(found.nextUpdate)]
    return now >= from && now < (from + until) / 2 ? published(found) : undefined
  }

  /** Makes the complete list and its delta under one number (RFC 5280 §5.2.4). */
  async #publish(line: Line): Promise<void> {
    const { db, clock, config } = this.#kernel
    const { name, profile } = line
    const now = clock.now()
    const credential = await this.#lines.credential(line)
    const revision = await store.countOf(db, REVISION[profile])
    const revoked = (await store.revokedCertificates(db, profile)).map(entryOf)
    const number = await transaction(this.#kernel, systemActor('signatures.lists'), (tx) =>
      store.nextCount(tx, profile === 'root' ? 'crl.root' : 'crl'),
    )
    const common = { issuer: credential, number, thisUpdate: now }
    const complete = await createCrl({
      ...common,
      nextUpdate: new Date(now.getTime() + LIFE_MS[profile]),
      revoked,
      keepsExpiredSince: readCertificate(credential.certificate).notBefore,
      ...(profile === 'issuing' ? { freshest: deltaAddress(config.publicUrl, name) } : {}),
    })
    const row = { issuer: name, number, revision, thisUpdate: now.toISOString() }
    const delta = profile === 'issuing' ? await this.#delta(name, common, revoked) : undefined
    await transaction(this.#kernel, systemActor('signatures.lists'), async (tx) => {
      await lists.insert(tx, { ...row, kind: 'complete', nextUpdate: after(now, LIFE_MS[profile]), der: base64(complete) })
      if (delta !== undefined)
        await lists.insert(tx, { ...row, kind: 'delta', nextUpdate: after(now, LIFE_MS.delta), der: base64(delta) })
      await lists.removeEnded(tx, name, tx.now)
    })
  }

  async #delta(
    line: string,
    common: { issuer: Parameters<typeof createCrl>[0]['issuer']; number: number; thisUpdate: Date },
    revoked: readonly RevokedEntry[],
  ): Promise<Uint8Array> {
    const base = await lists.oldestHolding(this.#kernel.db, line, common.thisUpdate)
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
