import type { Act } from '../acts.ts'
import type { Step } from '../line.ts'
import type { Absence } from '../line-facts.ts'

/** A step as the reference knows it: what was done to it, and nothing of whose turn it is, which is worked out anew each time. */
export interface Slot {
  step: Step
  done: { ref: string; order: number } | null
  /** Nobody waits for it any more. */
  passed: boolean
  held: { until: string; order: number } | null
  overdue: boolean
  /** Reviews inside of its unit, and when they were named. */
  inner: Slot[]
  named: number | null
}

export const fresh = (step: Step): Slot => ({
  step,
  done: null,
  passed: step.kind === 'REVIEW_SKIPPED',
  held: null,
  overdue: false,
  inner: [],
  named: null,
})
/** The slot over a revised text: passed is passed, all else is signed again; a unit that answered has its reviewers named. */
export const again = (slot: Slot): Slot =>
  slot.passed
    ? slot
    : {
        ...fresh(slot.step),
        inner: slot.done === null ? [] : slot.inner.map((inner) => fresh(inner.step)),
        named: slot.done === null ? null : slot.named,
      }
export const settled = (slot: Slot): boolean => slot.done !== null || slot.passed
export const sameGroup = (a: Step, b: Step): boolean => a.group !== null && a.group === b.group
export const day = (at: string): string => new Date(Date.parse(at) + 9 * 3_600_000).toISOString().slice(0, 10)
export const said = (text: string | null): boolean => text !== null && text.trim() !== ''
export const isWhole = (act: Extract<Act, { type: 'recall' }>, slots: Slot[]): boolean =>
  (act.stepId ?? null) === null || act.stepId === slots[0]?.step.id

/** A deputy acts within the absence. */
export function within({ onBehalfOf }: Step, today: string): boolean {
  return onBehalfOf === null || (onBehalfOf.from <= today && today <= onBehalfOf.until)
}

/** Whether a line that the generator makes is sound: the drafter first, one approval, last; nobody twice, nothing due before today. */
export function sound(steps: readonly Step[], inner: readonly Step[], today: string, absences: readonly Absence[]): boolean {
  const ids = [...steps, ...inner].map((step) => step.id)
  const signers = [...steps.slice(0, -1), ...inner].map((step) => step.party.personId)
  const last = steps.at(-1)
  const taken = last === undefined || (signers.includes(last.party.personId) && signers.indexOf(last.party.personId) !== 0)
  const absent = steps.flatMap((step) => (step.onBehalfOf === null ? [] : [step.onBehalfOf.party.personId]))
  const marked = steps.filter(({ originator }) => originator === true)
  const together = steps.every((step, i) => {
    const first = steps.findIndex((other) => sameGroup(other, step))
    return step.group === null || steps.slice(first, i).every((other) => sameGroup(other, step))
  })
  return (
    steps[0]?.kind === 'DRAFT' &&
    last?.kind === 'APPROVE' &&
    steps.filter((step) => step.kind === 'DRAFT' || step.kind === 'APPROVE').length === 2 &&
    new Set(ids).size === ids.length &&
    new Set(signers).size === signers.length &&
    !taken &&
    together &&
    ![...signers, last.party.personId].some((personId) => absent.includes(personId)) &&
    marked.length <= 1 &&
    marked.every(({ kind }) => ['DRAFT', 'REVIEW', 'APPROVE'].includes(kind)) &&
    steps.every((step) => (step.dueOn ?? '9999') >= today) &&
    steps.every(
      ({ onBehalfOf, party }) =>
        onBehalfOf === null || absences.some(({ id, actingId }) => id === onBehalfOf.absenceId && actingId === party.personId),
    )
  )
}
