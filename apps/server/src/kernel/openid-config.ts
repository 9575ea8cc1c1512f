import { z } from 'zod'

/** How people sign in at the office's own identity provider (OpenID Connect). */
export interface OpenIdConfig {
  /** Issuer identifier; its metadata stands below it (OpenID Connect Discovery 1.0 §4). */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** The claim that must be an account's login. */
  readonly claim: string
  /** What people call it; stands on the button. */
  readonly name: string
}

const needed = ['ONMARU_OIDC_ISSUER', 'ONMARU_OIDC_CLIENT_ID', 'ONMARU_OIDC_CLIENT_SECRET'] as const
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** The secret of a client and whom it signs in travel over this address: plain HTTP only where it does not leave the machine. */
function safeIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, search, hash, username } = new URL(text)
  return (
    (protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname))) &&
    search === '' &&
    hash === '' &&
    username === ''
  )
}

/** The variables of OpenID Connect: all that it needs, or none. */
export const openIdEnvironment = z
  .object({
    ONMARU_OIDC_ISSUER: z.string().refine(safeIssuer, 'must be an https address (http only on this machine)').optional(),
    ONMARU_OIDC_CLIENT_ID: z.string().min(1).max(500).optional(),
    ONMARU_OIDC_CLIENT_SECRET: z.string().min(1).max(2_000).optional(),
    ONMARU_OIDC_CLAIM: z.string().min(1).max(200).optional(),
    ONMARU_OIDC_NAME: z.string().trim().min(1).max(40).optional(),
  })
  .transform((env, context): OpenIdConfig | null => {
    const issuer = env.ONMARU_OIDC_ISSUER
    const clientId = env.ONMARU_OIDC_CLIENT_ID
    const clientSecret = env.ONMARU_OIDC_CLIENT_SECRET
    if (issuer !== undefined && clientId !== undefined && clientSecret !== undefined)
      return {
        issuer,
        clientId,
        clientSecret,
        claim: env.ONMARU_OIDC_CLAIM ?? 'preferred_username',
        name: env.ONMARU_OIDC_NAME ?? '통합인증',
      }
    if (Object.values(env).every((value) => value === undefined)) return null
    for (const name of needed)
      if (env[name] === undefined)
        context.addIssue({ code: 'custom', path: [name], message: 'is missing, while others of ONMARU_OIDC_* are set' })
    return z.NEVER
  })
