import { ACT_TYPES, type Act, type ActType } from './acts.ts'
import { decide } from './decide.ts'
import type { ApprovalLine, Party, Step, StepKind } from './line.ts'
import type { Refusal } from './refusal.ts'
import { presentRound, recordOf } from './round.ts'
import type { LineState } from './state.ts'
import { isCurrent } from './step-record.ts'

/** Whether a person may do an act now, on which step, and if not, why. */
export type Allowance =
  | { readonly act: ActType; readonly allowed: true; readonly stepId: string | null }
  | { readonly act: ActType; readonly allowed: false; readonly refusal: Refusal }

/**
 * What a person may do with a document in the line at a time (ISO 8601, UTC), and for everything else the reason.
 * What only the act itself can bring (a sound line, an opinion, a signature) is taken as given.
 * Before the first submission nobody is the drafter yet: whose draft it is, the caller knows.
 */
export function allowed(state: LineState, actor: { readonly personId: string }, at: string): readonly Allowance[] {
  const stepId = stepFor(state, actor.personId)
  return ACT_TYPES.map((type): Allowance => {
    const act = example(type, state, actor, at, stepId ?? '')
    const decision = decide(state, act)
    if (!decision.ok) return { act: type, allowed: false, refusal: decision.refusal }
    return { act: type, allowed: true, stepId: 'stepId' in act ? act.stepId : null }
  })
}

/** The step that a person would act on: their own (a drafter who approves: the approval), the one done for them, else the one whose turn it is. */
function stepFor({ context }: LineState, personId: string): string | null {
  const round = presentRound(context)
  const steps = round?.line.steps ?? []
  const hasTurn = (step: Step): boolean => {
    const record = recordOf(round, step.id)
    return record !== undefined && isCurrent(record)
  }
  const own = steps.filter((step) => step.party.personId === personId)
  const standsIn = steps.find((step) => step.onBehalfOf?.party.personId === personId)
  return (own.at(-1) ?? standsIn ?? steps.find(hasTurn) ?? steps.at(-1))?.id ?? null
}

const GIVEN = 'given'

function example(type: ActType, { seq, context }: LineState, actor: Act['actor'], at: string, stepId: string): Act {
  const base = { actor, at, basedOn: seq }
  const revision = presentRound(context)?.revision ?? { id: GIVEN, sha256: GIVEN }
  const fresh = unused(context.rounds.flatMap((round) => [round.revision.id, ...round.records.map((r) => r.signatureRef ?? '')]))
  const signing = { revision, signatureRef: fresh, opinion: null }
  const submission = {
    line: soundLine(actor.personId),
    facts: { sender: null, absences: [] },
    ...signing,
    revision: { ...revision, id: fresh },
  }
  switch (type) {
    case 'submit':
    case 'resubmit':
      return { ...base, type, ...submission }
    case 'sign':
      return { ...base, type, stepId, verdict: 'AGREE', ...signing }
    case 'return':
      return { ...base, type, stepId, to: null, reason: GIVEN }
    case 'recall':
      return { ...base, type, reason: null }
    case 'hold':
      return { ...base, type, stepId, reason: GIVEN, until: '9999-12-31' }
    case 'resume':
      return { ...base, type, stepId }
    case 'redraft':
      return { ...base, type, documentId: GIVEN }
  }
}

/** A word that none of these is: longer than any. */
function unused(taken: readonly string[]): string {
  return 'x'.repeat(1 + Math.max(0, ...taken.map((text) => text.length)))
}

/** The shortest line that a person can submit: drafted and approved by them. */
function soundLine(personId: string): ApprovalLine {
  const party: Party = { personId, name: GIVEN, post: GIVEN, rank: GIVEN, unitId: GIVEN, unitName: GIVEN }
  const step = (id: string, kind: StepKind): Step => ({
    id,
    kind,
    party,
    mark: null,
    onBehalfOf: null,
    skipReason: null,
    group: null,
  })
  return { steps: [step('draft', 'DRAFT'), step('approve', 'APPROVE')] }
}
