import {
  buildOcspRequest,
  buildTimestampRequest,
  type Credential,
  createCrl,
  generateKeyPair,
  importSigningKey,
  issueCertificate,
  type Profile,
  parseTimestampResponse,
  type RevocationSource,
  readCertificate,
  respondOcsp,
  respondTimestamp,
  type SignatureAlgorithm,
  type TimestampSource,
} from '../../packages/signing/src/index.ts'

/** Who lives how long: a root for fifty years, officials for two, and three timestamp services one after another. */
const PEOPLE = {
  root: { name: '오래시 최상위인증기관', profile: 'root', issuer: null, from: '2025', to: '2076' },
  issuing: { name: '오래시 인증기관', profile: 'issuing', issuer: 'root', from: '2025', to: '2075' },
  rsa: { name: '김하나', profile: 'official', issuer: 'issuing', from: '2026', to: '2028' },
  ecdsa: { name: '이두리', profile: 'official', issuer: 'issuing', from: '2026', to: '2028', algorithm: 'ECDSA-P256-SHA256' },
  seal: { name: '오래시장', profile: 'seal', issuer: 'issuing', from: '2026', to: '2028' },
  tsa2026: { name: '오래시 시점확인 1', profile: 'timestamping', issuer: 'issuing', from: '2026', to: '2036' },
  tsa2035: { name: '오래시 시점확인 2', profile: 'timestamping', issuer: 'issuing', from: '2035', to: '2045' },
  tsa2044: { name: '오래시 시점확인 3', profile: 'timestamping', issuer: 'issuing', from: '2044', to: '2054' },
  ocsp: { name: '오래시 OCSP', profile: 'ocsp', issuer: 'issuing', from: '2026', to: '2075' },
} as const satisfies Record<
  string,
  { name: string; profile: Profile; issuer: string | null; from: string; to: string; algorithm?: SignatureAlgorithm }
>

export type LongName = keyof typeof PEOPLE
type Tsa = Extract<LongName, `tsa${string}`>

/** A PKI that outlives its officials, and its services at any time. */
export interface LongPki {
  of(name: LongName): Credential
  readonly anchors: readonly Uint8Array[]
  readonly intermediates: readonly Uint8Array[]
  /** OCSP for what the issuing CA issued, a list for that itself, both as of a time. */
  revocation(at: Date): RevocationSource
  /** What a validator gets of the services while they are there. */
  lists(at: Date): Promise<readonly Uint8Array[]>
  timestamps(name: Tsa, at: Date): TimestampSource
}

/** Builds it; keys are new each time. */
export async function buildLongPki(modulusLength = 2048): Promise<LongPki> {
  const built = new Map<LongName, Credential>()
  const of = (name: LongName): Credential => {
    const found = built.get(name)
    if (found === undefined) throw new Error(name)
    return found
  }
  for (const [i, name] of (Object.keys(PEOPLE) as LongName[]).entries()) {
    const person = PEOPLE[name]
    const pair = await generateKeyPair('algorithm' in person ? person.algorithm : 'RSA-PKCS1-SHA256', crypto, { modulusLength })
    const key = await importSigningKey(pair.privateKeyPkcs8, crypto)
    const above = person.issuer === null ? null : of(person.issuer)
    const certificate = await issueCertificate({
      profile: person.profile,
      subject: { country: 'KR', organization: '오래시', commonName: person.name },
      publicKeySpki: pair.publicKeySpki,
      serialNumber: (0x5000 + i).toString(16),
      notBefore: new Date(`${person.from}-01-01`),
      notAfter: new Date(`${person.to}-01-01`),
      issuer: above === null ? { certificate: null, key } : { certificate: above.certificate, key: above.key },
      urls: null,
      crypto,
    })
    built.set(name, { certificate, chain: above === null ? [] : [above.certificate, ...above.chain], key })
  }
  return {
    of,
    anchors: [of('root').certificate],
    intermediates: [of('issuing').certificate],
    revocation: (at) => async (certificate, issuer) =>
      readCertificate(certificate).isCa
        ? { ocsps: [], crls: [await list(of('root'), at)] }
        : { ocsps: [await answer(of('ocsp'), certificate, issuer, at)], crls: [await list(of('issuing'), at)] },
    lists: (at) => Promise.all([list(of('root'), at), list(of('issuing'), at)]),
    timestamps: (name, at) => async (imprint) =>
      parseTimestampResponse(
        await respondTimestamp(buildTimestampRequest(imprint, crypto), {
          authority: of(name),
          serialNumber: at.getTime().toString(16).padStart(16, '0'),
          time: at,
          policy: '1.2.3.4.1',
          crypto,
        }),
      ),
  }
}

const DAY_MS = 24 * 3_600_000

function list(issuer: Credential, at: Date): Promise<Uint8Array> {
  return createCrl({ issuer, number: at.getTime(), thisUpdate: at, nextUpdate: new Date(at.getTime() + 7 * DAY_MS), revoked: [] })
}

async function answer(responder: Credential, certificate: Uint8Array, issuer: Uint8Array, at: Date): Promise<Uint8Array> {
  const request = await buildOcspRequest({
    certificate: readCertificate(certificate),
    issuer: readCertificate(issuer),
    crypto,
  })
  return respondOcsp(request.der, {
    responder,
    issuerCertificate: issuer,
    producedAt: at,
    nextUpdate: new Date(at.getTime() + DAY_MS),
    statusOf: async () => ({ status: 'good' }),
    crypto,
  })
}
