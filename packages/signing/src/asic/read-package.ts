import { unzipSync } from 'fflate'
import { equal } from '../asn1/bytes.ts'
import { type CadesVerdict, verifyCades } from '../cades/verify-detached.ts'
import { SigningError } from '../errors.ts'
import { latin1 } from '../pdf/bytes.ts'
import { type DigestName, digest, type WebCrypto } from '../ports.ts'
import { readManifest } from './manifest.ts'
import { isPlainName, PACKAGE_TYPE } from './write-package.ts'
import { checkLayout } from './zip-layout.ts'

/** One signature of a package and what it stands over. */
export interface PackageSignature {
  readonly name: string
  /** The signature over the manifest; trust in its certificate is the path's. */
  readonly verdict: CadesVerdict
  /** Files under this signature, whose bytes are those that were signed. */
  readonly covered: readonly string[]
  /** Files that it names and that are not there, or are others. */
  readonly altered: readonly string[]
}

/** A package as it was read. */
export interface ReadPackage {
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly signatures: readonly PackageSignature[]
  /** Files that no signature stands over. */
  readonly unsigned: readonly string[]
}

const MOST_FILES = 2_000
const LARGEST_BYTES = 400 * 1024 * 1024
const DIGESTS: Readonly<Record<string, DigestName>> = {
  'http://www.w3.org/2001/04/xmlenc#sha256': 'SHA-256',
  'http://www.w3.org/2001/04/xmldsig-more#sha384': 'SHA-384',
  'http://www.w3.org/2001/04/xmlenc#sha512': 'SHA-512',
}
const MANIFEST = /^META-INF\/[^/]*ASiCManifest[^/]*\.xml$/i

/** Reads an ASiC-E package with CAdES signatures and checks each over its files. @throws PACKAGE_BROKEN, CMS_BROKEN, TIMESTAMP_BROKEN */
export async function readPackage(bytes: Uint8Array, crypto: WebCrypto): Promise<ReadPackage> {
  const entries = unpacked(bytes)
  const manifests = [...entries].filter(([name]) => MANIFEST.test(name))
  if (manifests.length === 0) throw new SigningError('PACKAGE_BROKEN', { why: 'no manifest' })
  const files = new Map([...entries].filter(([name]) => name !== 'mimetype' && !name.toUpperCase().startsWith('META-INF/')))
  const signatures: PackageSignature[] = []
  for (const [, xml] of manifests) {
    const { signature, references } = readManifest(xml)
    const cms = entries.get(signature)
    if (cms === undefined) throw new SigningError('PACKAGE_BROKEN', { why: 'no signature', name: signature })
    const covered: string[] = []
    const altered: string[] = []
    for (const { uri, algorithm, digest: named } of references) {
      const file = files.get(uri)
      const hash = DIGESTS[algorithm]
      const same = file !== undefined && hash !== undefined && equal(named, await digest(crypto, hash, file))
      ;(same ? covered : altered).push(uri)
    }
    signatures.push({ name: signature, verdict: await verifyCades(cms, xml, crypto), covered, altered })
  }
  const under = new Set(signatures.filter(({ verdict }) => verdict.problem === null).flatMap(({ covered }) => covered))
  return { files, signatures, unsigned: [...files.keys()].filter((name) => !under.has(name)) }
}

function unpacked(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  // Local header of the first file (APPNOTE §4.3.7): stored, named `mimetype`, without extra field, its content at once.
  const head = latin1(bytes.subarray(0, 38 + PACKAGE_TYPE.length))
  const stored = bytes[8] === 0 && bytes[9] === 0 && bytes[28] === 0 && bytes[29] === 0
  if (!head.startsWith('PK\x03\x04') || !stored || head.slice(30) !== `mimetype${PACKAGE_TYPE}`)
    throw new SigningError('PACKAGE_BROKEN', { why: 'mimetype' })
  checkLayout(bytes)
  const names = new Set<string>()
  let size = 0
  try {
    const entries = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        size += originalSize
        const known = name === 'mimetype' || name.toUpperCase().startsWith('META-INF/') || isPlainName(name)
        if (names.has(name) || !known || names.size >= MOST_FILES || size > LARGEST_BYTES)
          throw new SigningError('PACKAGE_BROKEN', { why: 'file', name })
        names.add(name)
        return true
      },
    })
    return new Map(Object.entries(entries))
  } catch (cause) {
    if (cause instanceof SigningError) throw cause
    throw new SigningError('PACKAGE_BROKEN', { why: 'zip' }, { cause })
  }
}
