import { generateKeyPairSync } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import { Provider } from 'oidc-provider'
import { freePort } from './free-port.ts'
import { type Claims, signedBy } from './id-token.ts'

const CLIENT = { id: 'onmaru', secret: 'a-secret-of-the-tests-%3A-2026' } as const
const SCOPES = 'openid profile email'
const keys = generateKeyPairSync('rsa', { modulusLength: 2_048 })
const stranger = generateKeyPairSync('rsa', { modulusLength: 2_048 })
const KEY_ID = 'key-of-the-provider'

/** What an answer of the provider says falsely. */
export type Lie =
  | { readonly at: 'id-token'; readonly claims: Claims }
  | { readonly at: 'id-token'; readonly signedBy: 'stranger' | 'nobody' }
  | { readonly at: 'userinfo'; readonly claims: Claims }
  | { readonly at: 'redirect'; readonly query: Readonly<Record<string, string>> }
  | { readonly at: 'token-endpoint'; readonly status: number }

/** A real provider of OpenID Connect in this process, whose sign-in page takes anybody for whom they say they are. */
export interface IdentityProvider extends AsyncDisposable {
  readonly issuer: string
  /** Settings of a server that trusts it. */
  readonly env: Readonly<Record<string, string>>
  /** Answers falsely from now on; null: truly again. */
  lie(lie: Lie | null): void
}

/** Opens it for one office. Further claims of people, and whether the ID token carries the profile or the userinfo endpoint alone. */
export async function openIdentityProvider(
  publicUrl: string,
  { claims = {}, inIdToken = false }: { readonly claims?: Claims; readonly inIdToken?: boolean } = {},
): Promise<IdentityProvider> {
  const issuer = `http://127.0.0.1:${await freePort()}`
  let lie: Lie | null = null
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [`${publicUrl}/sign-in/openid/callback`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    jwks: { keys: [{ ...keys.privateKey.export({ format: 'jwk' }), kid: KEY_ID, use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['a-key-of-the-tests'] },
    claims: { openid: ['sub'], profile: ['preferred_username'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: !inIdToken,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    ttl: { AccessToken: 300, AuthorizationCode: 60, Grant: 3_600, IdToken: 300, Interaction: 600, Session: 3_600 },
    findAccount: (_context, accountId) => ({
      accountId,
      claims: () => ({
        sub: accountId,
        preferred_username: loginOf(accountId),
        email: `${loginOf(accountId)}@example.go.kr`,
        ...claims,
      }),
    }),
    loadExistingGrant: async ({ oidc }) => {
      const accountId = oidc.session?.accountId
      const clientId = oidc.client?.clientId
      if (accountId === undefined || clientId === undefined) return undefined
      const grant = new provider.Grant({ accountId, clientId })
      grant.addOIDCScope(SCOPES)
      await grant.save()
      return grant
    },
  })

  provider.use(async (context, next) => {
    if (!context.path.startsWith('/interaction/')) return next()
    if (context.method === 'GET') {
      context.type = 'html'
      context.body = PAGE
      return
    }
    const given = new URLSearchParams(await bodyOf(context.req))
    const login = given.get('login')
    context.respond = false
    await provider.interactionFinished(
      context.req,
      context.res,
      given.get('answer') === 'no' || login === null ? { error: 'access_denied' } : { login: { accountId: accountOf(login) } },
    )
  })
  provider.use(async (context, next) => {
    await next()
    if (lie === null) return
    const body: unknown = context.body
    const bodyClaims = typeof body === 'object' && body !== null ? body : {}
    if (lie.at === 'token-endpoint' && context.path === '/token') {
      context.status = lie.status
      context.body = {}
    }
    if (lie.at === 'userinfo' && context.path === '/me') context.body = { ...bodyClaims, ...lie.claims }
    if (lie.at === 'id-token' && context.path === '/token' && 'id_token' in bodyClaims) {
      const [, payload = ''] = String(bodyClaims.id_token).split('.')
      const truth: Claims = JSON.parse(Buffer.from(payload, 'base64url').toString())
      context.body = {
        ...bodyClaims,
        id_token:
          'claims' in lie
            ? signedBy(keys.privateKey, KEY_ID, { ...truth, ...lie.claims })
            : signedBy(lie.signedBy === 'stranger' ? stranger.privateKey : null, KEY_ID, truth),
      }
    }
    const { location } = context.response.headers
    if (lie.at === 'redirect' && typeof location === 'string' && location.startsWith(publicUrl)) {
      const url = new URL(location)
      for (const [name, value] of Object.entries(lie.query)) url.searchParams.set(name, value)
      context.set('location', url.href)
    }
  })

  const server = createServer(provider.callback())
  await new Promise<void>((resolve) => server.listen(Number(new URL(issuer).port), '127.0.0.1', resolve))
  return {
    issuer,
    env: { ONMARU_OIDC_ISSUER: issuer, ONMARU_OIDC_CLIENT_ID: CLIENT.id, ONMARU_OIDC_CLIENT_SECRET: CLIENT.secret },
    lie: (next) => {
      lie = next
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const PAGE = `<!doctype html><html lang="ko"><meta charset="utf-8"><title>통합인증</title><h1>통합인증</h1>
<form method="post"><label>사번 <input name="login" autofocus></label>
<button name="answer" value="yes">확인</button> <button name="answer" value="no">취소</button></form></html>`

/** An account's name at the provider is not the login, so that nobody takes one for the other. */
const accountOf = (login: string): string => `subject-${Buffer.from(login).toString('hex')}`
const loginOf = (accountId: string): string => Buffer.from(accountId.replace('subject-', ''), 'hex').toString()

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(Buffer.from(part))
  return Buffer.concat(parts).toString()
}
