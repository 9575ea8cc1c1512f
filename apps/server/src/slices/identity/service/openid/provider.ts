import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
} from 'openid-client'
import type { Kernel } from '../../../../kernel/kernel.ts'
import type { OpenIdConfig } from '../../../../kernel/openid-config.ts'
import { identityFaults } from '../../errors.ts'
import { faultOfProvider, reasonOf } from './provider-fault.ts'

/** How long the provider's metadata are taken for known. */
const FRESH_MS = 3_600_000

/** What is drawn anew for one sign-in: OpenID Connect Core §3.1.2.1, RFC 7636 §4.1. */
export interface Drawn {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** The office's identity provider, asked when it is needed and not before. */
export interface Provider {
  /** Where the browser goes to sign in. @throws OPENID_UNAVAILABLE */
  addressOf(drawn: Drawn): Promise<URL>
  /** The login that the provider answers with, verified. @throws OPENID_REFUSED, OPENID_UNAVAILABLE, OPENID_INVALID */
  loginOf(answer: URL, drawn: Drawn): Promise<string>
}

/** The provider of the settings; `callback` is where it sends people back to. */
export function providerOf(kernel: Kernel, settings: OpenIdConfig, callback: string): Provider {
  let known: { readonly client: Promise<Configuration>; readonly until: number } | null = null

  /** The provider by its metadata (OpenID Connect Discovery 1.0 §4); everybody who asks meanwhile waits for one answer, and a failure is not kept. */
  const clientOf = async (): Promise<Configuration> => {
    const now = kernel.clock.now().getTime()
    if (known === null || known.until <= now) {
      const client = discover(settings, kernel.config.serviceTimeoutMs)
      known = { client, until: now + FRESH_MS }
      const asked = known
      client.catch(() => {
        if (known === asked) known = null
      })
    }
    try {
      return await known.client
    } catch (error) {
      kernel.log.warn({ reason: reasonOf(error) }, 'the identity provider cannot be used')
      throw identityFaults.OPENID_UNAVAILABLE({}, { cause: error })
    }
  }

  return {
    addressOf: async ({ state, nonce, verifier }) =>
      buildAuthorizationUrl(await clientOf(), {
        redirect_uri: callback,
        scope: SCOPES[settings.claim] ?? 'openid profile',
        state,
        nonce,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      }),
    loginOf: async (answer, drawn) => {
      const client = await clientOf()
      try {
        return await askedLogin(client, settings.claim, answer, drawn)
      } catch (error) {
        kernel.log.warn({ reason: reasonOf(error) }, 'an answer of the identity provider was refused')
        throw faultOfProvider(error)
      }
    },
  }
}

/** The scope that brings a claim (OpenID Connect Core §5.4); of others, `profile` has most. */
const SCOPES: Readonly<Record<string, string>> = { sub: 'openid', email: 'openid email' }

async function discover(settings: OpenIdConfig, timeoutMs: number): Promise<Configuration> {
  const basic = ClientSecretBasic(settings.clientSecret)
  const post = ClientSecretPost(settings.clientSecret)
  const client = await discovery(
    new URL(settings.issuer),
    settings.clientId,
    settings.clientSecret,
    // What every provider must take unless its metadata say otherwise (OpenID Connect Discovery 1.0 §3).
    (server, ...rest) =>
      (server.token_endpoint_auth_methods_supported?.includes('client_secret_basic') ?? true)
        ? basic(server, ...rest)
        : post(server, ...rest),
    {
      timeout: timeoutMs / 1_000,
      execute: [
        // A token that came over TLS needs no look at its signature by the standard (Core §3.1.3.7, 6); here it is looked at.
        enableNonRepudiationChecks,
        ...(settings.issuer.startsWith('http:') ? [allowInsecureRequests] : []),
      ],
    },
  )
  // The library lets some services speak for every tenant of theirs; an office trusts its own alone.
  if (new URL(client.serverMetadata().issuer).href !== new URL(settings.issuer).href) throw new Error('another issuer answered')
  return client
}

async function askedLogin(client: Configuration, claim: string, answer: URL, drawn: Drawn): Promise<string> {
  const tokens = await authorizationCodeGrant(client, answer, {
    expectedState: drawn.state,
    expectedNonce: drawn.nonce,
    pkceCodeVerifier: drawn.verifier,
    idTokenExpected: true,
  })
  const identity = tokens.claims()
  if (identity === undefined) throw new Error('no ID token')
  const told =
    identity[claim] === undefined && client.serverMetadata().userinfo_endpoint !== undefined
      ? await fetchUserInfo(client, tokens.access_token, identity.sub)
      : identity
  const login = told[claim]
  if (typeof login !== 'string' || login === '') throw new Error(`no claim ${claim}`)
  // Where anybody may write any address of mail into their own profile, it says nothing about who they are.
  if (claim === 'email' && told['email_verified'] !== true) throw new Error('the address of mail is not verified')
  return login
}
