import { describe, expect, it } from 'vitest'
import { aPerson, openBareKernel, STORES } from '../../../../../test/support/bare-kernel.ts'
import { systemActor } from '../../kernel/actor.ts'
import type { DomainEvent } from '../../kernel/events.ts'
import { type Tx, transaction } from '../../kernel/transaction.ts'
import { createCaller } from '../../kernel/trpc.ts'
import { createIdentity, identitySteps } from '../identity/index.ts'
import { classificationRouter, classificationSteps, createClassification } from './index.ts'

async function open(store: 'sqlite' | 'postgres') {
  const bare = await openBareKernel(store, [...identitySteps, ...classificationSteps])
  const { kernel } = bare
  const identity = createIdentity(kernel)
  const classification = createClassification(kernel, identity)
  const spoken: DomainEvent[] = []
  kernel.bus.hearEverything(async (_tx, events) => {
    spoken.push(...events)
  })
  const inTx = <R>(act: (tx: Tx) => Promise<R>): Promise<R> => transaction(kernel, systemActor('test'), act)
  const made = await inTx(async (tx) => {
    const digital = await identity.addUnit(tx, { parentId: null, code: '6110011', name: '디지털정책과', position: 1 })
    const budget = await identity.addUnit(tx, { parentId: null, code: '6110012', name: '예산과', position: 2 })
    const person = (login: string, unitId: string) =>
      identity.addPerson(tx, {
        login,
        name: login,
        unitId,
        post: '주무관',
        rank: '7급',
        grade: 3,
        email: `${login}@hanbit.example`,
        roles: ['official'],
        passwordHash: 'x',
      })
    const area = await classification.addFunction(tx, { parentId: null, level: 1, code: 'A', name: '일반공공행정' })
    const small = await classification.addFunction(tx, { parentId: area, level: 2, code: 'A01', name: '전자정부' })
    const task = (unitId: string, code: string, name: string) =>
      classification.addTask(tx, {
        functionId: small,
        unitId,
        code,
        name,
        description: `${name} 업무`,
        retention: 'Y10',
        retentionReason: '부서의 주요 업무',
        disclosure: 'PARTIAL',
        clauses: [5, 6],
      })
    return {
      digital,
      budget,
      area,
      small,
      hana: await person('hana', digital),
      bora: await person('bora', budget),
      data: await task(digital, 'A01-2', '공공데이터 개방'),
      web: await task(digital, 'A01-1', '누리집 운영'),
      plan: await task(budget, 'A01-1', '예산 편성'),
    }
  })
  const as = (personId: string) =>
    createCaller(classificationRouter(classification))({
      kernel,
      actor: aPerson({ personId }),
      may: () => true,
      setSession: () => undefined,
    })
  return Object.assign(bare, { classification, identity, spoken, inTx, made, as })
}

const fault = (code: string) => ({ cause: { code } })

describe.each(STORES)('classification on %s', (store) => {
  it('tells the tree, the tasks of a unit with their defaults, and one task', async () => {
    await using office = await open(store)
    const { kernel, classification, made, as } = office
    const me = as(made.hana)
    expect(await me.tree()).toMatchObject([
      { id: made.area, parentId: null, level: 1, name: '일반공공행정' },
      { id: made.small, parentId: made.area, level: 2, name: '전자정부' },
    ])
    expect((await me.tasks({ unitId: made.digital })).map((task) => task.name)).toEqual(['누리집 운영', '공공데이터 개방'])
    expect(await me.tasks({})).toHaveLength(3)
    expect(await classification.task(kernel.db, made.data)).toEqual({
      id: made.data,
      functionId: made.small,
      unitId: made.digital,
      code: 'A01-2',
      name: '공공데이터 개방',
      description: '공공데이터 개방 업무',
      retention: 'Y10',
      retentionReason: '부서의 주요 업무',
      disclosure: 'PARTIAL',
      clauses: [5, 6],
    })
    expect(await classification.task(kernel.db, 'none')).toBeUndefined()
  })

  it('counts folders within task and year, and finds one by its id', async () => {
    await using office = await open(store)
    const { kernel, classification, made, as, spoken } = office
    const me = as(made.hana)
    const opened = await me.openFolder({ taskId: made.data, year: 2026, title: '개방 계획' })
    expect(opened).toEqual({
      id: opened.id,
      taskId: made.data,
      unitId: made.digital,
      year: 2026,
      serial: 1,
      title: '개방 계획',
      state: 'OPEN',
    })
    expect(spoken.at(-1)).toMatchObject({
      type: 'classification.folderOpened',
      subject: { kind: 'folder', id: opened.id },
      facts: { taskId: made.data, serial: 1, title: '개방 계획' },
    })
    expect(await me.openFolder({ taskId: made.data, year: 2025, title: '개방 계획' })).toMatchObject({ serial: 1 })
    expect(await me.openFolder({ taskId: made.data, year: 2026, title: '품질 점검' })).toMatchObject({ serial: 2 })
    expect(await me.openFolder({ taskId: made.web, year: 2026, title: '개방 계획' })).toMatchObject({ serial: 1 })
    expect((await me.folders({ taskId: made.data })).map(({ year, serial }) => [year, serial])).toEqual([
      [2026, 2],
      [2026, 1],
      [2025, 1],
    ])
    expect(await classification.folder(kernel.db, opened.id)).toEqual(opened)
    expect(await classification.folder(kernel.db, 'none')).toBeUndefined()
  })

  it('opens none for a stranger to the unit, in no task, or twice under one title', async () => {
    await using office = await open(store)
    const { made, as } = office
    const input = { taskId: made.data, year: 2026, title: '개방 계획' }
    await expect(as(made.bora).openFolder(input)).rejects.toMatchObject({
      cause: { code: 'TASK_OF_ANOTHER_UNIT', facts: { unitName: '디지털정책과' } },
    })
    await expect(as('nobody').openFolder(input)).rejects.toMatchObject(fault('TASK_OF_ANOTHER_UNIT'))
    await expect(as(made.hana).openFolder({ ...input, taskId: 'none' })).rejects.toMatchObject(fault('TASK_UNKNOWN'))
    await as(made.hana).openFolder(input)
    await expect(as(made.hana).openFolder(input)).rejects.toMatchObject(fault('FOLDER_EXISTS'))
    expect(await as(made.hana).folders({ taskId: made.data })).toHaveLength(1)
  })

  it('gives 1…n to folders that are opened at the same time', async () => {
    await using office = await open(store)
    const { made, as } = office
    const opened = await Promise.all(
      Array.from({ length: 12 }, (_, n) => as(made.hana).openFolder({ taskId: made.data, year: 2026, title: `철 ${n}` })),
    )
    expect(opened.map(({ serial }) => serial).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, n) => n + 1))
  })

  it('is founded level by level', async () => {
    await using office = await open(store)
    const { classification, made, inTx } = office
    const node = { parentId: made.area, level: 2, code: 'A02', name: '재정' }
    await inTx((tx) => classification.addFunction(tx, node))
    const add = (change: Partial<typeof node>) => inTx((tx) => classification.addFunction(tx, { ...node, code: 'X', ...change }))
    await expect(add({ level: 3 })).rejects.toMatchObject({ code: 'FUNCTION_LEVEL_INVALID', facts: { expected: 2 } })
    await expect(add({ parentId: 'none' })).rejects.toMatchObject({ code: 'FUNCTION_UNKNOWN' })
    const id = await inTx((tx) => classification.addFolder(tx, { taskId: made.plan, year: 2026, title: '편성 지침' }))
    expect(id).toMatch(/^[0-9a-f-]{36}$/)
  })
})
