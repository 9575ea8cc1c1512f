import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign as signBytes } from 'node:crypto'
import {
  bitString,
  boolean,
  explicit,
  implicit,
  integer,
  nullValue,
  octetString,
  oid,
  retag,
  sequence,
  setOf,
  time,
  tlv,
  utf8String,
} from '../../packages/signing/src/testing/index.ts'

/** Certificates and lists as nobody's software would write them: every part may be wrong. */

/** A key that signs, and its public part as certificates carry it. */
export interface HandKey {
  readonly privateKey: KeyObject
  readonly spki: Uint8Array
}

export function handKey(kind: 'rsa' | 'ec' = 'rsa', bits = 2048): HandKey {
  const { privateKey, publicKey } =
    kind === 'rsa'
      ? generateKeyPairSync('rsa', { modulusLength: bits })
      : generateKeyPairSync('ec', { namedCurve: bits === 521 ? 'P-521' : 'P-256' })
  return { privateKey, spki: new Uint8Array(publicKey.export({ type: 'spki', format: 'der' })) }
}

/** The same out of PKCS#8. */
export function handKeyOf(pkcs8: Uint8Array): HandKey {
  const privateKey = createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' })
  return { privateKey, spki: new Uint8Array(createPublicKey(privateKey).export({ type: 'spki', format: 'der' })) }
}

const ATTRIBUTES = { C: '2.5.4.6', O: '2.5.4.10', OU: '2.5.4.11', CN: '2.5.4.3', E: '1.2.840.113549.1.9.1' } as const
/** A name by its parts, in their order: `C=KR/O=City/CN=A`. */
export function handName(text: string): Uint8Array {
  return sequence(
    ...text.split('/').map((part) => {
      const [type = '', value = ''] = part.split('=')
      const id = oid(ATTRIBUTES[type as keyof typeof ATTRIBUTES])
      const held = type === 'E' ? tlv(0x16, ascii(value)) : utf8String(value)
      return setOf([sequence(id, held)])
    }),
  )
}

export const ascii = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'))

/** General names (RFC 5280 §4.2.1.6). */
export const names = {
  mail: (text: string): Uint8Array => implicit(1, ascii(text)),
  dns: (text: string): Uint8Array => implicit(2, ascii(text)),
  directory: (text: string): Uint8Array => explicit(4, handName(text)),
  uri: (text: string): Uint8Array => implicit(6, ascii(text)),
  /** An address, in a constraint with its mask behind it. */
  ip: (...bytes: readonly number[]): Uint8Array => implicit(7, new Uint8Array(bytes)),
  registered: (id: string): Uint8Array => retag(0x88, oid(id)),
  other: (id: string, text: string): Uint8Array => explicit(0, oid(id), explicit(0, utf8String(text))),
}

export const extension = (id: string, value: Uint8Array, critical = false): Uint8Array =>
  sequence(oid(id), ...(critical ? [boolean(true)] : []), octetString(value))

const KEY_USAGE_BITS = { sign: 0x80, commit: 0x40, encipher: 0x20, certificates: 0x04, lists: 0x02 } as const
export const usage = (...uses: readonly (keyof typeof KEY_USAGE_BITS)[]): Uint8Array =>
  extension(
    '2.5.29.15',
    bitString(
      new Uint8Array([uses.reduce((all, use) => all | KEY_USAGE_BITS[use], 0)]),
      Math.min(...uses.map((use) => Math.log2(KEY_USAGE_BITS[use]))),
    ),
    true,
  )
export const extendedUsage = (...ids: readonly string[]): Uint8Array => extension('2.5.29.37', sequence(...ids.map(oid)))
export const basic = (pathLength: number | null = null): Uint8Array =>
  extension('2.5.29.19', sequence(boolean(true), ...(pathLength === null ? [] : [integer(pathLength)])), true)
/** What an authority is. */
export const authority = (pathLength: number | null = null): readonly Uint8Array[] => [
  basic(pathLength),
  usage('certificates', 'lists'),
]
export const alternatives = (...list: readonly Uint8Array[]): Uint8Array => extension('2.5.29.17', sequence(...list))
export const constraints = (
  permitted: readonly Uint8Array[],
  excluded: readonly Uint8Array[] = [],
  critical = true,
): Uint8Array => extension('2.5.29.30', sequence(...subtrees(0, permitted), ...subtrees(1, excluded)), critical)
const subtrees = (number: number, list: readonly Uint8Array[]): readonly Uint8Array[] =>
  list.length === 0 ? [] : [explicit(number, ...list.map((name) => sequence(name)))]

/** AlgorithmIdentifiers (RFC 4055, RFC 5758). */
export const algorithms = {
  'rsa-sha256': sequence(oid('1.2.840.113549.1.1.11'), nullValue()),
  'rsa-sha512': sequence(oid('1.2.840.113549.1.1.13'), nullValue()),
  'rsa-sha1': sequence(oid('1.2.840.113549.1.1.5'), nullValue()),
  'rsa-md5': sequence(oid('1.2.840.113549.1.1.4'), nullValue()),
  'ec-sha256': sequence(oid('1.2.840.10045.4.3.2')),
} as const
export type HandAlgorithm = keyof typeof algorithms

/** Signs bytes by the digest that an algorithm names. */
export const handSign = ({ privateKey }: HandKey, algorithm: HandAlgorithm, data: Uint8Array): Uint8Array =>
  new Uint8Array(signBytes(algorithm.split('-')[1], data, privateKey))

export interface HandCertificate {
  readonly subject: string
  readonly key: Pick<HandKey, 'spki'>
  readonly issuer: string
  readonly by: HandKey
  readonly extensions?: readonly Uint8Array[]
  readonly from?: string
  readonly until?: string
  readonly serial?: number
  readonly algorithm?: HandAlgorithm
  /** The algorithm that stands outside; the same unless said. */
  readonly outside?: HandAlgorithm
  readonly version?: number
  readonly value?: (tbs: Uint8Array) => Uint8Array
}

/** A certificate (RFC 5280 §4.1). */
export function handCertificate(of: HandCertificate): Uint8Array {
  const algorithm = of.algorithm ?? 'rsa-sha256'
  const { version = 2, extensions = [] } = of
  const tbs = sequence(
    ...(version === 0 ? [] : [explicit(0, integer(version))]),
    integer(of.serial ?? 7),
    algorithms[algorithm],
    handName(of.issuer),
    sequence(time(new Date(of.from ?? '2026-01-01')), time(new Date(of.until ?? '2027-01-01'))),
    handName(of.subject),
    of.key.spki,
    ...(extensions.length === 0 ? [] : [explicit(3, sequence(...extensions))]),
  )
  const value = of.value?.(tbs) ?? handSign(of.by, algorithm, tbs)
  return sequence(tbs, algorithms[of.outside ?? algorithm], bitString(value))
}

export interface HandList {
  readonly issuer: string
  readonly by: HandKey
  readonly revoked?: readonly { readonly serial: number; readonly at: string; readonly extensions?: readonly Uint8Array[] }[]
  readonly extensions?: readonly Uint8Array[]
  readonly from?: string
  readonly until?: string | null
}

/** A revocation list (RFC 5280 §5.1). */
export function handList({ issuer, by, revoked = [], extensions = [], from, until }: HandList): Uint8Array {
  const entries = revoked.map((one) =>
    sequence(integer(one.serial), time(new Date(one.at)), ...(one.extensions === undefined ? [] : [sequence(...one.extensions)])),
  )
  const tbs = sequence(
    integer(1),
    algorithms['rsa-sha256'],
    handName(issuer),
    time(new Date(from ?? '2026-07-14')),
    ...(until === null ? [] : [time(new Date(until ?? '2026-07-21'))]),
    ...(entries.length === 0 ? [] : [sequence(...entries)]),
    ...(extensions.length === 0 ? [] : [explicit(0, sequence(...extensions))]),
  )
  return sequence(tbs, algorithms['rsa-sha256'], bitString(handSign(by, 'rsa-sha256', tbs)))
}
