import { createServer } from 'node:http'
import { describe, expect, it } from 'vitest'
import { systemActor } from '../../apps/server/src/kernel/actor.ts'
import { transaction } from '../../apps/server/src/kernel/transaction.ts'
import { openDesk, signIn } from '../support/desk.ts'
import { ENGINES, type Engine, type Office, SQLITE } from '../support/engines.ts'
import { freePort } from '../support/free-port.ts'
import { type IdentityProvider, type Lie, openIdentityProvider } from '../support/identity-provider.ts'
import { type Landing, newVisitor, type Visitor } from '../support/visitor.ts'

const PASSWORD = 'onmaru-2026!'
const FROM = { address: '127.0.0.1', client: 'test' }

interface Town extends AsyncDisposable {
  readonly office: Office
  readonly provider: IdentityProvider
  readonly url: string
  readonly personId: string
}

/** An office whose people sign in at a provider; 127.0.0.1 and localhost are two sites. */
async function openTown(
  engine: Engine,
  options: Parameters<typeof openIdentityProvider>[1] = {},
  env: Readonly<Record<string, string>> = {},
): Promise<Town> {
  const port = String(await freePort())
  const url = `http://localhost:${port}`
  const provider = await openIdentityProvider(url, options)
  const office = await engine.office({ ONMARU_PORT: port, ONMARU_PUBLIC_URL: url, ...provider.env, ...env })
  const { kernel, identity } = office.app
  const passwordHash = await identity.hashPassword(PASSWORD)
  const personId = await transaction(kernel, systemActor('test'), async (tx) => {
    const unitId = await identity.addUnit(tx, { parentId: null, code: '6110001', name: '디지털정책과', position: 1 })
    const person = { name: '김하나', unitId, post: '주무관', rank: '7급', grade: 2, passwordHash }
    await identity.addPerson(tx, { ...person, login: 'auditor', name: '감사원', email: 'a@example.go.kr', roles: ['auditor'] })
    return identity.addPerson(tx, { ...person, login: 'hana', email: 'hana@example.go.kr', roles: ['official'] })
  })
  await office.app.start()
  return {
    office,
    provider,
    url,
    personId,
    [Symbol.asyncDispose]: async () => {
      await office[Symbol.asyncDispose]()
      await provider[Symbol.asyncDispose]()
    },
  }
}

/** Goes to the provider and says there who one is; ends where that leads, or before the office hears of it. */
async function signInAt(
  town: Town,
  visitor: Visitor,
  login: string,
  { next = '/documents/1?tab=path', before = '' } = {},
): Promise<Landing> {
  const page = await visitor.go(`${town.url}/sign-in/openid?next=${encodeURIComponent(next)}`)
  expect(page.url.origin).toBe(town.provider.issuer)
  return visitor.send(page.url, { login, answer: 'yes' }, ...(before === '' ? [] : [before]))
}

const callbackOf = (town: Town): string => `${town.url}/sign-in/openid/callback`
const refusedWith = ({ url }: Landing): string | null => (url.pathname === '/sign-in' ? url.searchParams.get('refused') : null)
const sessionOf = (town: Town, visitor: Visitor): string | null => visitor.cookie(town.url, 'onmaru_session') ?? null

/** Events about people, newest first, as an auditor sees them. */
async function eventsOf(town: Town): Promise<{ type: string; facts: unknown }[]> {
  const auditor = await signIn(town.url, 'auditor', PASSWORD)
  const { items } = await auditor.trpc.audit.entries.query({ limit: 50 })
  return items.map(({ type, facts }) => ({ type, facts }))
}

describe.each(ENGINES)('sign-in at an identity provider on $name', (engine) => {
  it('ends on the page that was asked for, with a session that the log knows how it began', async () => {
    await using town = await openTown(engine)
    const visitor = newVisitor()
    const { url } = await signInAt(town, visitor, 'hana')
    expect(`${url.pathname}${url.search}`).toBe('/documents/1?tab=path')
    const token = sessionOf(town, visitor)
    expect(await town.office.app.identity.actorOf(token, FROM)).toMatchObject({ personId: town.personId, roles: ['official'] })
    expect(await openDesk(town.url, token).trpc.identity.me.query()).toMatchObject({ login: 'hana' })
    expect(await eventsOf(town)).toContainEqual({
      type: 'identity.signedIn',
      facts: expect.objectContaining({ by: 'OPENID' }),
    })
  })

  it('takes the login out of the ID token where it stands there', async () => {
    await using town = await openTown(engine, { inIdToken: true })
    const visitor = newVisitor()
    expect((await signInAt(town, visitor, 'hana')).url.pathname).toBe('/documents/1')
    expect(sessionOf(town, visitor)).not.toBeNull()
  })

  it('lets in nobody whom the office does not know', async () => {
    await using town = await openTown(engine)
    const visitor = newVisitor()
    const landing = await signInAt(town, visitor, 'nobody')
    expect(refusedWith(landing)).toBe('OPENID_PERSON_UNKNOWN')
    expect(landing.url.searchParams.get('next')).toBe('/documents/1?tab=path')
    expect(sessionOf(town, visitor)).toBeNull()
  })

  it('lets nobody in by a locked account, and the log says who it was', async () => {
    await using town = await openTown(engine)
    const { kernel, identity } = town.office.app
    await transaction(kernel, systemActor('test'), (tx) => identity.lock(tx, town.personId))
    const visitor = newVisitor()
    expect(refusedWith(await signInAt(town, visitor, 'hana'))).toBe('ACCOUNT_CLOSED')
    expect(sessionOf(town, visitor)).toBeNull()
    expect(await eventsOf(town)).toContainEqual({
      type: 'identity.signInRefused',
      facts: { by: 'OPENID', why: 'ACCOUNT_CLOSED' },
    })
  })

  it('hears an answer once, though it comes twice at one moment', async () => {
    await using town = await openTown(engine)
    const visitor = newVisitor()
    const { url } = await signInAt(town, visitor, 'hana', { before: callbackOf(town) })
    const both = await Promise.all([visitor.go(url), visitor.go(url)])
    expect(both.map(refusedWith).toSorted()).toEqual(['OPENID_EXPIRED', null])
    expect(refusedWith(await visitor.go(url))).toBe('OPENID_EXPIRED')
    expect((await eventsOf(town)).filter(({ facts }) => JSON.stringify(facts).includes('OPENID'))).toHaveLength(1)
  })

  it('hears no answer from a browser that did not ask, and none that comes late', async () => {
    await using town = await openTown(engine)
    const [mine, other] = [newVisitor(), newVisitor()]
    const { url } = await signInAt(town, mine, 'hana', { before: callbackOf(town) })
    expect(refusedWith(await other.go(url))).toBe('OPENID_EXPIRED')
    await signInAt(town, other, 'auditor', { before: callbackOf(town) })
    expect(refusedWith(await other.go(url))).toBe('OPENID_EXPIRED')
    expect(sessionOf(town, other)).toBeNull()
    expect(refusedWith(await mine.go(url))).toBeNull()
    expect(sessionOf(town, mine)).not.toBeNull()

    const late = await signInAt(town, newVisitor(), 'hana', { before: callbackOf(town) })
    town.office.clock.advance(10 * 60_000)
    expect(refusedWith(await other.go(late.url))).toBe('OPENID_EXPIRED')
  })

  it('is done in two windows of one browser side by side', async () => {
    await using town = await openTown(engine)
    const visitor = newVisitor()
    const first = await visitor.go(`${town.url}/sign-in/openid?next=/a`)
    const second = await visitor.go(`${town.url}/sign-in/openid?next=/b`)
    expect((await visitor.send(first.url, { login: 'hana', answer: 'yes' })).url.pathname).toBe('/a')
    expect((await visitor.send(second.url, { login: 'hana', answer: 'yes' })).url.pathname).toBe('/b')
  })
})

describe('an answer that proves nothing', () => {
  const lies: readonly [string, Lie, string][] = [
    ['another nonce', { at: 'id-token', claims: { nonce: 'another' } }, 'OPENID_INVALID'],
    ['no nonce', { at: 'id-token', claims: { nonce: undefined } }, 'OPENID_INVALID'],
    ['another issuer', { at: 'id-token', claims: { iss: 'http://127.0.0.1:1' } }, 'OPENID_INVALID'],
    ['a token for somebody else', { at: 'id-token', claims: { aud: 'another' } }, 'OPENID_INVALID'],
    ['a token that is over', { at: 'id-token', claims: { exp: 1_000_000_000 } }, 'OPENID_INVALID'],
    ["a stranger's signature", { at: 'id-token', signedBy: 'stranger' }, 'OPENID_INVALID'],
    ['no signature', { at: 'id-token', signedBy: 'nobody' }, 'OPENID_INVALID'],
    ['a profile of another person', { at: 'userinfo', claims: { sub: 'another' } }, 'OPENID_INVALID'],
    ['no login', { at: 'userinfo', claims: { preferred_username: undefined } }, 'OPENID_INVALID'],
    ['a list of logins', { at: 'userinfo', claims: { preferred_username: ['hana', 'auditor'] } }, 'OPENID_INVALID'],
    ['an answer in the name of another issuer', { at: 'redirect', query: { iss: 'http://127.0.0.1:1' } }, 'OPENID_INVALID'],
    ['a code that it did not give', { at: 'redirect', query: { code: 'another' } }, 'OPENID_INVALID'],
    ['another state', { at: 'redirect', query: { state: 'another' } }, 'OPENID_EXPIRED'],
    ['trouble of its own', { at: 'redirect', query: { error: 'server_error' } }, 'OPENID_UNAVAILABLE'],
    ['a failure where it should answer', { at: 'token-endpoint', status: 502 }, 'OPENID_UNAVAILABLE'],
  ]

  it.each(lies)('%s', async (_name, lie, code) => {
    await using town = await openTown(SQLITE)
    town.provider.lie(lie)
    const visitor = newVisitor()
    expect(refusedWith(await signInAt(town, visitor, 'hana'))).toBe(code)
    expect(sessionOf(town, visitor)).toBeNull()
    town.provider.lie(null)
    expect((await visitor.go(`${town.url}/sign-in/openid?next=/a`)).url.pathname).toBe('/a')
  })

  it('no of the person at the provider', async () => {
    await using town = await openTown(SQLITE)
    const visitor = newVisitor()
    const page = await visitor.go(`${town.url}/sign-in/openid`)
    expect(refusedWith(await visitor.send(page.url, { answer: 'no' }))).toBe('OPENID_REFUSED')
  })

  it('an address of mail that the provider did not verify', async () => {
    const settings = { ONMARU_OIDC_CLAIM: 'email' }
    for (const verified of [undefined, false, 'true', true]) {
      await using town = await openTown(SQLITE, { claims: { email: 'hana', email_verified: verified } }, settings)
      const landing = await signInAt(town, newVisitor(), 'hana')
      expect(refusedWith(landing), String(verified)).toBe(verified === true ? null : 'OPENID_INVALID')
    }
  })
})

describe('beside the provider', () => {
  it.each([
    'https://elsewhere.example/',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/\t/elsewhere.example',
    '/.//elsewhere.example',
    '/files/records/1.pdf',
    '/sign-in/openid',
  ])('nobody is led to %j', async (next) => {
    await using town = await openTown(SQLITE)
    const { url } = await signInAt(town, newVisitor(), 'hana', { next })
    expect(`${url.origin}${url.pathname}`).toBe(`${town.url}/`)
  })

  it('a provider that is down, or says nothing, leaves the password', async () => {
    const silent = createServer(() => undefined)
    const port = await freePort()
    await using town = await openTown(
      SQLITE,
      {},
      { ONMARU_SERVICE_TIMEOUT_MS: '300', ONMARU_OIDC_ISSUER: `http://127.0.0.1:${port}` },
    )
    const begin = `${town.url}/sign-in/openid?next=/a`
    expect(refusedWith(await newVisitor().go(begin))).toBe('OPENID_UNAVAILABLE')
    await new Promise<void>((resolve) => silent.listen(port, '127.0.0.1', resolve))
    const landing = await newVisitor().go(begin)
    silent.closeAllConnections()
    await new Promise((resolve) => silent.close(resolve))
    expect(refusedWith(landing)).toBe('OPENID_UNAVAILABLE')
    expect(landing.url.searchParams.get('next')).toBe('/a')
    expect(await (await signIn(town.url, 'hana', PASSWORD)).trpc.identity.me.query()).toMatchObject({ login: 'hana' })
  })

  it('a provider that went away before it was asked for the token lets nobody in', async () => {
    await using town = await openTown(SQLITE)
    const visitor = newVisitor()
    const { url } = await signInAt(town, visitor, 'hana', { before: callbackOf(town) })
    await town.provider[Symbol.asyncDispose]()
    expect(refusedWith(await visitor.go(url))).toBe('OPENID_UNAVAILABLE')
  })

  it('a provider that calls itself otherwise is not asked', async () => {
    await using town = await openTown(SQLITE, {})
    const other = town.provider.issuer.replace('127.0.0.1', 'localhost')
    await using misled = await openTown(SQLITE, {}, { ONMARU_OIDC_ISSUER: other })
    expect(refusedWith(await newVisitor().go(`${misled.url}/sign-in/openid`))).toBe('OPENID_UNAVAILABLE')
  })

  it('the desk is told its name, and that there is none where the settings name none', async () => {
    await using town = await openTown(SQLITE, {}, { ONMARU_OIDC_NAME: '새올 통합인증' })
    expect(await openDesk(town.url, null).trpc.identity.signInMeans.query()).toEqual({
      openId: { name: '새올 통합인증', address: `${town.url}/sign-in/openid` },
    })
    await using office = await SQLITE.office()
    const address = await office.app.start()
    expect(await openDesk(address, null).trpc.identity.signInMeans.query()).toEqual({ openId: null })
    expect((await fetch(`${address}/sign-in/openid`)).status).toBe(404)
  })

  it('the mark of a browser is for its host alone where the office is reached over TLS', async () => {
    const publicUrl = 'https://onmaru.example.go.kr'
    await using provider = await openIdentityProvider(publicUrl)
    await using office = await SQLITE.office({ ONMARU_PUBLIC_URL: publicUrl, ...provider.env })
    const response = await fetch(`${await office.app.start()}/sign-in/openid`, { redirect: 'manual' })
    const cookie = response.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^__Host-onmaru_openid=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    const asked = new URL(response.headers.get('location') ?? '').searchParams
    expect(response.status).toBe(302)
    expect(asked.get('redirect_uri')).toBe(`${publicUrl}/sign-in/openid/callback`)
    expect(asked.get('code_challenge_method')).toBe('S256')
    expect(asked.get('response_type')).toBe('code')
  })
})
