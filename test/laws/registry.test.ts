import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StageSignature } from '../../apps/server/src/slices/approval/index.ts'
import { ENGINES } from '../support/engines.ts'
import type { Who } from '../support/line-cast.ts'
import { finishedForm, type LineOffice, openLineOffice, step } from '../support/line-office.ts'
import { seeded } from '../support/seeded.ts'

/** A drafter of each unit, and how many of its documents come to be approved at once. */
const UNITS = [
  { drafter: 'drafter', count: 20 },
  { drafter: 'outsider', count: 17 },
  { drafter: 'archivist', count: 13 },
] as const satisfies readonly { drafter: Who; count: number }[]

/** A signature that is ready, and waits for all the others. */
interface Ready extends StageSignature {
  readonly documentId: string
  readonly basedOn: number
  readonly drafter: Who
}

/** A document in the mayor's hands, and the mayor's signature over it. */
async function readyToApprove(office: LineOffice, drafter: Who, title: string): Promise<Ready> {
  const { documentId } = await office.draft(drafter, { ...finishedForm(office), title })
  await office.plan(drafter, documentId, [step(office, drafter, 'DRAFT'), step(office, 'mayor', 'APPROVE')])
  const { seq: basedOn } = await office.submit(drafter, documentId)
  const task = await office.app.approval.prepareSign(office.people.mayor.actor, { documentId, stepId: 'mayor', basedOn })
  return { documentId, basedOn, drafter, ...(await office.sign(task, 'mayor')) }
}

function approve(office: LineOffice, { documentId, basedOn, stageId, cms }: Ready) {
  const act = { type: 'sign', documentId, basedOn, stepId: 'mayor', verdict: 'AGREE', opinion: null, stageId, cms } as const
  return office.app.approval.act(office.people.mayor.actor, act)
}

describe.each(ENGINES)('numbers of the register on $name', (engine) => {
  let office: LineOffice
  beforeAll(async () => {
    office = await openLineOffice(engine)
  })
  afterAll(() => office[Symbol.asyncDispose]())

  it('are 1…n in each unit, without a gap and without a double, when 50 are approved at one moment', async () => {
    const { records, audit, kernel } = office.app
    const { seed, below } = seeded()
    const ready: Ready[] = []
    for (const { drafter, count } of UNITS)
      for (let i = 1; i <= count; i += 1)
        ready.splice(below(ready.length + 1), 0, await readyToApprove(office, drafter, `${drafter}의 ${i}번째 보고`))
    expect(ready).toHaveLength(50)

    const answers = await Promise.allSettled(ready.map((one) => approve(office, one)))
    expect(
      answers.filter(({ status }) => status === 'rejected'),
      `seed ${seed}`,
    ).toEqual([])
    for (const { drafter, count } of UNITS) {
      const own = ready.filter((one) => one.drafter === drafter)
      const rows = await Promise.all(own.map(({ documentId }) => records.find(kernel.db, documentId)))
      const serials = rows.map((row) => row?.serial ?? 0).toSorted((a, b) => a - b)
      expect(serials, `${drafter}, seed ${seed}`).toEqual(Array.from({ length: count }, (_, i) => i + 1))
    }
    expect((await audit.verify(kernel.db, () => undefined)).whole).toBe(true)
  })

  it('are not taken by an approval that fails', async () => {
    const { records, kernel } = office.app
    const first = await readyToApprove(office, 'audit', '첫 보고')
    const second = await readyToApprove(office, 'audit', '둘째 보고')
    // The same approval sent five times at once, as a client does that heard no answer: one counts.
    const again = await Promise.allSettled([1, 2, 3, 4, 5].map(() => approve(office, first)))
    expect(again.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await approve(office, second)
    expect((await records.find(kernel.db, first.documentId))?.serial).toBe(1)
    expect((await records.find(kernel.db, second.documentId))?.serial).toBe(2)
  })
})
