import { ACT_TYPES, type Act, type ActType } from './acts.ts'
import { refusedInState } from './decide.ts'
import { type Place, placesOf, turnsIn } from './place.ts'
import { type Refusal, refusal } from './refusal.ts'
import { drafterOf, presentRound } from './round.ts'
import { brokenRule } from './rules.ts'
import { seoulDate } from './seoul-date.ts'
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
  return ACT_TYPES.map((type): Allowance => {
    const stepId = stepFor(state, actor.personId, type)
    const act = example(type, state, actor, at, stepId)
    const refused = whyNot(state, act)
    if (refused !== null) return { act: type, allowed: false, refusal: refused }
    return { act: type, allowed: true, stepId: 'stepId' in act ? (act.stepId ?? null) : null }
  })
}

function whyNot({ value, context }: LineState, act: Act): Refusal | null {
  if (seoulDate(act.at) === null) return refusal('TIME_INVALID', '실무')
  const refused = refusedInState(value, act.type)
  if (refused !== null) return refused
  const broken = brokenRule(context, act, (rule) => rule.brought === true)
  return broken === null ? null : refusal(broken.code, broken.article)
}

/** The step that a person would do an act on: their own (a drafter who approves: the approval), the one done for them, else the one whose turn it is. */
function stepFor({ context }: LineState, personId: string, type: ActType): string {
  const round = presentRound(context)
  const places = placesOf(round)
  const turns = turnsIn(round).map((turn) => turn.stepId)
  const hasTurn = ({ step }: Place): boolean => turns.includes(step.id)
  const own = places.filter(({ step, record }) => {
    const receives = step.receiver?.personId === personId && (type === 'assign' || record.unit?.stage === 'RECEIVING')
    return step.party.personId === personId || receives
  })
  const standsIn = places.find(({ step }) => step.onBehalfOf?.party.personId === personId)
  const plain = own.findLast(hasTurn) ?? own.at(-1) ?? standsIn ?? places.find(hasTurn) ?? places.at(-1)
  const unsettled = places.filter(({ record }) => isCurrent(record) || record.state === 'WAITING')
  switch (type) {
    case 'skip':
      return (unsettled.find(({ step, within }) => within === null && step.kind === 'REVIEW') ?? plain)?.step.id ?? ''
    case 'assign':
      return (
        (
          own.findLast(({ step }) => step.kind === 'CONCUR_UNIT') ??
          places.find(({ step }) => step.kind === 'CONCUR_UNIT') ??
          plain
        )?.step.id ?? ''
      )
    default:
      return plain?.step.id ?? ''
  }
}

const GIVEN = 'given'

/** An act of a type, with what it brings left as a matter of form: only who, where and when count. */
function example(type: ActType, { seq, context }: LineState, actor: Act['actor'], at: string, stepId: string): Act {
  const base = { actor, at, basedOn: seq }
  const revision = { id: GIVEN, sha256: GIVEN }
  const signing = { revision, signatureRef: GIVEN, opinion: null }
  const facts = { sender: null, absences: [] }
  switch (type) {
    case 'submit':
    case 'resubmit':
      return { ...base, type, line: { steps: [] }, facts, ...signing }
    case 'sign':
      return { ...base, type, stepId, verdict: 'AGREE', ...signing }
    case 'return':
      return { ...base, type, stepId, to: null, reason: GIVEN }
    case 'recall':
      return { ...base, type, reason: null, stepId: recalled(context, actor.personId, stepId) }
    case 'hold':
      return { ...base, type, stepId, reason: GIVEN, until: GIVEN }
    case 'resume':
      return { ...base, type, stepId }
    case 'redraft':
      return { ...base, type, documentId: GIVEN }
    case 'assign':
      return { ...base, type, stepId, reviewers: [] }
    case 'skip':
      return { ...base, type, stepId, reason: GIVEN }
    case 'change':
      return { ...base, type, steps: [], facts, reason: null }
    case 'revise':
      return { ...base, type, stepId, revision, reason: GIVEN }
    case 'setUrgent':
      return { ...base, type, urgent: !context.urgent }
    case 'circulate':
      return { ...base, type, readers: [] }
    case 'read':
      return { ...base, type, opinion: null }
    case 'acknowledge':
      return { ...base, type, instruction: null }
  }
}

/** The drafter recalls the document; who signed a step, that signature. An outsider is told that the document is its drafter's. */
function recalled(context: LineState['context'], personId: string, stepId: string): string | null {
  const round = presentRound(context)
  const signs = placesOf(round).some(({ step }) => step.id === stepId && step.party.personId === personId)
  return drafterOf(round) === personId || !signs ? null : stepId
}
