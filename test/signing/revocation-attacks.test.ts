import { beforeAll, describe, expect, it } from 'vitest'
import { addFormFields } from '../../packages/signing/src/index.ts'
import {
  bitString,
  buildTestPki,
  type CastName,
  enumerated,
  explicit,
  generalizedTime,
  implicit,
  integer,
  nullValue,
  octetString,
  oid,
  read,
  sequence,
  sequenceOf,
  type TestPki,
} from '../../packages/signing/src/testing/index.ts'
import { sha } from './foreign-update.ts'
import {
  algorithms,
  extendedUsage,
  extension,
  type HandAlgorithm,
  type HandKey,
  handCertificate,
  handKey,
  handKeyOf,
  handList,
  handSign,
  names,
  usage,
} from './hand-made.ts'
import { smallPdf } from './raw-update.ts'
import { FIELDS, judge, sign } from './signed-document.ts'

/** Lists and responses by which somebody would like to hide a revocation, or to make one up (RFC 5280 §5, §6.3; RFC 6960 §3.2, §4.2.2). */
let pki: TestPki
let signed: Uint8Array
let stranger: HandKey
beforeAll(async () => {
  pki = await buildTestPki(crypto)
  signed = await sign(pki, await addFormFields(smallPdf(), FIELDS.slice(0, 1)), 'drafter', 'sign-1')
  stranger = handKey()
})

const ISSUER = 'C=KR/O=한빛시/CN=한빛시 인증기관'
const keyOf = (who: CastName): HandKey => handKeyOf(pki.of(who).pair.privateKeyPkcs8)
const serialOf = (who: CastName): number => Number.parseInt(pki.of(who).serialNumber, 16)
const GOOD = 'TOTAL-PASSED'
const SILENT = 'INDETERMINATE TRY_LATER'
const REVOKED = 'INDETERMINATE REVOKED_NO_POE'

interface Evidence {
  readonly crls?: readonly Uint8Array[]
  readonly ocsps?: readonly Uint8Array[]
}
async function said({ crls = [], ocsps = [] }: Evidence): Promise<string> {
  const [signature] = (await judge(pki, signed, { crls, ocsps })).signatures
  return [signature?.indication, signature?.subIndication].filter((part) => part != null).join(' ')
}
const cases = (rows: readonly (readonly [name: string, evidence: () => Evidence, word: string])[]): void => {
  it.each(rows)('%s', async (_name, evidence, word) => expect(await said(evidence())).toBe(word))
}

describe('lists', () => {
  type Parts = Partial<Parameters<typeof handList>[0]>
  const list = (parts: Parts = {}): Uint8Array => handList({ issuer: ISSUER, by: keyOf('issuing'), ...parts })
  const entry = (extensions?: readonly Uint8Array[]) => ({
    serial: serialOf('drafter'),
    at: '2026-07-01',
    ...(extensions === undefined ? {} : { extensions }),
  })
  const number = (value: number) => extension('2.5.29.20', integer(value))
  const base = (value: number) => extension('2.5.29.27', integer(value), true)
  const scope = (...parts: readonly Uint8Array[]) => extension('2.5.29.28', sequence(...parts), true)
  const yes = (part: number) => implicit(part, Uint8Array.of(0xff))
  const point = (uri: string) => explicit(0, explicit(0, names.uri(uri)))
  const unknown = extension('1.2.3.4', nullValue(), true)
  const one = (parts: Parts) => () => ({ crls: [list(parts)] })
  cases([
    ['none', () => ({}), SILENT],
    ['one that names nobody', one({}), GOOD],
    ['one that names the signer', () => ({ crls: [list({ revoked: [entry()] })] }), REVOKED],
    ['a newer one that does not any more', () => ({ crls: [list({ revoked: [entry()], from: '2026-07-13' }), list()] }), REVOKED],
    ['one that another signed in this name', () => ({ crls: [list({ by: stranger })] }), SILENT],
    [
      'one that another signed, beside the right one',
      () => ({ crls: [list({ by: stranger, revoked: [entry()] }), list()] }),
      GOOD,
    ],
    ['one of another name by this key', one({ issuer: 'C=KR/CN=x' }), SILENT],
    ['one that is altered', () => ({ crls: [list().with(60, 0x39)] }), SILENT],
    ['one that is out of date', one({ from: '2026-06-01', until: '2026-06-08' }), SILENT],
    [
      'one that names the signer and is out of date',
      () => ({ crls: [list({ revoked: [entry()], from: '2026-07-02', until: '2026-07-03' })] }),
      REVOKED,
    ],
    ['one from the future', one({ from: '2026-08-01', until: '2026-08-08' }), SILENT],
    ['one without an end, two days old', one({ from: '2026-07-13', until: null }), SILENT],
    ['one with a critical extension that nobody knows', one({ extensions: [unknown] }), SILENT],
    [
      'one with a critical extension in an entry',
      one({ revoked: [{ serial: 1, at: '2026-07-01', extensions: [unknown] }] }),
      SILENT,
    ],
    ['one on persons', one({ extensions: [scope(yes(1))] }), GOOD],
    ['one on authorities', one({ extensions: [scope(yes(2))] }), SILENT],
    ['one on attributes', one({ extensions: [scope(yes(5))] }), SILENT],
    ['one on another point', one({ extensions: [scope(point('http://other.test/x.crl'))] }), SILENT],
    [
      'one on the point that the certificate names',
      one({ extensions: [scope(point('http://localhost:4710/pki/issuing.crl'))] }),
      GOOD,
    ],
    ['one on one reason', one({ extensions: [scope(implicit(3, Uint8Array.of(6, 0x40)))] }), SILENT],
    ['a change without what it changes', one({ extensions: [number(2), base(1)] }), SILENT],
    [
      'a change that names the signer',
      () => ({ crls: [list({ extensions: [number(1)] }), list({ extensions: [number(2), base(1)], revoked: [entry()] })] }),
      REVOKED,
    ],
    [
      'a change of something newer than what is at hand',
      () => ({ crls: [list({ extensions: [number(1)] }), list({ extensions: [number(9), base(8)], revoked: [entry()] })] }),
      GOOD,
    ],
    [
      'a change by a stranger',
      () => ({
        crls: [list({ extensions: [number(1)] }), list({ extensions: [number(2), base(1)], revoked: [entry()], by: stranger })],
      }),
      GOOD,
    ],
    [
      'one on the same number of another issuer',
      () => ({
        crls: [
          list({
            extensions: [scope(yes(4))],
            revoked: [entry([extension('2.5.29.29', sequence(names.directory('C=KR/CN=x')), true)])],
          }),
        ],
      }),
      GOOD,
    ],
    [
      'one that names other issuers, and does not say so',
      () => ({ crls: [list({ revoked: [entry([extension('2.5.29.29', sequence(names.directory('C=KR/CN=x')), true)])] })] }),
      SILENT,
    ],
  ])
})

describe('responses', () => {
  const sha1 = (bytes: Uint8Array): Uint8Array => sha('sha1', bytes)
  const SHA1 = sequence(oid('1.3.14.3.2.26'), nullValue())
  const subjectOf = (certificate: Uint8Array): Uint8Array => sequenceOf(sequenceOf(read(certificate))[0])[5]?.der ?? nullValue()
  const bitsOf = (certificate: Uint8Array): Uint8Array => {
    const spki = sequenceOf(sequenceOf(read(certificate))[0])[6]
    return sequenceOf(spki)[1]?.content.subarray(1) ?? new Uint8Array()
  }
  const STATUS = {
    good: implicit(0, new Uint8Array()),
    revoked: explicit(1, generalizedTime(new Date('2026-07-01'))),
    unknown: implicit(2, new Uint8Array()),
  }
  interface Single {
    readonly status?: keyof typeof STATUS
    readonly serial?: number
    readonly issuer?: CastName
    readonly from?: string
    readonly until?: string
  }
  const single = ({
    status = 'good',
    serial = serialOf('drafter'),
    issuer = 'issuing',
    from = '2026-07-15T02:00:00Z',
    until = '2026-07-15T08:00:00Z',
  }: Single): Uint8Array => {
    const { certificate } = pki.of(issuer)
    const id = sequence(SHA1, octetString(sha1(subjectOf(certificate))), octetString(sha1(bitsOf(certificate))), integer(serial))
    return sequence(id, STATUS[status], generalizedTime(new Date(from)), explicit(0, generalizedTime(new Date(until))))
  }
  interface Response {
    readonly singles?: readonly Single[]
    readonly responder?: Uint8Array
    readonly by?: HandKey
    readonly certificates?: readonly Uint8Array[]
    readonly produced?: string
    readonly extensions?: readonly Uint8Array[]
    readonly algorithm?: HandAlgorithm
    readonly type?: string
    readonly status?: number
  }
  const response = (of: Response = {}): Uint8Array => {
    const algorithm = of.algorithm ?? 'rsa-sha256'
    const tbs = sequence(
      explicit(1, subjectOf(of.responder ?? pki.of('issuing').certificate)),
      generalizedTime(new Date(of.produced ?? '2026-07-15T02:00:00Z')),
      sequence(...(of.singles ?? [{}]).map(single)),
      ...(of.extensions === undefined ? [] : [explicit(1, sequence(...of.extensions))]),
    )
    const certificates = of.certificates === undefined ? [] : [explicit(0, sequence(...of.certificates))]
    const basic = sequence(
      tbs,
      algorithms[algorithm],
      bitString(handSign(of.by ?? keyOf('issuing'), algorithm, tbs)),
      ...certificates,
    )
    return sequence(enumerated(of.status ?? 0), explicit(0, sequence(oid(of.type ?? '1.3.6.1.5.5.7.48.1.1'), octetString(basic))))
  }
  const one = (of: () => Response) => () => ({ ocsps: [response(of())] })
  /** Somebody who signs responses under his own certificate. */
  const by = (issuer: CastName, extensions: readonly Uint8Array[], key = stranger): Response => {
    const above = issuer === 'root' ? 'C=KR/O=한빛시/CN=한빛시 최상위인증기관' : ISSUER
    const responder = handCertificate({
      subject: 'C=KR/CN=responder',
      key: stranger,
      issuer: above,
      by: issuer === 'ocsp' ? stranger : keyOf(issuer),
      extensions,
      serial: 77,
    })
    return { responder, by: key, certificates: [responder] }
  }
  const RESPONDS = [usage('sign'), extendedUsage('1.3.6.1.5.5.7.3.9'), extension('1.3.6.1.5.5.7.48.1.5', nullValue())]
  cases([
    ['by the issuer', one(() => ({})), GOOD],
    ['by somebody whom the issuer entitled', one(() => by('issuing', RESPONDS)), GOOD],
    ['that the signer is revoked', one(() => ({ singles: [{ status: 'revoked' }] })), REVOKED],
    ['good and revoked at once', one(() => ({ singles: [{}, { status: 'revoked' }] })), REVOKED],
    ['that nobody knows the signer', one(() => ({ singles: [{ status: 'unknown' }] })), SILENT],
    ['on nobody', one(() => ({ singles: [] })), SILENT],
    ['on another number', one(() => ({ singles: [{ serial: serialOf('approver') }] })), SILENT],
    ['on the same number of another issuer', one(() => ({ singles: [{ issuer: 'root' }] })), SILENT],
    ['by a stranger in the name of the issuer', one(() => ({ by: stranger })), SILENT],
    [
      'by the signer',
      one(() => ({
        responder: pki.of('drafter').certificate,
        by: keyOf('drafter'),
        certificates: [pki.of('drafter').certificate],
      })),
      SILENT,
    ],
    ['by somebody whom the issuer did not entitle', one(() => by('issuing', [usage('sign')])), SILENT],
    ['by somebody whom the root entitled', one(() => by('root', RESPONDS)), SILENT],
    ['by somebody who entitled himself', one(() => by('ocsp', RESPONDS)), SILENT],
    ['by somebody who may not sign', one(() => by('issuing', [usage('encipher'), extendedUsage('1.3.6.1.5.5.7.3.9')])), SILENT],
    [
      'by somebody with a critical extension that nobody knows',
      one(() => by('issuing', [...RESPONDS, extension('1.2.3.4', nullValue(), true)])),
      SILENT,
    ],
    [
      'that is altered',
      () => ({ ocsps: [(({ length }) => response().map((byte, i) => (i === length - 1 ? byte ^ 1 : byte)))(response())] }),
      SILENT,
    ],
    [
      'that is out of date',
      one(() => ({ produced: '2026-07-01', singles: [{ from: '2026-07-01', until: '2026-07-02' }] })),
      SILENT,
    ],
    ['from the future', one(() => ({ produced: '2026-07-20', singles: [{ from: '2026-07-20', until: '2026-07-21' }] })), SILENT],
    [
      'with a critical extension that nobody knows',
      one(() => ({ extensions: [extension('1.2.3.4', nullValue(), true)] })),
      SILENT,
    ],
    ['of another type', one(() => ({ type: '1.2.3.4' })), SILENT],
    ['that says it is none', one(() => ({ status: 3 })), SILENT],
    ['under SHA-1', one(() => ({ algorithm: 'rsa-sha1' })), 'INDETERMINATE CRYPTO_CONSTRAINTS_FAILURE_NO_POE'],
  ])
  it('by somebody whom a list names counts for nothing', async () => {
    const ocsps = [response(by('issuing', [usage('sign'), extendedUsage('1.3.6.1.5.5.7.3.9')]))]
    const revoked = [{ serial: 77, at: '2026-07-01' }]
    const crls = [handList({ issuer: ISSUER, by: keyOf('issuing'), revoked, from: '2026-07-01', until: '2026-07-02' })]
    expect(await said({ ocsps })).toBe(GOOD)
    expect(await said({ ocsps, crls })).toBe(SILENT)
  })
})
