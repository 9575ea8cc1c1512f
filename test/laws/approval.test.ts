import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tables } from '../../apps/server/src/kernel/db.ts'
import { Fault } from '../../apps/server/src/kernel/errors.ts'
import type { LineAct, PathRound, PlannedStep } from '../../apps/server/src/slices/approval/index.ts'
import { type LineEvent, restore } from '../../packages/workflow/src/index.ts'
import { ENGINES } from '../support/engines.ts'
import { SMALL_AMOUNT, type Who } from '../support/line-cast.ts'
import { type LineOffice, openLineOffice, step } from '../support/line-office.ts'

const MIDDLE = ['colleague', 'teamLead', 'budget', 'audit', 'legal'] as const satisfies readonly Who[]
const ACTORS = ['drafter', ...MIDDLE, 'head', 'outsider'] as const satisfies readonly Who[]
const KINDS = ['REVIEW', 'REVIEW_SKIPPED', 'CONCUR_SERIAL', 'CONCUR_PARALLEL', 'AUDIT_CONCUR'] as const
const RUNS = 8

/** What somebody tries. `sensible`: by whose turn it is, on that step; else by anybody on any step. `thief` signs on a stage of somebody else. */
const blow = fc.record({
  type: fc.constantFrom(
    ...(['sign', 'sign', 'sign', 'sign', 'sign', 'return', 'recall', 'hold', 'resume', 'submit'] as const),
    ...(['sendBack', 'takeBack', 'skip', 'change', 'urgent'] as const),
  ),
  sensible: fc.noBias(fc.nat(3)).map((n) => n > 0),
  twice: fc.noBias(fc.nat(4)).map((n) => n === 0),
  thief: fc.noBias(fc.nat(5)).map((n) => n === 0),
  stale: fc.noBias(fc.nat(9)).map((n) => n === 0),
  by: fc.constantFrom(...ACTORS),
  on: fc.nat(6),
})
type Blow = typeof blow extends fc.Arbitrary<infer B> ? B : never

/** One run that does every act there is, so that the random ones are not all that the laws are held against. */
const tried = (type: Blow['type'], more: Partial<Blow> = {}): Blow => ({
  type,
  sensible: true,
  twice: false,
  thief: false,
  stale: false,
  by: 'drafter',
  on: 0,
  ...more,
})
const EVERY_ACT: readonly Blow[] = [
  tried('recall'),
  tried('submit'),
  tried('hold'),
  tried('sign'),
  tried('resume'),
  tried('return', { twice: true }),
  tried('submit'),
  tried('sign', { thief: true }),
  tried('sign', { by: 'outsider', sensible: false, thief: true }),
  tried('sign', { stale: true }),
  tried('sign', { twice: true }),
  tried('takeBack', { by: 'colleague', sensible: false, on: 1 }),
  tried('urgent'),
  tried('sign'),
  tried('sendBack', { twice: true, on: 1 }),
  tried('skip'),
  tried('change'),
  tried('sign'),
]

/** What is the drafter's to do. */
const DRAFTERS: readonly Blow['type'][] = ['recall', 'submit', 'skip', 'change', 'urgent']
/** Acts on a step by others than whose turn it is. */
const BY_OTHERS: readonly LineEvent['type'][] = ['resubmitted', 'recalled', 'skipped']

const middle = fc.array(fc.constantFrom(...KINDS), { maxLength: MIDDLE.length, size: 'max' })

describe.each(ENGINES)('random lines and random acts by random people on $name', (engine) => {
  let office: LineOffice
  const accepted = new Map<string, number>()
  beforeAll(async () => {
    office = await openLineOffice(engine)
  })
  afterAll(() => office[Symbol.asyncDispose]())

  const lineOf = (kinds: readonly (typeof KINDS)[number][], alone: boolean): readonly PlannedStep[] => [
    step(office, 'drafter', 'DRAFT'),
    ...kinds.map((kind, i) =>
      step(office, MIDDLE[i] ?? 'legal', kind, {
        skipReason: kind === 'REVIEW_SKIPPED' ? '출장' : null,
        group: kind === 'CONCUR_PARALLEL' ? `g${kinds.slice(0, i).findLastIndex((other) => other !== kind)}` : null,
      }),
    ),
    alone
      ? step(office, 'drafter', 'APPROVE', { id: 'approve', mark: 'DELEGATED' })
      : step(office, 'head', 'APPROVE', { id: 'approve', mark: 'DELEGATED' }),
  ]
  const nameOf = (personId: string): Who => ACTORS.find((who) => office.people[who].id === personId) ?? 'outsider'
  const turnsOf = (path: PathRound | undefined) =>
    path?.ending === null ? path.steps.filter(({ state }) => state === 'OPEN' || state === 'HELD') : []

  /** Does what was chosen with real preparation and signature; the fault that it met, or null when it was done. */
  async function attempt(documentId: string, chosen: Blow): Promise<Fault | null> {
    const { approval, documents, kernel } = office.app
    const path = await approval.path(kernel.db, documentId)
    const turns = turnsOf(path)
    const turn = chosen.sensible ? turns[chosen.on % Math.max(1, turns.length)] : path?.steps[chosen.on % path.steps.length]
    const byDrafter = DRAFTERS.includes(chosen.type)
    const who = !chosen.sensible ? chosen.by : byDrafter || turn === undefined ? 'drafter' : nameOf(turn.person.personId)
    const stepId = turn?.stepId ?? 'none'
    const { actor } = office.people[who]
    const basedOn = Math.max(0, (await office.seq(documentId)) - (chosen.stale ? 1 : 0))
    const base = { documentId, basedOn }
    try {
      switch (chosen.type) {
        case 'submit': {
          const draft = await documents.draft(actor, documentId)
          if (draft.state === 'DRAFTING' && basedOn > 0)
            await documents.save(actor, { documentId, basedOn: draft.version, form: draft.form })
          await office.submit(who, documentId)
          return null
        }
        case 'sign': {
          const owner = chosen.thief && turn !== undefined ? nameOf(turn.person.personId) : who
          const task = await approval.prepareSign(office.people[owner].actor, { documentId, stepId, basedOn })
          const signature = await office.sign(task, owner)
          const sign: LineAct = { ...base, type: 'sign', stepId, verdict: 'AGREE', opinion: null, ...signature }
          return await once(actor, sign, chosen.twice)
        }
        case 'return':
          return await once(actor, { ...base, type: 'return', stepId, reason: '보완' }, chosen.twice)
        case 'recall':
          return await once(actor, { ...base, type: 'recall', reason: null }, chosen.twice)
        case 'sendBack': {
          const done = (path?.steps ?? []).filter(({ kind, state }) => kind !== 'DRAFT' && state === 'DONE')
          const to = done[chosen.on % Math.max(1, done.length)]?.stepId ?? 'none'
          return await once(actor, { ...base, type: 'return', stepId, to, reason: '다시 확인' }, chosen.twice)
        }
        case 'takeBack': {
          const last = path?.steps.filter(({ kind, state }) => kind !== 'DRAFT' && state === 'DONE').at(-1)
          const signer = last === undefined || !chosen.sensible ? who : nameOf(last.person.personId)
          const own: LineAct = { ...base, type: 'recall', stepId: last?.stepId ?? 'none', reason: null }
          return await once(office.people[signer].actor, own, chosen.twice)
        }
        case 'skip': {
          const review = path?.steps.find(({ kind, state }) => kind === 'REVIEW' && state !== 'DONE' && state !== 'SKIPPED')
          const skip: LineAct = { ...base, type: 'skip', stepId: review?.stepId ?? stepId, reason: '휴가' }
          return await once(actor, skip, chosen.twice)
        }
        case 'change': {
          const { fixed, steps } = await approval.presentLine(actor, documentId)
          const planned = steps.map(({ person: _person, receiver: _receiver, away: _away, ...plain }) => plain)
          // Takes the last step out that is still ahead, or puts 법무 before the approval.
          const ahead = planned.slice(fixed, -1)
          const changed =
            ahead.length > 0
              ? [...planned.slice(0, -2), ...planned.slice(-1)]
              : [...planned.slice(0, -1), step(office, 'legal', 'LEGAL_CONCUR', { id: `legal-${basedOn}` }), ...planned.slice(-1)]
          return await once(actor, { ...base, type: 'change', steps: changed, reason: null }, chosen.twice)
        }
        case 'urgent':
          return await once(actor, { ...base, type: 'setUrgent', urgent: chosen.on % 2 === 0 }, chosen.twice)
        case 'hold':
          return await once(actor, { ...base, type: 'hold', stepId, reason: '회신 대기', until: '2026-12-31' }, chosen.twice)
        default:
          return await once(actor, { ...base, type: 'resume', stepId }, chosen.twice)
      }
    } catch (error) {
      if (error instanceof Fault && error.kind !== 'INTERNAL') return error
      throw error
    }
  }

  /** Sends an act, or the same act twice at once: at most one of them may be done. */
  async function once(actor: LineOffice['people'][Who]['actor'], act: LineAct, twice: boolean): Promise<Fault | null> {
    const results = await Promise.allSettled(Array.from({ length: twice ? 2 : 1 }, () => office.app.approval.act(actor, act)))
    const faults = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
    for (const fault of faults) if (!(fault instanceof Fault) || fault.kind === 'INTERNAL') throw fault
    expect(results.length - faults.length).toBeLessThanOrEqual(1)
    if (twice && faults.length === 1) expect(faults[0]).toMatchObject({ code: 'ACT_CONFLICT' })
    return faults.length === results.length ? faults[0] : null
  }

  async function stored(documentId: string) {
    const { kernel, signatures, records, approval, documents } = office.app
    const db = tables<{
      lineEvents: { documentId: string; seq: number; data: string }
      lineStates: { documentId: string; state: string; status: string }
    }>(kernel.db)
    const events = await db.selectFrom('lineEvents').selectAll().where('documentId', '=', documentId).orderBy('seq').execute()
    const cached = await db.selectFrom('lineStates').selectAll().where('documentId', '=', documentId).executeTakeFirst()
    return {
      events: events.map(({ data }): LineEvent => JSON.parse(data)),
      cached,
      signatures: await signatures.acceptedOf(kernel.db, documentId),
      record: await records.find(kernel.db, documentId),
      path: await approval.path(kernel.db, documentId),
      state: (await documents.head(kernel.db, documentId))?.state,
    }
  }

  it('nobody signs whose turn it is not, a number comes with the approval alone, and the events say the stored state', async () => {
    await fc.assert(
      fc.asyncProperty(
        middle,
        fc.boolean(),
        fc.array(blow, { minLength: 6, maxLength: 14, size: 'max' }),
        async (kinds, alone, blows) => {
          const { documentId } = await office.draft('drafter', alone ? { amount: SMALL_AMOUNT } : {})
          await office.plan('drafter', documentId, lineOf(kinds, alone))
          await office.submit('drafter', documentId)
          for (const chosen of blows) {
            const before = await stored(documentId)
            const fault = await attempt(documentId, chosen)
            const after = await stored(documentId)
            const happened = after.events.slice(before.events.length)
            // A refused act leaves every one of these as it was; one that is done adds one event.
            expect(happened).toHaveLength(fault === null ? 1 : 0)
            if (fault !== null) expect(after).toEqual(before)
            for (const event of happened) {
              accepted.set(event.type, (accepted.get(event.type) ?? 0) + 1)
              const signed = event.type === 'signed' || event.type === 'resubmitted' || event.type === 'submitted'
              expect(after.signatures.length - before.signatures.length).toBe(signed ? 1 : 0)
              if (event.stepId === null || BY_OTHERS.includes(event.type)) continue
              const turn = turnsOf(before.path).find(({ stepId }) => stepId === event.stepId)
              expect(turn?.person.personId).toBe(event.by)
              if (signed)
                expect(after.signatures.find(({ id }) => before.signatures.every((one) => one.id !== id))?.personId).toBe(
                  event.by,
                )
            }
            expect(JSON.stringify(restore(after.events))).toBe(after.cached?.state)
            expect(after.events.map(({ seq }) => seq)).toEqual(after.events.map((_, i) => i + 1))
            const approved = after.cached?.status === 'APPROVED'
            expect(after.record !== undefined).toBe(approved)
            expect(after.state).toBe(approved ? 'APPROVED' : after.path?.ending === null ? 'IN_LINE' : 'DRAFTING')
            await expectBoxes(documentId, after.path, approved)
          }
          const report = await office.app.approval.signatures(office.people.drafter.actor, documentId)
          const { path } = await stored(documentId)
          expect(report.indication).toBe('TOTAL-PASSED')
          if (path?.ending === null)
            expect(report.signatures.map(({ field }) => field).sort()).toEqual(
              path.steps
                .filter(({ state }) => state === 'DONE')
                .map(({ field }) => field)
                .sort(),
            )
        },
      ),
      { numRuns: RUNS, examples: [[['REVIEW', 'CONCUR_SERIAL', 'REVIEW'], false, [...EVERY_ACT]]] },
    )
  })

  it('the runs went deep: every act was done', () => {
    for (const type of [
      'signed',
      'returned',
      'recalled',
      'held',
      'resumed',
      'resubmitted',
      'skipped',
      'lineChanged',
      'urgencySet',
    ])
      expect(accepted.get(type) ?? 0, type).toBeGreaterThan(0)
  })

  /**
   * Boxes and steps as the path says them, whatever happened before: 기안함 of the drafter, 결재대기 whose turn it is, 결재예정 who is still to
   * come, 결재완료 who acted in any round; everybody else finds it nowhere. Rows are written by differences, so nothing old may stay.
   */
  async function expectBoxes(documentId: string, path: PathRound | undefined, approved: boolean): Promise<void> {
    const { approval } = office.app
    const going = path?.ending === null && !approved
    const { past } = await approval.document(office.people.drafter.actor, documentId)
    const turns = turnsOf(path).map(({ person }) => person.personId)
    for (const who of ACTORS) {
      const { actor, id } = office.people[who]
      const own = (path?.steps ?? []).filter(({ person, kind }) => person.personId === id && kind !== 'DRAFT')
      const acted = [...past.flatMap(({ steps }) => steps), ...(path?.steps ?? [])].some(
        ({ person, kind, state }) => person.personId === id && kind !== 'DRAFT' && (state === 'DONE' || state === 'RETURNED'),
      )
      const waits = going && turns.includes(id)
      const comes = going && !waits && own.some(({ state }) => state === 'WAITING')
      const expected = {
        WAITING: waits,
        UPCOMING: comes,
        ACTED: acted && !waits && !comes,
        IN_PROGRESS: who === 'drafter' && going,
        DONE: who === 'drafter' && approved,
        RETURNED: who === 'drafter' && path?.ending != null,
      }
      for (const [box, lies] of Object.entries(expected)) {
        const { rows } = await approval.box(actor, box as keyof typeof expected, { limit: 200 })
        const found = rows.filter((row) => row.documentId === documentId)
        expect(found, `${who} ${box}`).toHaveLength(lies ? 1 : 0)
        if (box === 'IN_PROGRESS' && lies) expect(found[0]?.with).toEqual(turnsOf(path).map(({ person }) => person.name))
      }
    }
    const stored = await tables<{
      lineSteps: { documentId: string; round: number; position: number; stepId: string; state: string; actedAt: string | null }
    }>(office.app.kernel.db)
      .selectFrom('lineSteps')
      .select(['stepId', 'state', 'actedAt'])
      .where('documentId', '=', documentId)
      .orderBy('round')
      .orderBy('position')
      .execute()
    expect(stored).toEqual(
      [...past, ...(path === undefined ? [] : [path])].flatMap(({ steps }) =>
        steps.map(({ stepId, state, at }) => ({ stepId, state, actedAt: at })),
      ),
    )
  }
})
