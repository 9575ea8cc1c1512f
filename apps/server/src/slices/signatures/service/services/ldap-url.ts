import { ServiceFailure } from './service-failure.ts'

/** An entry of a directory and what is wanted of it (RFC 4516). */
export interface LdapAddress {
  readonly secure: boolean
  readonly host: string
  readonly port: number
  readonly dn: string
  readonly attributes: readonly string[]
}

/**
 * Reads an LDAP URL (RFC 4516 §2) as certificates carry them: a host, an entry, and the attributes that hold the list; without them the ones
 * that hold lists (RFC 4523 §2). Only the entry itself is looked at.
 * @throws ServiceFailure ADDRESS_FORBIDDEN
 */
export function readLdapUrl(url: string, attributesUnlessSaid: readonly string[]): LdapAddress {
  const match = /^(ldaps?):\/\/([^/?#@]+)\/([^?#]*)(?:\?([^?#]*))?(?:\?([^?#]*))?(?:\?[^#]*)?$/i.exec(url)
  const authority = /^(\[[0-9a-f:.]+\]|[^:]+)(?::(\d{1,5}))?$/i.exec(match?.[2] ?? '')
  const [, scheme = '', , dn = '', attributes = '', scope = ''] = match ?? []
  const secure = scheme.toLowerCase() === 'ldaps'
  const port = Number(authority?.[2] ?? (secure ? 636 : 389))
  if (match === null || authority === null || port === 0 || port > 65_535 || !/^(base)?$/i.test(scope))
    throw new ServiceFailure('ADDRESS_FORBIDDEN', url)
  try {
    const named = attributes
      .split(',')
      .map((name) => decodeURIComponent(name).trim())
      .filter((name) => name !== '')
    return {
      secure,
      host: (authority[1] ?? '').replaceAll(/[[\]]/g, ''),
      port,
      dn: decodeURIComponent(dn),
      attributes: named.length > 0 ? named : attributesUnlessSaid,
    }
  } catch (cause) {
    throw new ServiceFailure('ADDRESS_FORBIDDEN', url, { cause })
  }
}
