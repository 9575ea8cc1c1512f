import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SigningError, validatePath } from '../../packages/signing/src/index.ts'
import { bitString, integer, nullValue, oid, sequence } from '../../packages/signing/src/testing/index.ts'
import { sha } from './foreign-update.ts'
import {
  alternatives,
  ascii,
  authority,
  basic,
  constraints,
  extendedUsage,
  extension,
  type HandKey,
  handCertificate,
  handKey,
  handSign,
  names,
  usage,
} from './hand-made.ts'
import { OpenSsl, pemOf } from './openssl-run.ts'

/**
 * Paths that somebody would like to have accepted. What NIST's suite asks is asked there (vectors/pkits.test.ts, where it can be fetched); here stands
 * what it leaves out, and what must be refused wherever these tests run. OpenSSL is asked as well, and differs where the table says so.
 */
type Who = 'root' | 'a' | 'b' | 'c' | 'leaf' | 'short'
const keys = new Map<Who, HandKey>()
const key = (who: Who): HandKey => keys.get(who) ?? handKey()
const ssl = new OpenSsl()
let root: Uint8Array
beforeAll(() => {
  for (const who of ['root', 'a', 'b', 'c', 'leaf'] as const) keys.set(who, handKey())
  keys.set('short', handKey('rsa', 1024))
  root = handCertificate({
    subject: 'C=KR/CN=R',
    key: key('root'),
    issuer: 'C=KR/CN=R',
    by: key('root'),
    extensions: authority(),
  })
})
afterAll(() => ssl[Symbol.dispose]())

const AT = new Date('2026-07-15T03:00:00Z')
type Parts = Partial<Parameters<typeof handCertificate>[0]>
const named = (who: Who): string => `C=KR/CN=${who}`
/** An authority below another. */
const ca = (who: Who, above: Who, extensions: readonly Uint8Array[] = [], parts: Parts = {}): Uint8Array =>
  handCertificate({
    subject: named(who),
    key: key(who),
    issuer: above === 'root' ? 'C=KR/CN=R' : named(above),
    by: key(above),
    extensions: [...authority(), ...extensions],
    ...parts,
  })
const person = (above: Who, extensions: readonly Uint8Array[] = [], parts: Parts = {}): Uint8Array =>
  ca('leaf', above, [], { extensions: [usage('sign', 'commit'), ...extensions], ...parts })

interface Path {
  readonly leaf: Uint8Array
  readonly chain?: readonly Uint8Array[]
}
/** Our word, or null for valid; and whether OpenSSL accepts, where that is something else. */
type Row = readonly [name: string, path: () => Path, word: string | null, openssl?: boolean]

async function ask({ leaf, chain = [] }: Path): Promise<string | null> {
  try {
    const request = {
      certificate: leaf,
      intermediates: chain,
      anchors: [root],
      at: AT,
      purpose: 'signing',
      revocation: null,
      crypto,
    } as const
    return (await validatePath(request)).problem?.code ?? null
  } catch (error) {
    if (error instanceof SigningError) return error.code
    throw error
  }
}

function openssl({ leaf, chain = [] }: Path): boolean {
  ssl.put('root.pem', pemOf(root))
  ssl.put('chain.pem', chain.map(pemOf).join(''))
  ssl.put('leaf.pem', pemOf(leaf))
  const untrusted = chain.length === 0 ? [] : ['-untrusted', ssl.path('chain.pem')]
  const args = [
    'verify',
    '-attime',
    String(AT.getTime() / 1000),
    '-purpose',
    'any',
    '-CAfile',
    ssl.path('root.pem'),
    ...untrusted,
  ]
  return spawnSync('openssl', [...args, ssl.path('leaf.pem')]).status === 0
}

const below =
  (constraint: Uint8Array, list: readonly Uint8Array[], parts: Parts = {}) =>
  (): Path => ({
    leaf: person('a', list.length === 0 ? [] : [alternatives(...list)], parts),
    chain: [ca('a', 'root', [constraint])],
  })
const { dns, mail, uri, ip, directory, registered, other } = names
const TEN = ip(10, 0, 0, 0, 255, 0, 0, 0)
const V6 = (...tail: readonly number[]): readonly number[] => [
  0x20,
  0x01,
  0x0d,
  0xb8,
  ...Array(12 - tail.length).fill(0),
  ...tail,
]

const judged = (rows: readonly Row[]): void => {
  const cases = rows.map(([name, path, word, accepted = word === null]) => ({ name, path, word, accepted }))
  it.each(cases)('$name', async ({ path, word, accepted }) => {
    expect(await ask(path())).toBe(word)
    expect(openssl(path()), 'openssl').toBe(accepted)
  })
}

describe('names (RFC 5280 §4.2.1.10)', () => {
  const bad = 'NAME_NOT_ALLOWED'
  judged([
    ['a host below a domain', below(constraints([dns('example.com')]), [dns('a.EXAMPLE.com')]), null],
    ['a host that ends alike', below(constraints([dns('example.com')]), [dns('badexample.com')]), bad],
    ['one right host and one wrong', below(constraints([dns('example.com')]), [dns('a.example.com'), dns('evil.com')]), bad],
    ['a host that is excluded', below(constraints([], [dns('example.com')]), [dns('x.example.com')]), bad],
    ['constraints that are not critical', below(constraints([dns('example.com')], [], false), [dns('evil.com')]), bad],
    ['an address of a host', below(constraints([mail('example.com')]), [mail('a@example.com')]), null],
    ['an address of a host below', below(constraints([mail('example.com')]), [mail('a@b.example.com')]), bad],
    ['an address of a domain', below(constraints([mail('.example.com')]), [mail('a@b.example.com')]), null],
    ['another mailbox', below(constraints([mail('a@example.com')]), [mail('b@example.com')]), bad],
    ['a mailbox in other capitals', below(constraints([mail('a@example.com')]), [mail('A@example.com')]), bad],
    ['an address in the subject', below(constraints([mail('example.com')]), [], { subject: 'C=KR/CN=leaf/E=a@evil.com' }), bad],
    ['no address at all', below(constraints([], [mail('example.com')]), [mail('example.com')]), bad],
    ['a page of a host', below(constraints([uri('www.example.com')]), [uri('http://www.example.com/x')]), null],
    [
      'a page whose user looks like the host',
      below(constraints([uri('example.com')]), [uri('http://example.com@evil.com/')]),
      bad,
    ],
    ['a page by number', below(constraints([], [uri('example.com')]), [uri('http://192.0.2.1/')]), bad, true],
    ['a page without a host', below(constraints([uri('example.com')]), [uri('urn:a:b')]), bad],
    ['a number of a network', below(constraints([TEN]), [ip(10, 1, 2, 3)]), null],
    ['a number of another network', below(constraints([TEN]), [ip(11, 1, 2, 3)]), bad],
    ['a number that is excluded', below(constraints([], [TEN]), [ip(10, 1, 2, 3)]), bad],
    [
      'a long number of a network',
      below(constraints([ip(...V6(), ...Array(4).fill(255), ...Array(12).fill(0))]), [ip(...V6(1))]),
      null,
    ],
    ['a long number under a constraint on short ones', below(constraints([TEN]), [ip(...V6(1))]), bad],
    ['a name under a name', below(constraints([directory('C=KR')]), []), null],
    ['a name elsewhere', below(constraints([directory('C=KR/O=Other')]), []), bad],
    ['a name that is excluded', below(constraints([], [directory('C=KR')]), []), bad],
    ['an alternative name elsewhere', below(constraints([directory('C=KR')]), [directory('C=US/CN=x')]), bad],
    [
      'a name whose separator was put into a value',
      below(constraints([directory('C=KR/CN=leaf/O=x')]), [], { subject: 'C=KR/CN=leaf\u00012.5.4.10=x' }),
      bad,
    ],
    // OpenSSL refuses to compare these kinds; we refuse where they might fall under an exclusion.
    ['a registered number where some are excluded', below(constraints([], [registered('1.2.3')]), [registered('1.2.4')]), bad],
    ['another kind of name where some are allowed', below(constraints([other('1.2.3', 'a')]), [other('1.2.3', 'b')]), bad],
    [
      'constraints that are widened below',
      () => ({
        leaf: person('b', [alternatives(dns('evil.com'))]),
        chain: [ca('a', 'root', [constraints([dns('example.com')])]), ca('b', 'a', [constraints([dns('evil.com')])])],
      }),
      bad,
    ],
    [
      'a subtree that begins lower down',
      below(extension('2.5.29.30', sequence(new Uint8Array([0xa0, 0x12, 0x30, 0x10, ...dns('example.com'), 0x80, 1, 1])), true), [
        dns('evil.com'),
      ]),
      'CERTIFICATE_BROKEN',
    ],
  ])
})

describe('authorities (RFC 5280 §4.2.1.9, §6.1.4)', () => {
  const chain =
    (...list: readonly Uint8Array[]) =>
    (): Path => ({ leaf: person('a'), chain: list })
  judged([
    ['one that is an authority', () => ({ leaf: person('a'), chain: [ca('a', 'root')] }), null],
    ['one that nothing says of', () => chain(ca('a', 'root', [], { extensions: [usage('certificates')] }))(), 'NOT_A_CA'],
    ['one that is a person', () => chain(ca('a', 'root', [], { extensions: [usage('sign')] }))(), 'NOT_A_CA'],
    ['one of the first version', () => chain(ca('a', 'root', [], { extensions: [], version: 0 }))(), 'NOT_A_CA'],
    [
      'one that says it is none',
      () => chain(ca('a', 'root', [], { extensions: [extension('2.5.29.19', sequence(), true)] }))(),
      'NOT_A_CA',
    ],
    ['one that may only sign lists', () => chain(ca('a', 'root', [], { extensions: [basic(), usage('lists')] }))(), 'KEY_USAGE'],
    [
      'one below an end',
      () => ({ leaf: person('b'), chain: [ca('a', 'root', [], { extensions: authority(0) }), ca('b', 'a')] }),
      'PATH_TOO_LONG',
    ],
    [
      'one that carries its key over, which counts for nothing',
      () => ({
        leaf: handCertificate({
          subject: named('leaf'),
          key: key('leaf'),
          issuer: named('a'),
          by: key('b'),
          extensions: [usage('sign')],
        }),
        chain: [
          ca('a', 'root', [], { extensions: authority(0) }),
          handCertificate({ subject: named('a'), key: key('b'), issuer: named('a'), by: key('a'), extensions: authority() }),
        ],
      }),
      // Of several of one name OpenSSL takes the first, and does not go back.
      null,
      false,
    ],
    [
      'one of this name under another key',
      () => ({ leaf: person('a'), chain: [ca('a', 'root', [], { key: key('c') })] }),
      'NO_PATH',
    ],
    [
      'the right one among a hundred of its name',
      () => ({ leaf: person('a'), chain: [...Array(100).fill(ca('a', 'root', [], { key: key('c') })), ca('a', 'root')] }),
      null,
      false,
    ],
    ['two that certify each other', () => ({ leaf: person('b'), chain: [ca('a', 'b'), ca('b', 'a')] }), 'NO_PATH'],
    [
      'a root that somebody made for himself',
      () => ({
        leaf: person('a'),
        chain: [
          ca('a', 'root', [], { by: key('c') }),
          ca('root', 'root', [], { subject: 'C=KR/CN=R', key: key('c'), by: key('c') }),
        ],
      }),
      'SIGNATURE_WRONG',
    ],
    ['one that ended', () => chain(ca('a', 'root', [], { until: '2026-07-01' }))(), 'EXPIRED'],
    ['the anchor itself as somebody who signs', () => ({ leaf: root }), 'KEY_USAGE', true],
  ])
})

describe('persons', () => {
  const own =
    (extensions: readonly Uint8Array[], parts: Parts = {}) =>
    (): Path => ({ leaf: person('root', extensions, parts) })
  const unknown = extension('1.2.3.4', Uint8Array.of(5, 0), true)
  judged([
    ['whose certificate has nothing to it', own([]), null],
    ['whose certificate ended', own([], { until: '2026-07-01' }), 'EXPIRED'],
    ['whose certificate is still to begin', own([], { from: '2026-08-01' }), 'NOT_YET_VALID'],
    ['with a critical extension that nobody knows', own([unknown]), 'UNKNOWN_CRITICAL_EXTENSION'],
    ['with one that is not critical, and no DER inside', own([extension('1.2.3.4', Uint8Array.of(0xff, 0xff))]), null],
    [
      'with the same extension twice',
      own([extension('1.2.3.4', Uint8Array.of(5, 0)), extension('1.2.3.4', Uint8Array.of(5, 0))]),
      'CERTIFICATE_BROKEN',
      true,
    ],
    ['whose key only enciphers', own([], { extensions: [usage('encipher')] }), 'KEY_USAGE', true],
    ['for servers alone', own([extendedUsage('1.3.6.1.5.5.7.3.1')]), 'KEY_USAGE', true],
    ['for mail', own([extendedUsage('1.3.6.1.5.5.7.3.4')]), null],
    ['for no use at all', own([extension('2.5.29.37', sequence())]), 'CERTIFICATE_BROKEN', true],
    ['who is named by nothing, and no alternative', own([], { subject: 'CN=' }), null],
    ['whose certificate was altered', () => ({ leaf: flipped(person('root'), 250) }), 'SIGNATURE_WRONG'],
    [
      'whose certificate has something behind it',
      () => ({ leaf: Uint8Array.of(...person('root'), 0) }),
      'CERTIFICATE_BROKEN',
      true,
    ],
    ['whose certificate names two algorithms', own([], { outside: 'rsa-sha512' }), 'CERTIFICATE_BROKEN'],
    ['under MD5', own([], { algorithm: 'rsa-md5' }), 'SIGNATURE_WRONG', true],
    ['under SHA-1', own([], { algorithm: 'rsa-sha1' }), 'ALGORITHM_NOT_ACCEPTED', true],
    ['under a short key', () => ({ leaf: person('short'), chain: [ca('short', 'root')] }), 'ALGORITHM_NOT_ACCEPTED', true],
  ])
})

const flipped = (bytes: Uint8Array, at: number): Uint8Array => bytes.with(at, (bytes[at] ?? 0) ^ 1)

describe('keys and values under which anybody could sign', () => {
  /** The padded digest (RFC 8017 §9.2), which is its own signature under the exponent one. */
  const padded = (tbs: Uint8Array): Uint8Array => {
    const digest = [...Buffer.from('3031300d060960864801650304020105000420', 'hex'), ...sha('sha256', tbs)]
    return Uint8Array.of(0, 1, ...Array(256 - 3 - digest.length).fill(0xff), 0, ...digest)
  }
  const modulus = Uint8Array.of(0x02, 0x82, 0x01, 0x01, 0x00, ...Array(256).fill(0xff))
  const spki = (exponent: number): Uint8Array =>
    sequence(sequence(oid('1.2.840.113549.1.1.1'), nullValue()), bitString(sequence(modulus, integer(exponent))))
  it.each([0, 1, 2])('RSA with the exponent %i', async (exponent) => {
    const chain = [ca('a', 'root', [], { key: { spki: spki(exponent) } })]
    expect(await ask({ leaf: person('a', [], { value: padded }), chain })).toBe('NO_PATH')
  })
  it('a signature of nothing, of zeros, and one over something else', async () => {
    for (const value of [
      () => new Uint8Array(),
      () => new Uint8Array(256),
      () => handSign(key('root'), 'rsa-sha256', ascii('x')),
    ])
      expect(await ask({ leaf: person('root', [], { value }) })).toBe('SIGNATURE_WRONG')
  })
})
