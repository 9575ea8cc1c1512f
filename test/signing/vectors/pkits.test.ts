import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkByEvidence, type PathConstraints, SigningError, validatePath } from '../../../packages/signing/src/index.ts'
import { sourceOf } from '../judges/fetched.ts'
import { PKITS_DISAGREEMENTS } from './disagreements.ts'

/** NIST's Public Key Interoperability Test Suite, as pyhanko-certvalidator keeps it in its source distribution. */
const source = await sourceOf('pyhanko_certvalidator', '0.33.0')

interface Case {
  readonly id: string
  readonly name: string
  readonly cert: string
  readonly other_certs?: readonly string[]
  readonly crls?: readonly string[]
  readonly revocation?: boolean
  readonly params?: {
    readonly user_initial_policy_set?: readonly string[]
    readonly initial_explicit_policy?: boolean
    readonly initial_policy_mapping_inhibit?: boolean
    readonly initial_any_policy_inhibit?: boolean
  }
  readonly error?: { readonly class: string; readonly msg_regex: string }
}

const AT = new Date('2022-05-01T00:00:00Z')

function constraintsOf(params: Case['params']): PathConstraints {
  return {
    ...(params?.user_initial_policy_set === undefined ? {} : { policies: params.user_initial_policy_set }),
    explicitPolicy: params?.initial_explicit_policy ?? false,
    inhibitPolicyMapping: params?.initial_policy_mapping_inhibit ?? false,
    inhibitAnyPolicy: params?.initial_any_policy_inhibit ?? false,
  }
}

if ('leftOut' in source) {
  it(`PKITS was left out, for it could not be fetched: ${source.leftOut}`, () => expect(source.leftOut).not.toBe(''))
} else {
  const folder = join(source.path, 'tests/fixtures/nist_pkits')
  const bytes = (kind: 'certs' | 'crls', name: string): Uint8Array => new Uint8Array(readFileSync(join(folder, kind, name)))
  const cases: readonly Case[] = JSON.parse(readFileSync(join(folder, 'pkits.json'), 'utf8'))

  /** Our verdict on a case: null for a valid path, else what stood against it. */
  const judge = async (one: Case): Promise<string | null> => {
    try {
      const crls = [...(one.crls ?? []), 'TrustAnchorRootCRL.crl'].map((name) => bytes('crls', name))
      const { problem } = await validatePath({
        certificate: bytes('certs', one.cert),
        intermediates: (one.other_certs ?? []).map((name) => bytes('certs', name)),
        anchors: [bytes('certs', 'TrustAnchorRootCertificate.crt')],
        at: AT,
        purpose: 'any',
        revocation: checkByEvidence({ crls }, crypto, { unlisted: 'unknown', authorities: 'unknown' }),
        constraints: constraintsOf(one.params),
        crypto,
      })
      return problem === null ? null : problem.code
    } catch (error) {
      if (error instanceof SigningError) return error.code
      throw error
    }
  }

  describe('NIST PKITS', () => {
    it('is whole', () => expect(cases.length).toBe(246))
    it.each(cases.map((one) => [`${one.id} ${one.name}`, one] as const))('%s', async (name, one) => {
      const found = await judge(one)
      const disagreement = PKITS_DISAGREEMENTS[name]
      if (disagreement !== undefined) expect(found).toBe(disagreement.ours)
      else if (one.error === undefined) expect(found).toBeNull()
      else expect(found, one.error.msg_regex).not.toBeNull()
    })
  })
}
