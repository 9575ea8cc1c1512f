import { type Zippable, zipSync } from 'fflate'
import { SigningError } from '../errors.ts'
import { sha256, type WebCrypto } from '../ports.ts'
import { SHA256_URI, writeManifest } from './manifest.ts'

/** The media type of a package, which is its first file too (EN 319 162-1 §A.1). */
export const PACKAGE_TYPE = 'application/vnd.etsi.asic-e+zip'

/** A file of a package. */
export interface PackagedFile {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** What is packed, and who signs it. */
export interface PackageRequest {
  readonly files: readonly PackagedFile[]
  /** Makes the detached CAdES signature over the manifest (`signCades`). */
  readonly sign: (manifest: Uint8Array) => Promise<Uint8Array>
  /** Written as every file's time. */
  readonly packedAt: Date
  readonly crypto: WebCrypto
}

const MANIFEST = 'META-INF/ASiCManifest.xml'
const SIGNATURE = 'META-INF/signature.p7s'

/**
 * Packs files with one CAdES signature over all of them: ASiC-E (EN 319 162-1 §4.4). `mimetype` comes first and stored, so that the kind
 * of file can be told by its first bytes.
 * @throws PACKAGE_NAME_REFUSED, and what `sign` throws
 */
export async function writePackage({ files, sign, packedAt, crypto }: PackageRequest): Promise<Uint8Array> {
  const names = new Set<string>()
  for (const { name } of files) {
    if (!isAccepted(name) || names.has(name)) throw new SigningError('PACKAGE_NAME_REFUSED', { name })
    names.add(name)
  }
  const references = await Promise.all(
    files.map(async ({ name, mediaType, bytes }) => ({
      uri: name,
      mediaType,
      algorithm: SHA256_URI,
      digest: await sha256(crypto, bytes),
    })),
  )
  const manifest = writeManifest({ signature: SIGNATURE, references })
  const entries: Zippable = { mimetype: [new TextEncoder().encode(PACKAGE_TYPE), { level: 0 }] }
  for (const { name, bytes } of files) entries[name] = bytes
  entries[MANIFEST] = manifest
  entries[SIGNATURE] = await sign(manifest)
  return zipSync(entries, { mtime: packedAt })
}

/** Names that every unpacker puts where they say. */
export function isPlainName(name: string): boolean {
  const parts = name.split('/')
  return (
    name !== 'mimetype' &&
    !/[\\\p{Cc}:]/u.test(name) &&
    !name.toUpperCase().startsWith('META-INF/') &&
    parts.every((part) => part !== '' && part !== '.' && part !== '..')
  )
}

/** Plain names that the library keeps in their order: one of digits alone would come before `mimetype`. */
const isAccepted = (name: string): boolean => isPlainName(name) && !/^\d+$/.test(name) && name !== '__proto__'
