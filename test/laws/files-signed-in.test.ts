import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publicActor, systemActor } from '../../apps/server/src/kernel/actor.ts'
import { transaction } from '../../apps/server/src/kernel/transaction.ts'
import { type Office, SQLITE } from '../support/engines.ts'

/** A route of somebody's files, with `x` for its parameters. */
interface FileRoute {
  readonly method: string
  readonly path: string
}

const SLICES = new URL('../../apps/server/src/slices/', import.meta.url)

/** Read off the sources, so that a new route is asked for too. */
const routes: readonly FileRoute[] = readdirSync(SLICES, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('/routes.ts'))
  .flatMap((file) => [
    ...readFileSync(new URL(file, SLICES), 'utf8').matchAll(
      /\.(get|post|put|patch|delete)\b[^'"`]*['"`](\/files\/[^'"`]*)['"`]/g,
    ),
  ])
  .map(([, method = '', path = '']) => ({ method: method.toUpperCase(), path: path.replaceAll(/:[A-Za-z]+/g, 'x') }))

let office: Office
let address: string
let token: string

beforeAll(async () => {
  office = await SQLITE.office()
  address = await office.app.start()
  const { kernel, identity } = office.app
  const passwordHash = await identity.hashPassword('onmaru-2026!')
  await transaction(kernel, systemActor('test'), async (tx) => {
    const unitId = await identity.addUnit(tx, { parentId: null, code: '6110001', name: '디지털정책과', position: 1 })
    await identity.addPerson(tx, {
      login: 'hana',
      name: '김하나',
      unitId,
      post: '주무관',
      rank: '7급',
      grade: 2,
      email: 'hana@example.go.kr',
      roles: [],
      passwordHash,
    })
  })
  token = await identity.signIn(publicActor({ address: '127.0.0.1', client: 'test' }), {
    account: 'hana',
    password: 'onmaru-2026!',
  })
})

afterAll(() => office[Symbol.asyncDispose]())

async function ask({ method, path }: FileRoute, session: string | null): Promise<{ status: number; error: unknown }> {
  const response = await fetch(`${address}${path}`, {
    method,
    headers: {
      ...(session === null ? {} : { authorization: `Bearer ${session}` }),
      ...(method === 'GET' ? {} : { 'content-type': 'application/octet-stream', 'x-file-name': 'a.txt' }),
    },
    ...(method === 'GET' ? {} : { body: 'x' }),
  })
  const body: unknown = await response.json()
  return { status: response.status, error: typeof body === 'object' && body !== null ? Reflect.get(body, 'error') : null }
}

describe('files', () => {
  it('are found in the sources', () => {
    expect(routes.map(({ path }) => path)).toContain('/files/documents/x/current.pdf')
    expect(routes.map(({ path }) => path)).toContain('/files/records/x.pdf')
    expect(routes.length).toBeGreaterThanOrEqual(8)
  })

  it.each(routes)('$method $path is for signed-in people alone', async (route) => {
    expect(await ask(route, null)).toMatchObject({ status: 401, error: { code: 'NOT_SIGNED_IN' } })
    expect(await ask(route, 'x'.repeat(43))).toMatchObject({ status: 401, error: { code: 'NOT_SIGNED_IN' } })
  })

  it.each(routes)('$method $path is a route that is served, and tells a stranger nothing', async (route) => {
    const { status, error } = await ask(route, token)
    expect([403, 404]).toContain(status)
    expect(error).not.toMatchObject({ facts: { what: 'address' } })
  })
})
