import { SigningError } from '../errors.ts'
import { base64, fromBase64 } from './base64.ts'
import { type XmlTag, type XmlToken, xmlTokens } from './xml-tokens.ts'

/** A file that a manifest names. */
export interface Reference {
  readonly uri: string
  readonly mediaType: string
  /** Identifier of the digest algorithm (XML Encryption §5.8). */
  readonly algorithm: string
  readonly digest: Uint8Array
}

/** An ASiCManifest (EN 319 162-1 §A.4): which signature stands over which files. */
export interface Manifest {
  readonly signature: string
  readonly references: readonly Reference[]
}

export const SHA256_URI = 'http://www.w3.org/2001/04/xmlenc#sha256'
const ASIC = 'http://uri.etsi.org/02918/v1.2.1#'
const DSIG = 'http://www.w3.org/2000/09/xmldsig#'

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => ESCAPES[sign] ?? '')

/** Writes a manifest; names are percent-encoded as URIs (EN 319 162-1 §A.6). */
export function writeManifest({ signature, references }: Manifest): Uint8Array {
  const objects = references.map(
    ({ uri, mediaType, algorithm, digest }) =>
      `<asic:DataObjectReference URI="${escaped(encoded(uri))}" MimeType="${escaped(mediaType)}"><ds:DigestMethod Algorithm="${algorithm}"/><ds:DigestValue>${base64(digest)}</ds:DigestValue></asic:DataObjectReference>`,
  )
  return new TextEncoder().encode(
    `<?xml version="1.0" encoding="UTF-8"?>\n<asic:ASiCManifest xmlns:asic="${ASIC}" xmlns:ds="${DSIG}"><asic:SigReference URI="${escaped(encoded(signature))}" MimeType="application/pkcs7-signature"/>${objects.join('')}</asic:ASiCManifest>\n`,
  )
}

const encoded = (name: string): string => name.split('/').map(encodeURIComponent).join('/')

const broken = (why: string): SigningError => new SigningError('PACKAGE_BROKEN', { why })

/** Reads a manifest. @throws PACKAGE_BROKEN */
export function readManifest(xml: Uint8Array): Manifest {
  const tokens = xmlTokens(xml)
  const [signature, ...others] = tokens.filter(isBegun).filter(({ name }) => name === 'SigReference')
  if (signature === undefined || others.length > 0) throw broken('signature of a manifest')
  const references: Reference[] = []
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== 'open' || token.name !== 'DataObjectReference') continue
    const length = tokens.slice(at).findIndex((each) => each.kind === 'close' && each.name === 'DataObjectReference')
    if (length < 0) throw broken('reference without an end')
    references.push(referenceOf(token.attributes, tokens.slice(at + 1, at + length)))
  }
  if (references.length === 0) throw broken('manifest over nothing')
  return { signature: nameOf(signature.attributes), references }
}

const isBegun = (token: XmlToken): token is XmlTag => token.kind === 'open' || token.kind === 'empty'

function referenceOf(attributes: ReadonlyMap<string, string>, inside: readonly XmlToken[]): Reference {
  const methods = inside.filter(isBegun).filter(({ name }) => name === 'DigestMethod')
  const values = inside.flatMap((token, i) => {
    const text = inside[i + 1]
    return token.kind === 'open' && token.name === 'DigestValue' && text?.kind === 'text' ? [text.text] : []
  })
  const algorithm = methods[0]?.attributes.get('Algorithm')
  const [value] = values
  if (algorithm === undefined || value === undefined || methods.length > 1 || values.length > 1)
    throw broken('reference without a digest')
  return { uri: nameOf(attributes), mediaType: attributes.get('MimeType') ?? '', algorithm, digest: fromBase64(value) }
}

function nameOf(attributes: ReadonlyMap<string, string>): string {
  const uri = attributes.get('URI')
  if (uri === undefined) throw broken('reference without a name')
  try {
    return decodeURIComponent(uri)
  } catch (cause) {
    throw new SigningError('PACKAGE_BROKEN', { why: 'name' }, { cause })
  }
}
