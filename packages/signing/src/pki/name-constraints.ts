import { equal } from '../asn1/bytes.ts'
import { children, type Node, sequenceOf } from '../asn1/der-reader.ts'
import { OID } from '../asn1/oids.ts'
import { SigningError } from '../errors.ts'
import { type GeneralName, readGeneralName } from './general-name.ts'
import { AND } from './name.ts'

/** Names that certificates below may have, and those that they may not (RFC 5280 §4.2.1.10). */
export interface NameConstraints {
  readonly permitted: readonly GeneralName[]
  readonly excluded: readonly GeneralName[]
}

const MOST_SUBTREES = 1_000

/** Reads the extension. @throws DER_BROKEN */
export function readNameConstraints(node: Node): NameConstraints {
  const parts = sequenceOf(node)
  const subtrees = (tag: number): readonly GeneralName[] => {
    const part = parts.find((one) => one.tag === tag)
    const list = part === undefined ? [] : children(part)
    if (list.length > MOST_SUBTREES) throw new SigningError('DER_BROKEN', { why: 'name constraints', count: list.length })
    return list.flatMap((subtree) => {
      const [base, ...bounds] = sequenceOf(subtree)
      // Within the profile a subtree has no minimum and no maximum (RFC 5280 §4.2.1.10); one that has would be read too wide without.
      if (bounds.some(({ tag, content }) => tag !== 0x80 || content.some((byte) => byte !== 0)))
        throw new SigningError('DER_BROKEN', { why: 'bounds of a name constraint' })
      return base === undefined ? [] : [readGeneralName(base)]
    })
  }
  return { permitted: subtrees(0xa0), excluded: subtrees(0xa1) }
}

/** What was gathered on the way down: a name must be in one subtree of each list that speaks of its kind, and in none that is excluded. */
export interface NameState {
  readonly permitted: readonly (readonly GeneralName[])[]
  readonly excluded: readonly GeneralName[]
}

/** No constraint yet. */
export const ANY_NAME: NameState = { permitted: [], excluded: [] }

/** The state below a certificate with constraints (RFC 5280 §6.1.4 (g)). */
export function constrained(state: NameState, constraints: NameConstraints | null): NameState {
  if (constraints === null) return state
  return {
    permitted: constraints.permitted.length === 0 ? state.permitted : [...state.permitted, constraints.permitted],
    excluded: [...state.excluded, ...constraints.excluded],
  }
}

/** Whether the names of a certificate are allowed (RFC 5280 §6.1.3 (b), (c)). */
export function allowsNames(state: NameState, subject: readonly string[], alternative: readonly GeneralName[]): boolean {
  if (state.permitted.length === 0 && state.excluded.length === 0) return true
  return namesOf(subject, alternative).every(
    (name) =>
      !state.excluded.some((subtree) => isExcluded(name, subtree)) &&
      state.permitted.every((list) => {
        const ofKind = list.filter((subtree) => subtree.kind === name.kind)
        return ofKind.length === 0 || ofKind.some((subtree) => isWithin(name, subtree))
      }),
  )
}

/** Whether an excluded subtree takes a name out: also where the two cannot be compared, since it might. */
function isExcluded(name: GeneralName, subtree: GeneralName): boolean {
  if (name.kind === 'other' || subtree.kind === 'other')
    return name.kind === 'other' && subtree.kind === 'other' && name.type === subtree.type
  return name.kind === subtree.kind && (!isComparable(name) || isWithin(name, subtree))
}

/** An address has a host; a URI must have one by name where constraints speak of URIs (RFC 5280 §4.2.1.10). */
function isComparable(name: GeneralName): boolean {
  if (name.kind === 'rfc822') return name.value.includes('@')
  return name.kind !== 'uri' || hostOf(name.value) !== null
}

/** Every name that constraints speak of: the subject, its alternatives, and an old-style e-mail address in the subject. */
function namesOf(subject: readonly string[], alternative: readonly GeneralName[]): readonly GeneralName[] {
  const none = new Uint8Array()
  const own: GeneralName[] = subject.length === 0 ? [] : [{ kind: 'directory', relative: subject, der: none }]
  const mails = alternative.some((name) => name.kind === 'rfc822')
    ? []
    : subject
        .flatMap((relative) => relative.split(AND))
        .filter((part) => part.startsWith(`${OID.emailAddress}=`))
        .map((part): GeneralName => ({ kind: 'rfc822', value: part.slice(OID.emailAddress.length + 1), der: none }))
  return [...own, ...mails, ...alternative]
}

function isWithin(name: GeneralName, subtree: GeneralName): boolean {
  if (name.kind === 'directory' && subtree.kind === 'directory')
    return subtree.relative.every((relative, i) => name.relative[i] === relative)
  if (name.kind === 'ip' && subtree.kind === 'ip') return inNetwork(name.bytes, subtree.bytes)
  if (name.kind === 'rfc822' && subtree.kind === 'rfc822') return mailWithin(name.value, subtree.value)
  if (name.kind === 'dns' && subtree.kind === 'dns') return hostWithin(name.value, subtree.value, true)
  if (name.kind === 'uri' && subtree.kind === 'uri') return uriWithin(name.value, subtree.value)
  // Kinds that nobody here can compare: only what is written alike is within.
  return name.kind === 'other' && subtree.kind === 'other' && name.type === subtree.type ? equal(name.der, subtree.der) : false
}

function inNetwork(address: Uint8Array, network: Uint8Array): boolean {
  if (network.length !== 2 * address.length) return false
  const half = address.length
  return address.every((byte, i) => (byte & (network[half + i] ?? 0)) === ((network[i] ?? 0) & (network[half + i] ?? 0)))
}

/** A mailbox, a host, or with a dot before it every host of a domain. */
function mailWithin(address: string, constraint: string): boolean {
  const at = address.lastIndexOf('@')
  if (at < 0) return false
  const host = address.slice(at + 1).toLowerCase()
  const wanted = constraint.toLowerCase()
  const wantedAt = constraint.lastIndexOf('@')
  if (wantedAt >= 0) return address.slice(0, at) === constraint.slice(0, wantedAt) && host === wanted.slice(wantedAt + 1)
  return wanted.startsWith('.') ? host.endsWith(wanted) : host === wanted
}

/** A host: with `below` also everything below it, as names of hosts are constrained; a dot before it means only what is below. */
function hostWithin(host: string, constraint: string, below: boolean): boolean {
  const [one, wanted] = [host.toLowerCase(), constraint.toLowerCase()]
  if (wanted === '') return true
  if (wanted.startsWith('.')) return one.endsWith(wanted)
  return one === wanted || (below && one.endsWith(`.${wanted}`))
}

/** The host of an address, by name; null where it has none, or a number for one. */
function hostOf(uri: string): string | null {
  const host = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#:[\]]+)(?::\d*)?(?:[/?#]|$)/i.exec(uri)?.[1]
  return host === undefined || /^[\d.]+$/.test(host) ? null : host
}

/** An address without a host, or with a number for one, satisfies no constraint (RFC 5280 §4.2.1.10). */
function uriWithin(uri: string, constraint: string): boolean {
  const host = hostOf(uri)
  return host !== null && hostWithin(host, constraint, false)
}
