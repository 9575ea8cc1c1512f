import { describe, expect, it } from 'vitest'
import { publicActor, systemActor } from '../../apps/server/src/kernel/actor.ts'
import { transaction } from '../../apps/server/src/kernel/transaction.ts'
import { createRouter } from '../../apps/server/src/router.ts'
import { initialsOf, may, ROLES, WHO_MAY } from '../../apps/server/src/slices/identity/index.ts'
import { ENGINES, type Office, SQLITE } from '../support/engines.ts'

const FROM = { address: '127.0.0.1', client: 'test' } as const

async function hire(office: Office): Promise<string> {
  const { kernel, identity } = office.app
  const passwordHash = await identity.hashPassword('onmaru-2026!')
  return transaction(kernel, systemActor('test'), async (tx) => {
    const unitId = await identity.addUnit(tx, { parentId: null, code: '6110001', name: '디지털정책과', position: 1 })
    return identity.addPerson(tx, {
      login: 'hana',
      name: '김하나',
      unitId,
      post: '주무관',
      rank: '7급',
      grade: 2,
      email: 'hana@example.go.kr',
      roles: ['official'],
      passwordHash,
    })
  })
}

describe.each(ENGINES)('people and sessions on $name', (engine) => {
  it('a session begins with the right password and ends when it is ended', async () => {
    await using office = await engine.office()
    const id = await hire(office)
    const { identity } = office.app
    const token = await identity.signIn(publicActor(FROM), { account: 'hana', password: 'onmaru-2026!' })
    const actor = await identity.actorOf(token, FROM)
    expect(actor).toMatchObject({ kind: 'person', personId: id, name: '김하나', roles: ['official'] })
    expect(await identity.personOf(id)).toMatchObject({ name: '김하나', unitName: '디지털정책과' })
    expect((await identity.people('ㄱㅎ')).map((p) => p.login)).toEqual(['hana'])
    expect((await identity.people('디지털')).map((p) => p.login)).toEqual(['hana'])
    expect(await identity.people('%')).toHaveLength(1)
    await identity.signOut({ ...actor, personId: id })
    expect((await identity.actorOf(token, FROM)).kind).toBe('public')
  })
  it('a session ends by itself after half a day', async () => {
    await using office = await engine.office()
    await hire(office)
    const token = await office.app.identity.signIn(publicActor(FROM), { account: 'hana', password: 'onmaru-2026!' })
    office.clock.advance(12 * 3_600_000 + 1)
    expect((await office.app.identity.actorOf(token, FROM)).kind).toBe('public')
  })
  it('five wrong passwords lock the account for a quarter of an hour, the right one too', async () => {
    await using office = await engine.office()
    await hire(office)
    const { identity } = office.app
    const attempt = (password: string) => identity.signIn(publicActor(FROM), { account: 'hana', password })
    for (let i = 0; i < 4; i += 1) await expect(attempt('wrong')).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' })
    await expect(attempt('wrong')).rejects.toMatchObject({ code: 'ACCOUNT_LOCKED' })
    await expect(attempt('onmaru-2026!')).rejects.toMatchObject({ code: 'ACCOUNT_LOCKED' })
    office.clock.advance(15 * 60_000 + 1)
    expect(await attempt('onmaru-2026!')).toHaveLength(43)
    await expect(identity.signIn(publicActor(FROM), { account: 'nobody', password: 'x' })).rejects.toMatchObject({
      code: 'SIGN_IN_FAILED',
    })
  })
})

describe('who may', () => {
  it('names every procedure, and no procedure that is not there', async () => {
    await using office = await SQLITE.office()
    expect(Object.keys(createRouter(office.app)._def.procedures).sort()).toEqual(Object.keys(WHO_MAY).sort())
  })
  it('is deny by default for every role', () => {
    const someone = (roles: readonly string[]) => ({
      kind: 'person' as const,
      personId: 'p',
      name: 'p',
      roles,
      sessionId: 's',
      from: FROM,
    })
    for (const [path, who] of Object.entries(WHO_MAY)) {
      expect(may(path, publicActor(FROM)), path).toBe(who === 'anyone')
      for (const role of ROLES)
        expect(may(path, someone([role])), `${path} × ${role}`).toBe(typeof who === 'string' || who.includes(role))
    }
    expect(may('identity.unheardOf', someone(ROLES))).toBe(false)
    expect(may('constructor', someone(ROLES))).toBe(false)
  })
  it('초성', () => {
    expect(initialsOf('김하나')).toBe('ㄱㅎㄴ')
    expect(initialsOf('남궁빛 A')).toBe('ㄴㄱㅂ A')
  })
})
