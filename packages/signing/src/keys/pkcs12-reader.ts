import { equal } from '../asn1/bytes.ts'
import { children, expect, type Node, read, readOid, sequenceOf, setMembers, tagged } from '../asn1/der-reader.ts'
import { OID } from '../asn1/oids.ts'
import { SigningError } from '../errors.ts'
import { asDer } from './ber.ts'
import { type Opening, openWithPassword } from './pbe.ts'
import { checkMac } from './pkcs12-mac.ts'
import { isPrivateKeyInfo, type PlainKey, readPrivateKeyInfo } from './private-key-info.ts'

/** A key of a container, and the certificate that its attributes point at. */
export interface FoundKey extends PlainKey {
  readonly korean: boolean
  /** DER; null where nothing points. */
  readonly named: Uint8Array | null
}

/** What a container holds. */
export interface Pkcs12Inside {
  readonly keys: readonly FoundKey[]
  readonly certificates: readonly Uint8Array[]
}

const ENCRYPTED_DATA = '1.2.840.113549.1.7.6'
const BAG = {
  key: '1.2.840.113549.1.12.10.1.1',
  shroudedKey: '1.2.840.113549.1.12.10.1.2',
  certificate: '1.2.840.113549.1.12.10.1.3',
  safeContents: '1.2.840.113549.1.12.10.1.6',
} as const
const X509_CERTIFICATE = '1.2.840.113549.1.9.22.1'
const LOCAL_KEY_ID = '1.2.840.113549.1.9.21'
/** A person has two keys, to sign and to encrypt (domain of GPKI); more than a handful in one file is an attack. */
const MOST_KEYS = 8
const DEEPEST = 4

interface Bag {
  readonly type: string
  readonly value: Node
  readonly keyId: Uint8Array | null
}

/** Opens a PKCS#12 container (RFC 7292). @throws KEY_PASSWORD_WRONG, KEY_UNSUPPORTED, KEY_CONTAINER_BROKEN; DER_BROKEN */
export async function readPkcs12(der: Uint8Array, opening: Opening): Promise<Pkcs12Inside> {
  const [, authSafe, macData] = sequenceOf(read(der))
  const safe = dataOf(authSafe)
  if (macData !== undefined) await checkMac(macData, safe, opening)
  const bags: Bag[] = []
  for (const info of sequenceOf(read(inside(safe, opening)))) bags.push(...bagsOf(await contentOf(info, opening), opening, 0))
  const certificates = bags.filter(({ type }) => type === BAG.certificate)
  const keys = bags.filter(({ type }) => type === BAG.key || type === BAG.shroudedKey)
  if (keys.length > MOST_KEYS) throw new SigningError('KEY_CONTAINER_BROKEN', { keys: keys.length })
  const found: FoundKey[] = []
  for (const bag of keys) {
    const named = certificates.find(({ keyId }) => keyId !== null && bag.keyId !== null && equal(keyId, bag.keyId))
    found.push({ ...(await keyOf(bag, opening)), named: named === undefined ? null : certificateOf(named) })
  }
  return { keys: found, certificates: certificates.map(certificateOf) }
}

const inside = (bytes: Uint8Array, { secrets }: Opening): Uint8Array => asDer(bytes, (copy) => secrets.keep(copy))

/** The bytes of a ContentInfo of type data (RFC 5652 §4). */
function dataOf(info: Node | undefined): Uint8Array {
  const [type, wrapped] = sequenceOf(info)
  // The other choice is a container under a signature; nobody makes such ones.
  if (readOid(type) !== OID.data) throw new SigningError('KEY_UNSUPPORTED', { content: readOid(type) })
  return expect(children(expect(wrapped, 0xa0))[0], 0x04).content
}

async function contentOf(info: Node, opening: Opening): Promise<Uint8Array> {
  const [type, wrapped] = sequenceOf(info)
  if (readOid(type) !== ENCRYPTED_DATA) return dataOf(info)
  const [, encrypted] = sequenceOf(children(expect(wrapped, 0xa0))[0])
  const [, algorithm, content] = sequenceOf(encrypted)
  const { plain } = await openWithPassword(algorithm, implicitOctets(content), opening, (bytes) => isSequence(bytes, opening))
  return plain
}

/** [0] IMPLICIT OCTET STRING, in one piece or, from BER, in several. */
function implicitOctets(node: Node | undefined): Uint8Array {
  if (node?.tag === 0x80) return node.content
  const pieces = children(expect(node, 0xa0)).map((piece) => expect(piece, 0x04).content)
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

function isSequence(bytes: Uint8Array, opening: Opening): boolean {
  try {
    return sequenceOf(read(inside(bytes, opening))).every((bag) => bag.tag === 0x30)
  } catch (error) {
    if (error instanceof SigningError) return false
    throw error
  }
}

function bagsOf(bytes: Uint8Array, opening: Opening, depth: number): readonly Bag[] {
  if (depth > DEEPEST) throw new SigningError('KEY_CONTAINER_BROKEN', { depth })
  return sequenceOf(read(inside(bytes, opening))).flatMap((node) => {
    const [type, wrapped, attributes] = sequenceOf(node)
    const value = children(expect(wrapped, 0xa0))[0]
    if (value === undefined) throw new SigningError('DER_BROKEN', { why: 'empty bag' })
    if (readOid(type) === BAG.safeContents) return bagsOf(value.der, opening, depth + 1)
    return [{ type: readOid(type), value, keyId: keyIdOf(attributes) }]
  })
}

function keyIdOf(attributes: Node | undefined): Uint8Array | null {
  if (attributes === undefined) return null
  for (const attribute of setMembers(attributes)) {
    const [type, values] = sequenceOf(attribute)
    if (readOid(type) === LOCAL_KEY_ID) return setMembers(values)[0]?.content ?? null
  }
  return null
}

async function keyOf({ type, value }: Bag, opening: Opening): Promise<PlainKey & { readonly korean: boolean }> {
  if (type === BAG.key) return { ...readPrivateKeyInfo(value.der, opening.secrets), korean: false }
  return openEncryptedKey(value, opening)
}

/** Opens an EncryptedPrivateKeyInfo (RFC 5958 §3). @throws as readPkcs12 */
export async function openEncryptedKey(node: Node, opening: Opening): Promise<PlainKey & { readonly korean: boolean }> {
  const [algorithm, data] = sequenceOf(node)
  const fits = (bytes: Uint8Array): boolean => isPrivateKeyInfo(asDerOrSame(bytes, opening))
  const { plain, korean } = await openWithPassword(algorithm, expect(data, 0x04).content, opening, fits)
  return { ...readPrivateKeyInfo(asDerOrSame(plain, opening), opening.secrets), korean }
}

/** Bytes that are no BER either stay as they are: whoever reads them says so. */
function asDerOrSame(bytes: Uint8Array, opening: Opening): Uint8Array {
  try {
    return inside(bytes, opening)
  } catch (error) {
    if (error instanceof SigningError) return bytes
    throw error
  }
}

function certificateOf({ value }: Bag): Uint8Array {
  const parts = sequenceOf(value)
  if (readOid(parts[0]) !== X509_CERTIFICATE) throw new SigningError('KEY_UNSUPPORTED', { certificate: readOid(parts[0]) })
  return expect(children(expect(tagged(parts, 0), 0xa0))[0], 0x04).content.slice()
}
