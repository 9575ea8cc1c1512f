import { fingerprintOf } from '@onmaru/signing'
import type { Actor, PersonActor } from '../../../kernel/actor.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { transaction } from '../../../kernel/transaction.ts'
import { type Identity, identityFaults } from '../../identity/index.ts'
import { signaturesFaults } from '../errors.ts'
import { certificatesLooked, renewalAsked } from '../events.ts'
import * as store from '../store.ts'
import type { Issued, RequestedProfile } from './authority/issuing.ts'
import type { SubjectName } from './authority/mint.ts'
import type { GivenReason } from './authority/revoking.ts'
import type { Authority } from './authority.ts'
import { type CertificateFilter, type CertificateRow, endingRows, listCertificates } from './certificates.ts'
import { type KeyFile, type NewKey, newKey } from './new-key.ts'
import { derIn, pemOf } from './pem.ts'
import { signerOver } from './possession.ts'

/** What an administrator asks the authority to issue. A person's name stands in the directory; a seal's or server's is given. */
export interface IssueOrder {
  readonly profile: RequestedProfile
  readonly personId?: string | undefined
  readonly commonName?: string | undefined
  /** PKCS#10 (RFC 2986), PEM or base64: made where the key is, by whoever holds it. Null: the office makes a key, whose file is handed over once. */
  readonly request: string | null
  readonly hosts?: readonly string[] | undefined
}

/** A certificate as it is handed to whoever asked. */
export interface IssuedCertificateFile {
  readonly serialNumber: string
  readonly fingerprint: string
  /** The certificate and the chain above it, PEM, its own first. */
  readonly pem: string
  /** The key file, where the office made the key; it cannot be had again. */
  readonly keyFile: KeyFile | null
}

/** Certificates, and who looks at whose: such a list is personal. */
export interface Issuance {
  list(actor: Actor, filter: CertificateFilter): Promise<readonly CertificateRow[]>
  /** Certificates that end within `days`, are in use and have no successor yet, soonest first. */
  renewals(actor: Actor, days: number): Promise<readonly CertificateRow[]>
  /** @throws REQUEST_REFUSED, HOSTS_MISSING, SUBJECT_MISSING, PERSON_UNKNOWN */
  issue(actor: Actor, order: IssueOrder): Promise<IssuedCertificateFile>
  /** Renews anybody's certificate for a new key. @throws CERTIFICATE_UNKNOWN, CERTIFICATE_REVOKED, RENEWAL_SAME_KEY, REQUEST_REFUSED */
  renewFor(actor: Actor, order: { serialNumber: string; request: string | null }): Promise<IssuedCertificateFile>
  /** A person asks for the renewal of their own certificate. @throws CERTIFICATE_UNKNOWN */
  askRenewal(actor: PersonActor, serialNumber: string): Promise<void>
  /** @throws CERTIFICATE_UNKNOWN, CERTIFICATE_REVOKED_ALREADY */
  revoke(actor: Actor, serialNumber: string, reason: GivenReason): Promise<void>
  /** @throws CERTIFICATE_UNKNOWN, CERTIFICATE_NOT_ON_HOLD */
  release(actor: Actor, serialNumber: string): Promise<void>
  /**
   * A person renews their own certificate: a request by the new key, and a CMS over it by the old one, which must still be good.
   * @throws CERTIFICATE_NOT_YOURS, CERTIFICATE_EXPIRED, CERTIFICATE_REVOKED, RENEWAL_SAME_KEY, REQUEST_REFUSED, SIGNATURE_MISMATCH, SIGNATURE_BROKEN
   */
  renew(actor: PersonActor, order: { request: string; cms: Uint8Array }): Promise<IssuedCertificateFile>
}

const MOST_RENEWALS = 500
/** A common name's upper bound (RFC 5280, ub-common-name). */
const LONGEST_NAME = 64
/** A request, and what closes the key that was made for it; nothing where the key is elsewhere. */
interface Asked {
  readonly request: Uint8Array
  readonly close: NewKey['close'] | undefined
}
const DAY_MS = 24 * 3_600_000
const REQUEST_KINDS = ['CERTIFICATE REQUEST', 'NEW CERTIFICATE REQUEST']

/** The acts over certificates of the embedded authority. */
export function issuance(kernel: Kernel, authority: Authority, identity: Identity): Issuance {
  const looked = (actor: Actor, filter: { text?: string | undefined; personId?: string | undefined }): Promise<void> =>
    transaction(kernel, actor, (tx) =>
      tx.speak(
        certificatesLooked(
          { kind: 'register', id: 'certificates' },
          { text: filter.text ?? null, personId: filter.personId ?? null },
        ),
      ),
    )
  const handOver = async (actor: Actor, issued: Issued, close?: NewKey['close']): Promise<IssuedCertificateFile> => {
    const above = await authority.chain()
    const keyFile = close === undefined ? null : await close(issued.certificate, above)
    await transaction(kernel, actor, (tx) => issued.keep(tx))
    return {
      serialNumber: issued.serialNumber,
      fingerprint: issued.fingerprint,
      pem: [issued.certificate, ...above].map((der) => pemOf('CERTIFICATE', der)).join(''),
      keyFile,
    }
  }
  /** The request that came, or one of a key that is made here. */
  const requestOf = (request: string | null, name: Parameters<typeof newKey>[1]): Promise<Asked> =>
    request === null ? newKey(kernel, name) : Promise.resolve({ request: onlyRequest(request), close: undefined })
  return {
    list: async (actor, filter) => {
      await looked(actor, filter)
      return listCertificates(kernel, filter)
    },
    renewals: async (actor, days) => {
      await looked(actor, {})
      return endingRows(kernel, new Date(kernel.clock.now().getTime() + days * DAY_MS), MOST_RENEWALS)
    },
    issue: async (actor, order) => {
      const subject = await subjectOf(kernel, identity, order)
      const { request, close } = await requestOf(order.request, subject)
      const { profile, personId = null, hosts = [] } = order
      return handOver(actor, await authority.issueTo({ profile, subject, personId, request, hosts }), close)
    },
    renewFor: async (actor, { serialNumber, request }) => {
      const row = await store.findBySerial(kernel.db, serialNumber)
      if (row === undefined) throw signaturesFaults.CERTIFICATE_UNKNOWN()
      const { name: organization } = await identity.agency(kernel.db)
      const asked = await requestOf(request, { commonName: row.subject.slice(0, LONGEST_NAME), organization })
      return handOver(actor, await authority.renewTo(serialNumber, asked.request), asked.close)
    },
    askRenewal: (actor, serialNumber) =>
      transaction(kernel, actor, async (tx) => {
        if (!(await store.markRenewalAsked(tx, serialNumber, actor.personId))) throw signaturesFaults.CERTIFICATE_UNKNOWN()
        await tx.speak(renewalAsked({ kind: 'certificate', id: serialNumber }, { personId: actor.personId }))
      }),
    revoke: (actor, serialNumber, reason) => transaction(kernel, actor, (tx) => authority.revoke(tx, serialNumber, reason)),
    release: (actor, serialNumber) => transaction(kernel, actor, (tx) => authority.release(tx, serialNumber)),
    renew: async (actor, { request, cms }) => {
      const der = onlyRequest(request)
      const old = await signerOver(kernel, der, cms)
      const row = await store.findByFingerprint(kernel.db, await fingerprintOf(old.der, kernel.crypto))
      if (row === undefined || row.personId !== actor.personId)
        throw signaturesFaults.CERTIFICATE_NOT_YOURS({ subject: old.subject.text })
      if (old.notAfter < kernel.clock.now()) throw signaturesFaults.CERTIFICATE_EXPIRED({ notAfter: row.notAfter })
      return handOver(actor, await authority.renewTo(row.serialNumber, der))
    },
  }
}

function onlyRequest(text: string): Uint8Array {
  const [first] = derIn(text, REQUEST_KINDS)
  if (first === undefined) throw signaturesFaults.PEM_BROKEN({ kinds: REQUEST_KINDS.join(', ') })
  return first
}

/** An official is named as the directory names them (domain.md §7.1); others by the name that is given. */
async function subjectOf(kernel: Kernel, identity: Identity, order: IssueOrder): Promise<SubjectName> {
  const { name: organization } = await identity.agency(kernel.db)
  if (order.profile === 'official') {
    const person = order.personId === undefined ? undefined : await identity.person(kernel.db, order.personId)
    if (person === undefined) throw identityFaults.PERSON_UNKNOWN()
    return { commonName: person.name, organization, organizationalUnit: person.unitName }
  }
  if (order.commonName === undefined) throw signaturesFaults.SUBJECT_MISSING()
  return { commonName: order.commonName, organization }
}
