import { OID } from '../asn1/oids.ts'
import { type Certificate, isSelfIssued, subjectNames } from './certificate.ts'
import { ANY_NAME, allowsNames, constrained, type NameConstraints, type NameState } from './name-constraints.ts'
import type { PathProblem } from './path-problem.ts'
import { acceptedPolicies, FIRST_LEVEL, mapped, type PolicyLevel, policiesOf } from './policy-graph.ts'

/** Inputs of RFC 5280 §6.1.1 that a user chooses. */
export interface PathConstraints {
  /** user-initial-policy-set; any policy unless said. */
  readonly policies?: readonly string[]
  /** initial-explicit-policy, initial-policy-mapping-inhibit, initial-any-policy-inhibit. */
  readonly explicitPolicy?: boolean
  readonly inhibitPolicyMapping?: boolean
  readonly inhibitAnyPolicy?: boolean
  /** initial-permitted-subtrees and initial-excluded-subtrees. */
  readonly names?: NameConstraints
}

/** What a path without fault comes to. */
export type CheckedPath =
  | { readonly problem: PathProblem }
  /** user-constrained-policy-set. */
  | { readonly problem: null; readonly policies: readonly string[] }

/** What is carried from one certificate to the next (RFC 5280 §6.1.2). */
interface State {
  names: NameState
  level: PolicyLevel
  explicitPolicy: number
  policyMapping: number
  anyPolicy: number
  pathLength: number
}

/**
 * Checks a path whose signatures hold (RFC 5280 §6.1.2 to §6.1.5). The anchor is its name and key alone: its dates and extensions bind nobody.
 * @param path leaf first, anchor last
 * @param at null leaves the dates of all certificates out: past validation judges them itself
 */
export function checkPath(path: readonly Certificate[], at: Date | null, constraints: PathConstraints = {}): CheckedPath {
  const chain = path.length > 1 ? path.slice(0, -1).reverse() : path
  const length = chain.length
  const state: State = {
    names: constrained(ANY_NAME, constraints.names ?? null),
    level: FIRST_LEVEL,
    explicitPolicy: constraints.explicitPolicy === true ? 0 : length + 1,
    policyMapping: constraints.inhibitPolicyMapping === true ? 0 : length + 1,
    anyPolicy: constraints.inhibitAnyPolicy === true ? 0 : length + 1,
    pathLength: length,
  }
  for (const [i, certificate] of chain.entries()) {
    const isLast = i === length - 1
    const problem =
      ownProblem(certificate, at) ?? process(state, certificate, isLast) ?? (isLast ? null : prepare(state, certificate))
    if (problem !== null) return { problem }
  }
  return wrapUp(chain.at(-1), state, constraints.policies ?? [OID.anyPolicy])
}

/** Basic processing of one certificate: its names and policies (§6.1.3 (b) to (f)). */
function process(state: State, certificate: Certificate, isLast: boolean): PathProblem | null {
  const subject = certificate.subject.text
  const carriesOver = isSelfIssued(certificate) && !isLast
  if (!carriesOver && !allowsNames(state.names, subjectNames(certificate), certificate.alternativeNames))
    return { code: 'NAME_NOT_ALLOWED', subject }
  state.level = policiesOf(state.level, certificate.policies, state.anyPolicy > 0 || carriesOver)
  return state.explicitPolicy === 0 && state.level.size === 0 ? { code: 'POLICY', subject } : null
}

/** Preparation for the certificate below (§6.1.4). */
function prepare(state: State, certificate: Certificate): PathProblem | null {
  const subject = certificate.subject.text
  if (certificate.policyMappings.some(({ issuer, subject: to }) => issuer === OID.anyPolicy || to === OID.anyPolicy))
    return { code: 'POLICY', subject }
  state.level = mapped(state.level, certificate.policyMappings, state.policyMapping > 0)
  state.names = constrained(state.names, certificate.nameConstraints)
  if (!certificate.isCa) return { code: 'NOT_A_CA', subject }
  if (certificate.keyUsage !== null && !certificate.keyUsage.includes('keyCertSign')) return { code: 'KEY_USAGE', subject }
  if (!isSelfIssued(certificate)) {
    if (state.pathLength <= 0) return { code: 'PATH_TOO_LONG', subject }
    state.pathLength -= 1
    state.explicitPolicy = Math.max(0, state.explicitPolicy - 1)
    state.policyMapping = Math.max(0, state.policyMapping - 1)
    state.anyPolicy = Math.max(0, state.anyPolicy - 1)
  }
  state.explicitPolicy = Math.min(state.explicitPolicy, certificate.requireExplicitPolicy ?? state.explicitPolicy)
  state.policyMapping = Math.min(state.policyMapping, certificate.inhibitPolicyMapping ?? state.policyMapping)
  state.anyPolicy = Math.min(state.anyPolicy, certificate.inhibitAnyPolicy ?? state.anyPolicy)
  state.pathLength = Math.min(state.pathLength, certificate.pathLength ?? state.pathLength)
  return null
}

/** §6.1.5. */
function wrapUp(leaf: Certificate | undefined, state: State, wanted: readonly string[]): CheckedPath {
  const left = leaf?.requireExplicitPolicy === 0 ? 0 : Math.max(0, state.explicitPolicy - 1)
  const policies = acceptedPolicies(state.level, wanted)
  if (left > 0 || policies.length > 0) return { problem: null, policies }
  return { problem: { code: 'POLICY', subject: leaf?.subject.text ?? '' } }
}

function ownProblem(certificate: Certificate, at: Date | null): PathProblem | null {
  const subject = certificate.subject.text
  const [extension] = certificate.unknownCritical
  if (extension !== undefined) return { code: 'UNKNOWN_CRITICAL_EXTENSION', subject, extension }
  if (at === null) return null
  if (at < certificate.notBefore) return { code: 'NOT_YET_VALID', subject, notBefore: certificate.notBefore }
  return at > certificate.notAfter ? { code: 'EXPIRED', subject, notAfter: certificate.notAfter } : null
}
