import type { Act, ActType, Hold, Recall, Resubmit, Resume, Return, Sign, Submit } from './acts.ts'
import type { LineContext, StepRecord } from './context.ts'
import type { Step } from './line.ts'
import { validateLine } from './line-fault.ts'

/** Why an act is refused. */
export type RefusalCode =
  | 'STATE_DOES_NOT_ALLOW' // the line is not in a state in which this can be done
  | 'CONFLICT' // somebody acted since the actor looked
  | 'LINE_FAULTY' // the line has faults; `validateLine` names them
  | 'NOT_THE_DRAFTER' // only the drafter may
  | 'STEP_UNKNOWN' // there is no such step
  | 'NOT_YOUR_STEP' // the step is somebody else's
  | 'STEP_NOT_OPEN' // its turn has not come, or it is done
  | 'STEP_HELD' // the step is paused; resume it first
  | 'STEP_NOT_HELD' // there is nothing to resume
  | 'NEXT_HAS_ACTED' // too late to recall
  | 'OPINION_REQUIRED' // this act wants its reason in writing
  | 'DISSENT_NOT_HERE' // an approver decides; dissent belongs to review and concurrence
  | 'SIGNATURE_MISSING' // a signing act without an accepted signature
  | 'REVISION_CHANGED' // what was signed is not the revision in the line
  | 'REVISION_NOT_NEW' // a new round needs a revision of its own
  | 'HOLD_DATE_PAST' // a hold must end after it began

/** A rule of an act: `holds` says whether it is kept; the first that is not becomes the refusal. */
interface Rule<A extends Act> {
  readonly code: RefusalCode
  readonly article: string
  readonly holds: (context: LineContext, act: A) => boolean
}

const stepOf = (context: LineContext, id: string): Step | undefined => context.line.steps.find((step) => step.id === id)
const recordOf = (context: LineContext, id: string): StepRecord | undefined => context.records[id]
const drafterOf = (context: LineContext): string | undefined => context.line.steps[0]?.party.personId
const isGiven = (text: string | null): boolean => (text ?? '').trim() !== ''

const known = {
  code: 'STEP_UNKNOWN',
  article: '영 9·10',
  holds: (c: LineContext, a: { stepId: string }) => stepOf(c, a.stepId) !== undefined,
} as const
const own = {
  code: 'NOT_YOUR_STEP',
  article: '영 10',
  holds: (c: LineContext, a: { stepId: string; by: string }) => stepOf(c, a.stepId)?.party.personId === a.by,
} as const
const notHeld = {
  code: 'STEP_HELD',
  article: '영 9',
  holds: (c: LineContext, a: { stepId: string }) => recordOf(c, a.stepId)?.state !== 'HELD',
} as const
const open = {
  code: 'STEP_NOT_OPEN',
  article: '영 9①',
  holds: (c: LineContext, a: { stepId: string }) => recordOf(c, a.stepId)?.state === 'OPEN',
} as const
const signed = {
  code: 'SIGNATURE_MISSING',
  article: '영 3·6①',
  holds: (_: LineContext, a: { signatureId: string }) => isGiven(a.signatureId),
} as const
const byDrafter = {
  code: 'NOT_THE_DRAFTER',
  article: '영 8',
  holds: (c: LineContext, a: { by: string }) => drafterOf(c) === a.by,
} as const
const soundLine = {
  code: 'LINE_FAULTY',
  article: '영 8–10',
  holds: (_: LineContext, a: Submit | Resubmit) => validateLine(a.line).length === 0,
} as const
const ownLine = {
  code: 'NOT_THE_DRAFTER',
  article: '영 8',
  holds: (_: LineContext, a: Submit | Resubmit) => a.line.steps[0]?.party.personId === a.by,
} as const

/** The rules of each act, in the order in which they are asked (domain.md §1.2). */
export const RULES: { readonly [T in ActType]: readonly Rule<Extract<Act, { type: T }>>[] } = {
  submit: [soundLine, ownLine, signed] satisfies Rule<Submit>[],
  sign: [
    known,
    own,
    notHeld,
    open,
    {
      code: 'DISSENT_NOT_HERE',
      article: '영 9③',
      holds: (c, a) => a.verdict === 'AGREE' || stepOf(c, a.stepId)?.kind !== 'APPROVE',
    },
    { code: 'OPINION_REQUIRED', article: '영 9③', holds: (_, a) => a.verdict === 'AGREE' || isGiven(a.opinion) },
    { code: 'REVISION_CHANGED', article: '영 6①', holds: (c, a) => c.revisionId === a.revisionId },
    signed,
  ] satisfies Rule<Sign>[],
  return: [
    known,
    own,
    { code: 'STEP_NOT_OPEN', article: '영 9', holds: (c, a) => ['OPEN', 'HELD'].includes(recordOf(c, a.stepId)?.state ?? '') },
    { code: 'OPINION_REQUIRED', article: '영 9', holds: (_, a) => isGiven(a.opinion) },
  ] satisfies Rule<Return>[],
  recall: [
    byDrafter,
    {
      code: 'NEXT_HAS_ACTED',
      article: '영 8',
      holds: (c) =>
        c.line.steps.every(
          (step) => step.kind === 'DRAFT' || ['WAITING', 'OPEN', 'SKIPPED'].includes(recordOf(c, step.id)?.state ?? 'WAITING'),
        ),
    },
  ] satisfies Rule<Recall>[],
  hold: [
    known,
    own,
    notHeld,
    open,
    { code: 'OPINION_REQUIRED', article: '영 9', holds: (_, a) => isGiven(a.reason) },
    {
      code: 'HOLD_DATE_PAST',
      article: '영 9',
      holds: (_, a) => /^\d{4}-\d{2}-\d{2}$/.test(a.until) && a.until >= a.at.slice(0, 10),
    },
  ] satisfies Rule<Hold>[],
  resume: [
    known,
    own,
    { code: 'STEP_NOT_HELD', article: '영 9', holds: (c, a) => recordOf(c, a.stepId)?.state === 'HELD' },
  ] satisfies Rule<Resume>[],
  resubmit: [
    byDrafter,
    soundLine,
    ownLine,
    { code: 'REVISION_NOT_NEW', article: '영 8', holds: (c, a) => c.revisionId !== a.revisionId },
    signed,
  ] satisfies Rule<Resubmit>[],
}

/** The first rule that an act breaks, or null when it keeps them all. */
export function breaks(context: LineContext, act: Act): { code: RefusalCode; article: string } | null {
  const rules = RULES[act.type] as readonly Rule<Act>[]
  const broken = rules.find((rule) => !rule.holds(context, act))
  return broken === undefined ? null : { code: broken.code, article: broken.article }
}
