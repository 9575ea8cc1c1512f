import {
  type AlternativeName,
  type CertificationRequest,
  createPkcs12,
  generateKeyPair,
  readCertificate,
  readCertificationRequest,
  type SignatureAlgorithm,
  SigningError,
} from '@onmaru/signing'
import type { Kernel } from '../../../../kernel/kernel.ts'
import type { Tx } from '../../../../kernel/transaction.ts'
import { signaturesFaults } from '../../errors.ts'
import type { CertificateProfile } from '../../schema.ts'
import * as store from '../../store.ts'
import { fromBase64 } from '../encoding.ts'
import { type Keystore, keepMinted } from './keystore.ts'
import { type Minted, mint, type SubjectName } from './mint.ts'
import { KEY_BITS } from './profiles.ts'

/** Profiles that are issued to whoever shows to hold a key. */
export const REQUESTED_PROFILES = ['official', 'special-seal', 'server'] as const satisfies readonly CertificateProfile[]
export type RequestedProfile = (typeof REQUESTED_PROFILES)[number]

/** A certificate that was made and is stored by `keep`. */
export interface Issued {
  readonly serialNumber: string
  readonly fingerprint: string
  readonly certificate: Uint8Array
  keep(tx: Tx): Promise<void>
}

/** What is issued to a certification request. The subject is the office's word, not the request's. */
export interface IssueAsk {
  readonly profile: RequestedProfile
  readonly subject: SubjectName
  readonly personId: string | null
  /** PKCS#10 (RFC 2986), DER. */
  readonly request: Uint8Array
  /** Hosts of a server, beside those that the request names. */
  readonly hosts?: readonly string[]
}

const HOST = /^(?=.{1,253}$)(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i

/** Issues to a key whose holder asks for it. @throws REQUEST_REFUSED, HOSTS_MISSING, AUTHORITY_MISSING, KEYSTORE_LOCKED */
export async function issueTo(kernel: Kernel, keystore: Keystore, ask: IssueAsk): Promise<Issued> {
  const { publicKeySpki, alternativeNames } = await provenRequest(kernel, ask.request)
  const names = ask.profile === 'server' ? hostNames(alternativeNames, ask.hosts ?? []) : []
  const minted = await mint(kernel, {
    profile: ask.profile,
    subject: ask.subject,
    alternativeNames: names,
    personId: ask.personId,
    publicKeySpki,
    issuer: await keystore.credential('issuing'),
  })
  return asIssued(minted)
}

/**
 * Renews a certificate for a new key: the same subject, the same person, valid from now on beside the old one.
 * @throws CERTIFICATE_UNKNOWN, CERTIFICATE_REVOKED, RENEWAL_SAME_KEY, REQUEST_REFUSED
 */
export async function renewTo(kernel: Kernel, keystore: Keystore, serialNumber: string, request: Uint8Array): Promise<Issued> {
  const row = await store.findBySerial(kernel.db, serialNumber)
  const profile = REQUESTED_PROFILES.find((one) => one === row?.profile)
  if (row === undefined || profile === undefined) throw signaturesFaults.CERTIFICATE_UNKNOWN()
  if (row.revokedAt !== null) throw signaturesFaults.CERTIFICATE_REVOKED({ revokedAt: row.revokedAt })
  const { publicKeySpki, alternativeNames } = await provenRequest(kernel, request)
  const old = readCertificate(fromBase64(row.der))
  if (Buffer.compare(old.spki, publicKeySpki) === 0) throw signaturesFaults.RENEWAL_SAME_KEY()
  const minted = await mint(kernel, {
    profile,
    subject: old.subjectDer,
    alternativeNames: profile === 'server' ? hostNames(alternativeNames, []) : [],
    personId: row.personId,
    publicKeySpki,
    issuer: await keystore.credential('issuing'),
    renewedFrom: serialNumber,
  })
  return asIssued(minted)
}

const asIssued = (minted: Minted): Issued => ({
  serialNumber: minted.row.serialNumber,
  fingerprint: minted.row.fingerprint,
  certificate: minted.certificate,
  keep: (tx) => keepMinted(tx, minted),
})

async function provenRequest(kernel: Kernel, request: Uint8Array): Promise<CertificationRequest> {
  try {
    return await readCertificationRequest(request, kernel.crypto)
  } catch (cause) {
    if (cause instanceof SigningError) throw signaturesFaults.REQUEST_REFUSED({ reason: cause.code }, { cause })
    throw cause
  }
}

/** What a server's certificate says of its hosts: names that may stand in one, and addresses. @throws HOSTS_MISSING */
function hostNames(asked: readonly AlternativeName[], hosts: readonly string[]): readonly AlternativeName[] {
  const named = [...asked.flatMap((name) => ('dns' in name ? [name.dns] : [])), ...hosts].map((name) => name.toLowerCase())
  if (named.some((name) => !HOST.test(name))) throw signaturesFaults.HOSTS_MISSING()
  const addresses = asked.filter((name) => 'ip' in name && (name.ip.length === 4 || name.ip.length === 16))
  const names = [...new Set(named)].map((dns) => ({ dns }))
  if (names.length + addresses.length === 0) throw signaturesFaults.HOSTS_MISSING()
  return [...names, ...addresses]
}

/** What a person gets when the office made the key for them (demo office, tests). */
export interface IssuedCredential {
  readonly container: Uint8Array
  readonly fingerprint: string
  readonly serialNumber: string
}

/** For whom a key is made, and how its container is protected. `iterations`: see Pkcs12Content. */
export interface CredentialAsk {
  readonly personId: string
  readonly subject: SubjectName
  readonly password: string
  readonly algorithm: SignatureAlgorithm
  readonly iterations: number | undefined
}

/** Makes a key for an official and issues its certificate, where nobody can ask for one. The container is the person's; nothing of the key stays here. */
export async function issueCredential(
  kernel: Kernel,
  keystore: Keystore,
  { personId, subject, password, algorithm, iterations }: CredentialAsk,
): Promise<IssuedCredential & { keep(tx: Tx): Promise<void> }> {
  const issuer = await keystore.credential('issuing')
  const pair = await generateKeyPair(algorithm, kernel.crypto, { modulusLength: KEY_BITS.official })
  const minted = await mint(kernel, { profile: 'official', subject, personId, publicKeySpki: pair.publicKeySpki, issuer })
  const container = await createPkcs12({
    crypto: kernel.crypto,
    privateKeyPkcs8: pair.privateKeyPkcs8,
    certificate: minted.certificate,
    chain: [issuer.certificate, ...issuer.chain],
    password,
    friendlyName: minted.row.subject,
    ...(iterations === undefined ? {} : { iterations }),
  })
  pair.privateKeyPkcs8.fill(0)
  const { fingerprint, serialNumber } = minted.row
  return { container, fingerprint, serialNumber, keep: (tx) => keepMinted(tx, minted) }
}
