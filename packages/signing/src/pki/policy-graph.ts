import { OID } from '../asn1/oids.ts'

const ANY: string = OID.anyPolicy
/** More policies than this in one certificate are an attempt to make a verifier work. */
const MOST_POLICIES = 256

/** A policy that holds down to one certificate: what the next one may say for it, and which of the first domain it goes back to. */
interface PolicyNode {
  readonly expected: ReadonlySet<string>
  readonly roots: ReadonlySet<string>
}

/** The lowest level of the graph, by policy. Empty is RFC 5280's NULL. */
export type PolicyLevel = ReadonlyMap<string, PolicyNode>

/** The level above the first certificate (RFC 5280 §6.1.2 (a)). */
export const FIRST_LEVEL: PolicyLevel = new Map([[ANY, { expected: new Set([ANY]), roots: new Set([ANY]) }]])

/**
 * The level that a certificate's policies make (RFC 5280 §6.1.3 (d), (e)). One node a policy, as RFC 9618 §5.3 has it instead of the tree,
 * which hostile certificates make grow without bound; only the lowest level is kept, since each node knows its roots.
 * @param anyAllowed anyPolicy still counts here
 */
export function policiesOf(above: PolicyLevel, policies: readonly string[] | null, anyAllowed: boolean): PolicyLevel {
  const level = new Map<string, PolicyNode>()
  if (policies === null || above.size === 0 || policies.length > MOST_POLICIES) return level
  const parentsOf = (policy: string): readonly PolicyNode[] => [...above.values()].filter((node) => node.expected.has(policy))
  const add = (policy: string, parents: readonly PolicyNode[]): void => {
    const roots = new Set(parents.flatMap((parent) => [...parent.roots]).map((root) => (root === ANY ? policy : root)))
    level.set(policy, { expected: new Set([policy]), roots })
  }
  const any = above.get(ANY)
  for (const policy of policies) {
    if (policy === ANY) continue
    const parents = parentsOf(policy)
    if (parents.length > 0) add(policy, parents)
    else if (any !== undefined) add(policy, [any])
  }
  if (policies.includes(ANY) && anyAllowed)
    for (const policy of new Set([...above.values()].flatMap((node) => [...node.expected])))
      if (!level.has(policy)) add(policy, parentsOf(policy))
  return level
}

/** The level after policy mappings (RFC 5280 §6.1.4 (b)). `allowed`: mapping is not inhibited. */
export function mapped(
  level: PolicyLevel,
  mappings: readonly { readonly issuer: string; readonly subject: string }[],
  allowed: boolean,
): PolicyLevel {
  const after = new Map(level)
  const any = level.get(ANY)
  for (const issuer of new Set(mappings.map((mapping) => mapping.issuer))) {
    const node = level.get(issuer)
    if (!allowed) after.delete(issuer)
    else if (node !== undefined || any !== undefined) {
      const expected = new Set(mappings.filter((mapping) => mapping.issuer === issuer).map((mapping) => mapping.subject))
      const roots = node?.roots ?? new Set([...(any?.roots ?? [])].map((root) => (root === ANY ? issuer : root)))
      after.set(issuer, { expected, roots })
    }
  }
  return after
}

/** Policies of the first domain that hold down to here and that the user wants (RFC 5280 §6.1.5 (g)). */
export function acceptedPolicies(level: PolicyLevel, wanted: readonly string[]): readonly string[] {
  const roots = new Set([...level.values()].flatMap((node) => [...node.roots]))
  if (wanted.includes(ANY)) return [...roots]
  return roots.has(ANY) ? [...wanted] : wanted.filter((policy) => roots.has(policy))
}
