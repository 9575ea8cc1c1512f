import type { Allowance, LineDocument, PathStep } from '../../api/shapes.ts'
import { everyStep, turnsOf } from '../../ui/path-line/turns.ts'

/** Acts that this screen does; submissions belong to the editor, and what the clock does to nobody. */
export type ScreenAct = Exclude<Allowance['act'], 'submit' | 'resubmit' | 'holdEnded' | 'overdue'>

/** An act on a document as the screen offers it. */
export interface OfferedAct {
  readonly act: ScreenAct
  readonly allowed: boolean
  readonly stepId: string | null
  readonly refusal: Allowance['refusal']
  /** In the bar, or behind its menu. */
  readonly place: 'bar' | 'menu'
}

type Seen = Pick<LineDocument, 'allowances' | 'present' | 'author' | 'status'>

/** In the bar, in this order. */
const BAR: readonly ScreenAct[] = ['sign', 'assign', 'return', 'hold', 'resume', 'recall', 'read', 'acknowledge']
/** Behind the bar's menu. */
const MENU: readonly ScreenAct[] = ['revise', 'change', 'skip', 'setUrgent', 'redraft', 'circulate']
/** Acts that belong to a step; who has none in this line is not offered them, even to be told why not. */
const OF_A_STEP: ReadonlySet<ScreenAct> = new Set(['sign', 'return', 'hold'])

/** Whether somebody stands in the present line, for themselves, for their unit or as the one who is absent; drafting alone is not it. */
function hasStep({ present }: Pick<Seen, 'present'>, personId: string): boolean {
  return everyStep(present.steps).some(
    (step) =>
      step.kind !== 'DRAFT' && [step.person.personId, step.onBehalfOf?.personId, step.receiver?.personId].includes(personId),
  )
}

/**
 * What is offered to a person: what they may do, and of the bar what they could expect to do and may not, with its reason. Where a line has ended
 * nothing is expected any more; every other reason is asked for (`refusedActs`).
 */
export function offeredActs(document: Seen, personId: string): readonly OfferedAct[] {
  const underWay = document.status === 'IN_PROGRESS' || document.status === 'HELD'
  const inLine = hasStep(document, personId)
  const isDrafter = document.author.personId === personId
  const may = (act: ScreenAct): boolean => document.allowances.some((one) => one.act === act && one.allowed)
  const [held, receives] = [may('resume'), may('assign')]
  const expected = (act: ScreenAct): boolean => {
    if (!underWay) return false
    if (act === 'recall') return isDrafter
    if (act === 'hold') return inLine && !held && !receives
    return OF_A_STEP.has(act) && inLine
  }
  return [...BAR, ...MENU].flatMap((act): readonly OfferedAct[] => {
    const found = document.allowances.find((allowance) => allowance.act === act)
    if (found === undefined) return []
    const { allowed, stepId, refusal } = found
    const place = BAR.includes(act) ? 'bar' : 'menu'
    return allowed || (place === 'bar' && expected(act)) ? [{ act, allowed, stepId, refusal, place }] : []
  })
}

/** Every act that the person may not do now, each to be asked for its reason. */
export function refusedActs({ allowances }: Pick<Seen, 'allowances'>): readonly OfferedAct[] {
  return [...BAR, ...MENU].flatMap((act) => {
    const found = allowances.find((allowance) => allowance.act === act && !allowance.allowed)
    return found === undefined ? [] : [{ act, allowed: false, stepId: null, refusal: found.refusal, place: 'menu' }]
  })
}

/** The step that an act is about, inside of units as well. */
export function stepOf({ present }: Pick<LineDocument, 'present'>, stepId: string | null): PathStep | undefined {
  return everyStep(present.steps).find((step) => step.stepId === stepId)
}

/** The step of a person: the one whose turn it is first, else the last of theirs. */
export function ownStep({ present }: Pick<LineDocument, 'present'>, personId: string): PathStep | undefined {
  const turn = turnsOf(present.steps).find(({ person }) => person.personId === personId)
  return turn?.step ?? everyStep(present.steps).findLast((step) => step.person.personId === personId)
}

/** Whether an opinion against is possible: an approver approves or returns instead, and a drafter does not differ from themselves (영 9③). */
export function mayDissent(step: Pick<PathStep, 'kind'>): boolean {
  return step.kind !== 'APPROVE' && step.kind !== 'DRAFT'
}

/** Whether somebody decides for an absent one (대결), who may be reported to afterwards. */
export function decidesForAbsent(step: Pick<PathStep, 'mark'>): boolean {
  return step.mark === 'ACTING' || step.mark === 'DELEGATED_ACTING'
}

/** Steps that a document can go back to from another: those before it that have signed; the drafter is named by none. */
export function returnTargets(steps: readonly PathStep[], from: string): readonly PathStep[] {
  const at = steps.findIndex(({ stepId }) => stepId === from)
  const group = steps[at]?.group ?? null
  return steps
    .slice(0, Math.max(at, 0))
    .filter((step) => step.kind !== 'DRAFT' && step.state === 'DONE' && (group === null || step.group !== group))
}

/** Who signs again where a document goes back to a step: itself, and everybody who signed after it, since later signatures lie over it in the file. */
export function signsAgain(steps: readonly PathStep[], to: string | null): readonly PathStep[] {
  const signed = everyStep(steps).filter((step) => step.state === 'DONE' && step.at !== null)
  const since = to === null ? '' : (signed.find(({ stepId }) => stepId === to)?.at ?? '')
  return signed.filter((step) => (step.at ?? '') >= since)
}

/** Reviewers of the line who can still be passed over (검토 생략). */
export function skippable({ steps }: Pick<LineDocument['present'], 'steps'>): readonly PathStep[] {
  return steps.filter(({ kind, state }) => kind === 'REVIEW' && state !== 'DONE' && state !== 'SKIPPED')
}
