import { implicit } from '../asn1/der-writer.ts'

/** Another name of a subject (RFC 5280 §4.2.1.6): a host, an address of four or sixteen bytes, a mailbox. */
export type AlternativeName = { readonly dns: string } | { readonly ip: Uint8Array } | { readonly email: string }

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text)

/** A GeneralName by its tag (RFC 5280 §4.2.1.6). */
export function generalName(name: AlternativeName): Uint8Array {
  if ('dns' in name) return implicit(2, ascii(name.dns))
  if ('ip' in name) return implicit(7, name.ip)
  return implicit(1, ascii(name.email))
}

/** uniformResourceIdentifier, the GeneralName of an address. */
export const uriName = (address: string): Uint8Array => implicit(6, ascii(address))
