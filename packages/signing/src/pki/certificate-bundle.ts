import { children, type Node, read, readOid, sequenceOf, tagged } from '../asn1/der-reader.ts'
import { OID } from '../asn1/oids.ts'
import { SigningError } from '../errors.ts'
import { readCertificate } from './certificate.ts'

const MOST = 50

/**
 * The certificates behind an address of issuers (RFC 5280 §4.2.2.1): one in DER, or several in a certs-only CMS (RFC 5652 §5.1).
 * @throws CERTIFICATE_BROKEN
 */
export function certificatesIn(bytes: Uint8Array): readonly Uint8Array[] {
  try {
    const [first, second] = sequenceOf(read(bytes))
    if (first?.tag !== 0x06) return [readCertificate(bytes).der]
    if (readOid(first) !== OID.signedData || second === undefined)
      throw new SigningError('CERTIFICATE_BROKEN', { why: 'content type' })
    return bundled(children(second)[0])
  } catch (cause) {
    if (cause instanceof SigningError && cause.code === 'DER_BROKEN')
      throw new SigningError('CERTIFICATE_BROKEN', cause.facts, { cause })
    throw cause
  }
}

function bundled(signedData: Node | undefined): readonly Uint8Array[] {
  const set = tagged(sequenceOf(signedData), 0)
  const found = set === undefined ? [] : children(set).filter((node) => node.tag === 0x30)
  if (found.length > MOST) throw new SigningError('CERTIFICATE_BROKEN', { certificates: found.length })
  return found.map((node) => readCertificate(node.der).der)
}
