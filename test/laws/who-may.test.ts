import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publicActor, systemActor } from '../../apps/server/src/kernel/actor.ts'
import { transaction } from '../../apps/server/src/kernel/transaction.ts'
import { createRouter } from '../../apps/server/src/router.ts'
import { ROLES, type Role, WHO_MAY } from '../../apps/server/src/slices/identity/index.ts'
import { type Office, SQLITE } from '../support/engines.ts'
import { type Procedure, proceduresOf } from './procedures.ts'

const PASSWORD = 'onmaru-2026!'
/** Everybody that the table tells apart: nobody, a person without a role, and one person for each role. */
const CALLERS: readonly (readonly Role[] | null)[] = [null, [], ...ROLES.map((role) => [role])]
const nameOf = (roles: readonly Role[] | null): string => (roles === null ? 'nobody' : (roles[0] ?? 'without-role'))

/** The table read by itself, not by the function that the server asks. */
function expected(path: string, roles: readonly Role[] | null): 'allowed' | 'NOT_SIGNED_IN' | 'FORBIDDEN' {
  const who = WHO_MAY[path]
  if (who === 'anyone') return 'allowed'
  if (roles === null) return 'NOT_SIGNED_IN'
  if (who === 'signed-in') return 'allowed'
  return who?.some((role) => roles.includes(role)) ? 'allowed' : 'FORBIDDEN'
}

let office: Office
let address: string
const tokens = new Map<string, string>()

async function hire(roles: readonly Role[], unitId: string): Promise<void> {
  const { kernel, identity } = office.app
  const login = nameOf(roles)
  const passwordHash = await identity.hashPassword(PASSWORD)
  await transaction(kernel, systemActor('test'), (tx) =>
    identity.addPerson(tx, {
      login,
      name: '김하나',
      unitId,
      post: '주무관',
      rank: '7급',
      grade: 2,
      email: `${login}@example.go.kr`,
      roles,
      passwordHash,
    }),
  )
}

async function openSession(login: string): Promise<string> {
  return office.app.identity.signIn(publicActor({ address: '127.0.0.1', client: 'test' }), { account: login, password: PASSWORD })
}

/** Calls without input: whoever is let in hears of that, and nothing is done. */
async function call({ path, type }: Procedure, token: string | null): Promise<{ status: number; code: string | null }> {
  const cancel = new AbortController()
  const response = await fetch(`${address}/trpc/${path}`, {
    method: type === 'mutation' ? 'POST' : 'GET',
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(type === 'mutation' ? { 'content-type': 'application/json' } : {}),
      ...(type === 'subscription' ? { accept: 'text/event-stream' } : {}),
    },
    signal: cancel.signal,
  })
  const text = await heard(response)
  cancel.abort()
  const code = /"fault":\{(?:"json":\{)?"code":"([A-Z_]+)"/.exec(text)?.[1] ?? null
  const status = /"httpStatus":(\d+)/.exec(text)?.[1]
  return { status: status === undefined ? response.status : Number(status), code }
}

/** A whole answer; of a stream the greeting and what comes first after it, where a refusal stands too. */
async function heard(response: Response): Promise<string> {
  if (response.headers.get('content-type')?.startsWith('text/event-stream') !== true || response.body === null)
    return response.text()
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    text += part.value
    if (text.split('\n\n').length > 2) break
  }
  return text
}

beforeAll(async () => {
  office = await SQLITE.office()
  address = await office.app.start()
  const unitId = await transaction(office.app.kernel, systemActor('test'), (tx) =>
    office.app.identity.addUnit(tx, { parentId: null, code: '6110001', name: '디지털정책과', position: 1 }),
  )
  for (const roles of CALLERS)
    if (roles !== null) {
      await hire(roles, unitId)
      tokens.set(nameOf(roles), await openSession(nameOf(roles)))
    }
})

afterAll(() => office[Symbol.asyncDispose]())

describe('who may call what', () => {
  it('has a row for every procedure, and a procedure for every row', () => {
    const paths = proceduresOf(createRouter(office.app)).map(({ path }) => path)
    expect(paths.length).toBeGreaterThan(40)
    expect(paths.toSorted()).toEqual(Object.keys(WHO_MAY).toSorted())
  })

  it.each(CALLERS.map((roles) => ({ name: nameOf(roles), roles })))('is as the table says for $name', async ({ name, roles }) => {
    const procedures = proceduresOf(createRouter(office.app))
    const answers: Record<string, string> = {}
    for (const procedure of procedures) {
      const { status, code } = await call(procedure, tokens.get(name) ?? null)
      const refused = (code === 'NOT_SIGNED_IN' && status === 401) || (code === 'FORBIDDEN' && status === 403)
      answers[procedure.path] = refused ? code : code === 'INTERNAL' ? `INTERNAL ${status}` : 'allowed'
      // Who may sign out has no session any more.
      if (procedure.path === 'identity.signOut' && roles !== null) tokens.set(name, await openSession(name))
    }
    expect(answers).toEqual(Object.fromEntries(procedures.map(({ path }) => [path, expected(path, roles)])))
  })

  it('takes a session that is unknown for none', async () => {
    expect(await call({ path: 'identity.me', type: 'query' }, 'x'.repeat(43))).toEqual({ status: 401, code: 'NOT_SIGNED_IN' })
  })
})
