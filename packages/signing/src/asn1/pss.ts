import type { DigestName } from '../ports.ts'
import { children, type Node, readInteger, readOid, sequenceOf, tagged } from './der-reader.ts'
import { explicit, integer, nullValue, oid, sequence } from './der-writer.ts'
import { OID } from './oids.ts'

/** RSASSA-PSS-params as far as they are accepted: MGF1 under the same hash (RFC 4055 §3.1). */
export interface PssParameters {
  readonly hash: DigestName
  /** In bytes. */
  readonly saltLength: number
}

const HASHES = [
  { hash: 'SHA-256', id: OID.sha256, bytes: 32 },
  { hash: 'SHA-384', id: OID.sha384, bytes: 48 },
  { hash: 'SHA-512', id: OID.sha512, bytes: 64 },
] as const satisfies readonly { hash: DigestName; id: string; bytes: number }[]

/** More salt than any key has room for beside its digest is a mistake. */
const LONGEST_SALT = 512

/** Bytes of a digest; PSS is made with as much salt (RFC 4055 §3.1). */
export const digestBytes = (digest: DigestName): number => HASHES.find(({ hash }) => hash === digest)?.bytes ?? 0

/** AlgorithmIdentifier of RSASSA-PSS: a hash, MGF1 with it, and as much salt as the hash is long (RFC 4055 §3.1). */
export function pssIdentifier(digest: DigestName): Uint8Array {
  const { id, bytes } = HASHES.find(({ hash }) => hash === digest) ?? HASHES[0]
  const hash = sequence(oid(id), nullValue())
  const parameters = sequence(explicit(0, hash), explicit(1, sequence(oid(OID.mgf1), hash)), explicit(2, integer(bytes)))
  return sequence(oid(OID.rsaPss), parameters)
}

/** Reads RSASSA-PSS-params. Null for what is not accepted: SHA-1 (also by default), another mask or trailer, two hashes. */
export function readPssParameters(node: Node | undefined): PssParameters | null {
  if (node === undefined) return null
  const parts = sequenceOf(node)
  const inside = (number: number): Node | undefined => {
    const part = tagged(parts, number)
    return part === undefined ? undefined : children(part)[0]
  }
  const [digest, mask, salt, trailer] = [inside(0), inside(1), inside(2), inside(3)]
  if (digest === undefined || mask === undefined) return null
  const hash = hashOf(digest)
  const [maskId, maskHash] = sequenceOf(mask)
  if (hash === null || readOid(maskId) !== OID.mgf1 || maskHash === undefined || hashOf(maskHash) !== hash) return null
  if (trailer !== undefined && readInteger(trailer) !== 1) return null
  const saltLength = salt === undefined ? 20 : readInteger(salt)
  return saltLength > LONGEST_SALT ? null : { hash, saltLength }
}

function hashOf(node: Node): DigestName | null {
  const id = readOid(sequenceOf(node)[0])
  return HASHES.find((known) => known.id === id)?.hash ?? null
}
