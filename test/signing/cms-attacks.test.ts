import { beforeAll, describe, expect, it } from 'vitest'
import { buildTimestampRequest, parseTimestampResponse, respondTimestamp } from '../../packages/signing/src/index.ts'
import {
  asBer,
  buildTestPki,
  type CastName,
  explicit,
  integer,
  nullValue,
  octetString,
  oid,
  PRESENT,
  read,
  retag,
  sequence,
  sequenceOf,
  setOf,
  type TestPki,
  tlv,
} from '../../packages/signing/src/testing/index.ts'
import { sha, signForeign } from './foreign-update.ts'
import { algorithms, ascii, type HandAlgorithm, handCertificate, handKey, handKeyOf, handName, handSign } from './hand-made.ts'
import { smallPdf } from './raw-update.ts'
import { judge } from './signed-document.ts'

/** Signatures whose CMS somebody made by hand: each part of it missing, doubled or another's (RFC 5652 §5, §11; RFC 5035; EN 319 122-1 §5.2). */
let pki: TestPki
beforeAll(async () => {
  pki = await buildTestPki(crypto)
})

const ID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  tstInfo: '1.2.840.113549.1.9.16.1.4',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  reference: '1.2.840.113549.1.9.16.2.47',
  oldReference: '1.2.840.113549.1.9.16.2.12',
  timestamp: '1.2.840.113549.1.9.16.2.14',
} as const
const attribute = (id: string, ...values: readonly Uint8Array[]): Uint8Array => sequence(oid(id), tlv(0x31, ...values))
const sha256 = (bytes: Uint8Array): Uint8Array => sha('sha256', bytes)
const digestId = (id: string): Uint8Array => sequence(oid(id), nullValue())
const SHA256 = digestId('2.16.840.1.101.3.4.2.1')

/** What is right; a case changes one thing of it. */
interface Cms {
  readonly who?: CastName
  readonly attributes?: (right: Attributes, content: Uint8Array) => readonly Uint8Array[]
  readonly unattributed?: boolean
  readonly contentType?: string
  readonly content?: Uint8Array
  readonly digest?: Uint8Array
  readonly algorithm?: Uint8Array
  readonly signer?: Uint8Array
  readonly value?: (right: Uint8Array, content: Uint8Array) => Uint8Array
  readonly signers?: number
  readonly certificates?: (right: readonly Uint8Array[]) => readonly Uint8Array[]
  readonly unsigned?: (value: Uint8Array) => Promise<readonly Uint8Array[]>
  readonly version?: number
  readonly whole?: (der: Uint8Array) => Uint8Array
}
type Attributes = readonly [type: Uint8Array, digest: Uint8Array, reference: Uint8Array]

const referenceTo = (certificate: Uint8Array): Uint8Array => sequence(sequence(sequence(octetString(sha256(certificate)))))

async function cms(how: Cms, content: Uint8Array): Promise<Uint8Array> {
  const { certificate, chain, pair } = pki.of(how.who ?? 'drafter')
  const algorithm: HandAlgorithm = how.who === 'reviewer' ? 'ec-sha256' : 'rsa-sha256'
  const right: Attributes = [
    attribute(ID.contentType, oid(ID.data)),
    attribute(ID.messageDigest, octetString(sha256(content))),
    attribute(ID.reference, referenceTo(certificate)),
  ]
  const attributes = setOf(how.attributes?.(right, content) ?? right)
  const signed = how.unattributed === true ? content : attributes
  const value = handSign(handKeyOf(pair.privateKeyPkcs8), algorithm, signed)
  const signature = how.value?.(value, content) ?? value
  const [, serial, , issuer] = sequenceOf(sequenceOf(read(certificate))[0])
  const unsigned = (await how.unsigned?.(signature)) ?? []
  const signer = sequence(
    integer(1),
    how.signer ?? sequence(issuer?.der ?? nullValue(), serial?.der ?? nullValue()),
    how.digest ?? SHA256,
    ...(how.unattributed === true ? [] : [retag(0xa0, attributes)]),
    how.algorithm ?? algorithms[algorithm],
    octetString(signature),
    ...(unsigned.length === 0 ? [] : [retag(0xa1, setOf(unsigned))]),
  )
  const certificates = how.certificates?.([certificate, ...chain]) ?? [certificate, ...chain]
  const inside = how.content === undefined ? [] : [explicit(0, octetString(how.content))]
  const signedData = sequence(
    integer(how.version ?? 1),
    setOf([how.digest ?? SHA256]),
    sequence(oid(how.contentType ?? ID.data), ...inside),
    retag(0xa0, setOf(certificates)),
    setOf(Array(how.signers ?? 1).fill(signer)),
  )
  const der = sequence(oid(ID.signedData), explicit(0, signedData))
  return how.whole?.(der) ?? der
}

async function verdictOn(how: Cms) {
  const pdf = await signForeign(smallPdf(), { name: 'a', subFilter: 'ETSI.CAdES.detached', reserve: 12_000 }, (content) =>
    cms(how, content),
  )
  const [signature] = (await judge(pki, pdf)).signatures
  if (signature === undefined) throw new Error('no signature')
  return signature
}
const said = async (how: Cms): Promise<string> => {
  const { indication, subIndication, reason } = await verdictOn(how)
  return [indication, subIndication, reason].filter((part) => part !== null).join(' ')
}

const PASSED = 'TOTAL-PASSED'
const FAILED = (word: string): string => `TOTAL-FAILED ${word}`
const BROKEN = FAILED('FORMAT_FAILURE CMS_BROKEN')
const WRONG_TYPE = FAILED('SIG_CRYPTO_FAILURE CONTENT_TYPE_WRONG')
const WRONG_DIGEST = FAILED('HASH_FAILURE HASH_FAILURE')
const WRONG_SIGNER = FAILED('SIG_CRYPTO_FAILURE SIGNING_CERTIFICATE_MISMATCH')
const WRONG_VALUE = FAILED('SIG_CRYPTO_FAILURE SIG_CRYPTO_FAILURE')
const UNSUPPORTED = 'INDETERMINATE CRYPTO_CONSTRAINTS_FAILURE_NO_POE ALGORITHM_NOT_SUPPORTED'
const cases = (rows: readonly (readonly [name: string, how: () => Cms, word: string])[]): void => {
  it.each(rows)('%s', async (_name, how, word) => expect(await said(how())).toBe(word))
}

describe('signed attributes', () => {
  const digest = (...values: readonly Uint8Array[]) => attribute(ID.messageDigest, ...values)
  const wrong = octetString(new Uint8Array(32))
  cases([
    ['as they are right', () => ({}), PASSED],
    ['by ECDSA', () => ({ who: 'reviewer' }), PASSED],
    ['none', () => ({ unattributed: true }), FAILED('FORMAT_FAILURE NO_SIGNED_ATTRIBUTES')],
    ['no content type', () => ({ attributes: ([, d, r]) => [d, r] }), WRONG_TYPE],
    [
      'another content type',
      () => ({ attributes: ([, d, r]) => [attribute(ID.contentType, oid(ID.tstInfo)), d, r] }),
      WRONG_TYPE,
    ],
    ['a content type twice', () => ({ attributes: ([t, d, r]) => [t, t, d, r] }), BROKEN],
    [
      'two content types in one',
      () => ({ attributes: ([, d, r]) => [attribute(ID.contentType, oid(ID.data), oid(ID.data)), d, r] }),
      WRONG_TYPE,
    ],
    [
      'a content of another type',
      () => ({ contentType: ID.tstInfo, attributes: ([, d, r]) => [attribute(ID.contentType, oid(ID.tstInfo)), d, r] }),
      FAILED('FORMAT_FAILURE CONTENT_TYPE_WRONG'),
    ],
    ['no digest', () => ({ attributes: ([t, , r]) => [t, r] }), WRONG_DIGEST],
    ['the digest of something else', () => ({ attributes: ([t, , r]) => [t, digest(wrong), r] }), WRONG_DIGEST],
    ['a digest twice, right and wrong', () => ({ attributes: ([t, d, r]) => [t, d, digest(wrong), r] }), BROKEN],
    [
      'two digests in one, right and wrong',
      () => ({ attributes: ([t, , r], content) => [t, digest(octetString(sha256(content)), wrong), r] }),
      WRONG_DIGEST,
    ],
    ['no digest in the attribute', () => ({ attributes: ([t, , r]) => [t, digest(), r] }), WRONG_DIGEST],
    [
      'the beginning of the digest',
      () => ({ attributes: ([t, , r], content) => [t, digest(octetString(sha256(content).subarray(0, 16))), r] }),
      WRONG_DIGEST,
    ],
    [
      'the digest as a bit string',
      () => ({ attributes: ([t, , r], content) => [t, digest(tlv(0x03, Uint8Array.of(0), sha256(content))), r] }),
      WRONG_DIGEST,
    ],
  ])
})

describe('the reference to the signer (RFC 5035)', () => {
  const with_ =
    (...references: readonly Uint8Array[]) =>
    (): Cms => ({ attributes: ([t, d]) => [t, d, ...references] })
  const other = (): Uint8Array => referenceTo(pki.of('approver').certificate)
  const own = (): Uint8Array => sequence(octetString(sha256(pki.of('drafter').certificate)))
  cases([
    ['none', with_(), 'INDETERMINATE SIG_CONSTRAINTS_FAILURE SIGNING_CERTIFICATE_NOT_REFERENCED'],
    ['to somebody else', () => with_(attribute(ID.reference, other()))(), WRONG_SIGNER],
    ['to nothing', with_(attribute(ID.reference, sequence(sequence()))), WRONG_SIGNER],
    ['of two values', () => with_(attribute(ID.reference, referenceTo(pki.of('drafter').certificate), other()))(), WRONG_SIGNER],
    [
      'to somebody else first, then to the signer',
      () => with_(attribute(ID.reference, sequence(sequence(sequence(octetString(new Uint8Array(32))), own()))))(),
      WRONG_SIGNER,
    ],
    [
      'right in the new form, wrong in the old one',
      () => ({
        attributes: ([t, d, r]) => [
          t,
          d,
          r,
          attribute(ID.oldReference, sequence(sequence(sequence(octetString(new Uint8Array(20)))))),
        ],
      }),
      WRONG_SIGNER,
    ],
    [
      'by a digest that nobody knows',
      () => with_(attribute(ID.reference, sequence(sequence(sequence(digestId('1.2.3'), octetString(new Uint8Array(32)))))))(),
      WRONG_SIGNER,
    ],
  ])
})

describe('signers and certificates', () => {
  /** Another's certificate with the issuer and serial number of the one that signed. */
  const twin = (): Uint8Array => {
    const serial = Number.parseInt(pki.of('drafter').serialNumber, 16)
    const by = handKey()
    return handCertificate({ subject: 'C=KR/CN=x', key: by, issuer: 'C=KR/O=한빛시/CN=한빛시 인증기관', by, serial })
  }
  cases([
    ['no signer', () => ({ signers: 0 }), BROKEN],
    ['two signers', () => ({ signers: 2 }), FAILED('FORMAT_FAILURE CMS_BROKEN')],
    [
      'a signer who is not there',
      () => ({ certificates: ([, ...chain]) => chain }),
      'INDETERMINATE NO_SIGNING_CERTIFICATE_FOUND NO_SIGNING_CERTIFICATE',
    ],
    [
      'a signer of another name',
      () => ({ signer: sequence(handName('C=KR/CN=x'), integer(7)) }),
      'INDETERMINATE NO_SIGNING_CERTIFICATE_FOUND NO_SIGNING_CERTIFICATE',
    ],
    ['a twin of the signer instead', () => ({ certificates: ([, ...chain]) => [twin(), ...chain] }), WRONG_VALUE],
    ['certificates that are none', () => ({ certificates: (right) => [...right, sequence(integer(1)), sequence()] }), PASSED],
    ['the content beside the file', () => ({ content: ascii('something else') }), FAILED('FORMAT_FAILURE CONTENT_NOT_DETACHED')],
    ['an empty content', () => ({ content: new Uint8Array() }), FAILED('FORMAT_FAILURE CONTENT_NOT_DETACHED')],
    ['lengths in BER, as some software writes', () => ({ whole: (der) => asBer(der) }), PASSED],
  ])
})

describe('signature values', () => {
  const N = BigInt('0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551')
  const number = (value: bigint): Uint8Array => {
    const text = value.toString(16)
    const magnitude = Buffer.from(text.padStart(text.length + (text.length % 2), '0'), 'hex')
    return tlv(0x02, new Uint8Array((magnitude[0] ?? 0) >= 0x80 ? [0, ...magnitude] : magnitude))
  }
  const numbers = (value: Uint8Array): readonly [bigint, bigint] => {
    const [r = 0n, s = 0n] = sequenceOf(read(value)).map(({ content }) => BigInt(`0x${Buffer.from(content).toString('hex')}`))
    return [r, s]
  }
  const ecdsa = (change: (r: bigint, s: bigint) => Uint8Array) => (): Cms => ({
    who: 'reviewer',
    value: (right) => change(...numbers(right)),
  })
  const tamper = (value: (right: Uint8Array) => Uint8Array) => (): Cms => ({ value })
  cases([
    ['a flipped bit', tamper((right) => right.with(-1, (right.at(-1) ?? 0) ^ 1)), WRONG_VALUE],
    ['nothing', tamper(() => new Uint8Array()), WRONG_VALUE],
    ['zeros', tamper((right) => new Uint8Array(right.length)), WRONG_VALUE],
    ['a byte more', tamper((right) => Uint8Array.of(...right, 0)), WRONG_VALUE],
    ['a zero before it', tamper((right) => Uint8Array.of(0, ...right)), WRONG_VALUE],
    ['r and s of zero', ecdsa(() => sequence(integer(0), integer(0))), WRONG_VALUE],
    ['r of one, s of zero', ecdsa(() => sequence(integer(1), integer(0))), WRONG_VALUE],
    ['r larger than the order', ecdsa((r, s) => sequence(number(r + N), number(s))), WRONG_VALUE],
    ['s larger than the order', ecdsa((r, s) => sequence(number(r), number(s + N))), WRONG_VALUE],
    ['r that is negative', ecdsa((_r, s) => sequence(tlv(0x02, Uint8Array.of(0xff)), number(s))), WRONG_VALUE],
    ['three numbers', ecdsa((r, s) => sequence(number(r), number(s), integer(1))), WRONG_VALUE],
    ['a byte behind the numbers', ecdsa((r, s) => Uint8Array.of(...sequence(number(r), number(s)), 0)), WRONG_VALUE],
    // ECDSA lets everybody make this of a right value: it is over the same bytes by the same key (SEC 1 §4.1.4).
    ['the other s of the same signature', ecdsa((r, s) => sequence(number(r), number(N - s))), PASSED],
    ['an algorithm of another kind of key', () => ({ algorithm: algorithms['ec-sha256'] }), UNSUPPORTED],
    ['an algorithm that names another digest', () => ({ algorithm: algorithms['rsa-sha512'] }), WRONG_VALUE],
    ['an algorithm that nobody knows', () => ({ algorithm: sequence(oid('1.2.3.4')) }), UNSUPPORTED],
    [
      'a digest that nobody knows',
      () => ({ digest: digestId('1.2.3.4') }),
      'INDETERMINATE CRYPTO_CONSTRAINTS_FAILURE_NO_POE DIGEST_NOT_KNOWN',
    ],
    [
      'MD5',
      () => ({ digest: digestId('1.2.840.113549.2.5') }),
      'INDETERMINATE CRYPTO_CONSTRAINTS_FAILURE_NO_POE MD5 not computed',
    ],
  ])
})

describe('a timestamp beside the signature (RFC 3161)', () => {
  const stampBy = async (who: CastName, imprint: Uint8Array): Promise<Uint8Array> =>
    parseTimestampResponse(
      await respondTimestamp(buildTimestampRequest(imprint, crypto), {
        authority: pki.of(who),
        serialNumber: '4b01',
        time: PRESENT,
        policy: '1.2.3.4.1',
        crypto,
      }),
    )
  const beside = (token: (value: Uint8Array) => Promise<Uint8Array> | Uint8Array): Cms => ({
    unsigned: async (value) => [attribute(ID.timestamp, await token(value))],
  })
  it('over the value proves its time', async () => {
    const verdict = await verdictOn(beside((value) => stampBy('tsa', sha256(value))))
    expect(verdict).toMatchObject({ indication: PASSED, level: 'B-T', timestampTime: PRESENT.toISOString() })
  })
  it.each<[string, () => Cms, string, string]>([
    ['over something else', () => beside(() => stampBy('tsa', sha256(ascii('x')))), 'TOTAL-FAILED', 'HASH_FAILURE'],
    [
      'by somebody who gives no time',
      () => beside((value) => stampBy('drafter', sha256(value))),
      'INDETERMINATE',
      'CHAIN_CONSTRAINTS_FAILURE',
    ],
    [
      'by nobody that is trusted',
      () => beside((value) => stampBy('foreigner', sha256(value))),
      'INDETERMINATE',
      'NO_CERTIFICATE_CHAIN_FOUND',
    ],
    ['that is a signature', () => beside(() => cms({}, ascii('x'))), 'TOTAL-FAILED', 'FORMAT_FAILURE'],
    ['that is nothing', () => beside(() => sequence()), 'TOTAL-FAILED', 'FORMAT_FAILURE'],
  ])('%s proves nothing, and the signature stands by itself', async (_name, how, indication, subIndication) => {
    expect(await verdictOn(how())).toMatchObject({
      indication: PASSED,
      level: 'B-B',
      timestampTime: null,
      timestamps: [{ indication, subIndication }],
    })
  })
})
