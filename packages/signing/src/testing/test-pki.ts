import { createCrl } from '../authority/create-crl.ts'
import { issueCertificate } from '../authority/issue-certificate.ts'
import type { Profile } from '../authority/profile.ts'
import type { Credential } from '../keys/pkcs12.ts'
import { generateKeyPair, importSigningKey, type KeyPair } from '../keys/signing-key.ts'
import type { SignatureAlgorithm, WebCrypto } from '../ports.ts'

/** A person or service of the test PKI, and what is wrong with it. */
interface Declared {
  readonly name: string
  readonly profile: Profile
  readonly issuer: string | null
  readonly algorithm?: SignatureAlgorithm
  readonly notBefore?: string
  readonly notAfter?: string
  readonly revokedAt?: string
}

/** The whole test PKI: read it as a cast list. Times are around the story's present, 2026-07-15. */
export const CAST = {
  root: { name: '한빛시 최상위인증기관', profile: 'root', issuer: null },
  issuing: { name: '한빛시 인증기관', profile: 'issuing', issuer: 'root' },
  foreignRoot: { name: '먼나라 인증기관', profile: 'root', issuer: null },
  drafter: { name: '김하나', profile: 'official', issuer: 'issuing' },
  reviewer: { name: '이두리', profile: 'official', issuer: 'issuing', algorithm: 'ECDSA-P256-SHA256' },
  approver: { name: '박세찬', profile: 'official', issuer: 'issuing' },
  expired: { name: '지난이', profile: 'official', issuer: 'issuing', notBefore: '2020-01-01', notAfter: '2022-01-01' },
  future: { name: '올사람', profile: 'official', issuer: 'issuing', notBefore: '2030-01-01', notAfter: '2032-01-01' },
  revoked: { name: '폐지된이', profile: 'official', issuer: 'issuing', revokedAt: '2026-07-01' },
  foreigner: { name: '남의사람', profile: 'official', issuer: 'foreignRoot' },
  seal: { name: '한빛시장', profile: 'seal', issuer: 'issuing' },
  tsa: { name: '한빛시 시점확인', profile: 'timestamping', issuer: 'issuing' },
  ocsp: { name: '한빛시 OCSP', profile: 'ocsp', issuer: 'issuing' },
} as const satisfies Record<string, Declared>

export type CastName = keyof typeof CAST

/** The story's present. */
export const PRESENT = new Date('2026-07-15T03:00:00Z')

/** A cast member's credential with the raw key pair, for containers. */
export interface TestCredential extends Credential {
  readonly pair: KeyPair
  readonly serialNumber: string
}

/** The built PKI. */
export interface TestPki {
  readonly of: (name: CastName) => TestCredential
  readonly anchors: readonly Uint8Array[]
  readonly intermediates: readonly Uint8Array[]
  /** The issuing CA's list at the story's present. */
  readonly crl: Uint8Array
  /** The root's list: other judges ask for evidence on the issuing CA too. */
  readonly rootCrl: Uint8Array
}

const URLS = {
  ocsp: 'http://localhost:4710/pki/ocsp',
  crl: 'http://localhost:4710/pki/issuing.crl',
  caIssuers: 'http://localhost:4710/pki/issuing.cer',
}

const ROOT_URLS = { ocsp: null, crl: 'http://localhost:4710/pki/root.crl', caIssuers: 'http://localhost:4710/pki/root.cer' }

/** Builds the declared PKI: keys are new each time, names, dates and faults as declared. RSA keys are shorter than the house's own unless said. */
export async function buildTestPki(crypto: WebCrypto, modulusLength = 2048): Promise<TestPki> {
  const built = new Map<string, TestCredential>()
  for (const [i, [id, declared]] of (Object.entries(CAST) as [CastName, Declared][]).entries()) {
    const algorithm = declared.algorithm ?? 'RSA-PKCS1-SHA256'
    const pair = await generateKeyPair(algorithm, crypto, { modulusLength })
    const key = await importSigningKey(pair.privateKeyPkcs8, crypto)
    const above = declared.issuer === null ? null : built.get(declared.issuer)
    const serialNumber = (0x4000 + i).toString(16)
    const certificate = await issueCertificate({
      profile: declared.profile,
      subject: { country: 'KR', organization: '한빛시', commonName: declared.name },
      publicKeySpki: pair.publicKeySpki,
      serialNumber,
      notBefore: new Date(declared.notBefore ?? '2025-01-01'),
      notAfter: new Date(declared.notAfter ?? '2035-01-01'),
      issuer:
        above === null || above === undefined ? { certificate: null, key } : { certificate: above.certificate, key: above.key },
      urls: declared.profile === 'issuing' ? ROOT_URLS : URLS,
      crypto,
    })
    const chain = above === null || above === undefined ? [] : [above.certificate, ...above.chain]
    built.set(id, { certificate, chain, key, pair, serialNumber })
  }
  const of = (name: CastName): TestCredential => {
    const found = built.get(name)
    if (found === undefined) throw new Error(name)
    return found
  }
  const revoked = (Object.entries(CAST) as [CastName, Declared][]).flatMap(([id, declared]) =>
    declared.revokedAt === undefined
      ? []
      : [{ serialNumber: of(id).serialNumber, at: new Date(declared.revokedAt), reason: 'keyCompromise' as const }],
  )
  const times = { number: 1, thisUpdate: new Date('2026-07-14'), nextUpdate: new Date('2026-07-21') }
  const crl = await createCrl({ ...times, issuer: of('issuing'), revoked })
  const rootCrl = await createCrl({ ...times, issuer: of('root'), revoked: [] })
  return { of, anchors: [of('root').certificate], intermediates: [of('issuing').certificate], crl, rootCrl }
}
