import { expect, type Node, readSerial, readTime, sequenceOf } from '../asn1/der-reader.ts'
import { OID } from '../asn1/oids.ts'
import { SigningError } from '../errors.ts'
import { type Extension, readExtensionList } from '../pki/extension.ts'
import { readGeneralName } from '../pki/general-name.ts'

/** Reasons by their number in a CRL (RFC 5280 §5.3.1). */
export const REVOCATION_REASONS = [
  'unspecified',
  'keyCompromise',
  'cACompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'certificateHold',
  'unused',
  'removeFromCRL',
  'privilegeWithdrawn',
  'aACompromise',
] as const
export type RevocationReason = (typeof REVOCATION_REASONS)[number]

/** One revoked certificate. */
export interface RevokedEntry {
  readonly serialNumber: string
  readonly at: Date
  readonly reason: RevocationReason
}

/** Entries of a list by the issuer of what they revoke, as names are compared, and by serial number. */
export type EntriesByIssuer = ReadonlyMap<string, ReadonlyMap<string, RevokedEntry>>

const UNDERSTOOD = new Set<string>([OID.reasonCode, OID.invalidityDate])

/** Refuses what somebody marked as critical and nobody here understands. @throws DER_BROKEN */
export function onlyUnderstood(extensions: ReadonlyMap<string, Extension>, understood: ReadonlySet<string>): void {
  for (const [id, { critical }] of extensions)
    if (critical && !understood.has(id)) throw new SigningError('DER_BROKEN', { why: 'critical extension', extension: id })
}

/**
 * Reads the entries of a list. In an indirect one an entry may name another issuer, which then holds for those behind it as well (RFC 5280 §5.3.3).
 * @param issuerKey who signed the list, for entries that name nobody
 * @throws DER_BROKEN
 */
export function readEntries(entries: readonly Node[], issuerKey: string, indirect: boolean): EntriesByIssuer {
  const all = new Map<string, Map<string, RevokedEntry>>([[issuerKey, new Map()]])
  let current = issuerKey
  for (const entry of entries) {
    const { issuer, ...revoked } = readEntry(entry, indirect)
    current = issuer ?? current
    const own = all.get(current) ?? new Map<string, RevokedEntry>()
    all.set(current, own.set(revoked.serialNumber, revoked))
  }
  return all
}

function readEntry(entry: Node, indirect: boolean): RevokedEntry & { readonly issuer: string | null } {
  const [serial, at, list] = sequenceOf(entry)
  const base = { serialNumber: readSerial(serial), at: readTime(at) }
  if (list === undefined) return { ...base, reason: 'unspecified', issuer: null }
  const extensions = readExtensionList(list)
  onlyUnderstood(extensions, indirect ? new Set([...UNDERSTOOD, OID.certificateIssuer]) : UNDERSTOOD)
  const reason = extensions.get(OID.reasonCode)?.value
  const code = reason === undefined ? 0 : (expect(reason, 0x0a).content[0] ?? 0)
  const named = indirect ? extensions.get(OID.certificateIssuer)?.value : undefined
  return {
    ...base,
    reason: REVOCATION_REASONS[code] ?? 'unspecified',
    issuer: named === undefined ? null : issuerOf(named),
  }
}

/** The name of an issuer out of GeneralNames; one that has none is nobody that could be found. */
function issuerOf(names: Node): string {
  for (const name of sequenceOf(names).map(readGeneralName)) if (name.kind === 'directory') return name.relative.join('\u0001')
  throw new SigningError('DER_BROKEN', { why: 'certificate issuer' })
}
