import type { Act } from '../acts.ts'
import { decide } from '../decide.ts'
import type { Effect } from '../effects.ts'
import type { ApprovalLine, OnBehalfOf, Party, Step, StepKind } from '../line.ts'
import type { LineEvent } from '../line-event.ts'
import type { LineFacts } from '../line-facts.ts'
import { presentRound } from '../round.ts'
import { initialState, type LineState } from '../state.ts'

/** A morning in the sample absence, in UTC. */
export const AT = '2026-07-15T00:00:00.000Z'
/** Facts of an internal document (내부결재) that leans on no absence. */
export const NO_FACTS: LineFacts = { sender: null, absences: [] }

/** A person by id alone. */
export function party(personId: string): Party {
  return { personId, name: personId, post: '주무관', rank: '7급', unitId: 'digital', unitName: '디지털정책과' }
}

/** A step; its person has its id unless said. */
export function step(id: string, kind: StepKind, more: Partial<Step> = {}): Step {
  return { id, kind, party: party(id), mark: null, onBehalfOf: null, skipReason: null, group: null, ...more }
}

/** A line of steps. */
export function line(...steps: Step[]): ApprovalLine {
  return { steps }
}

/** `absent` is away for the week of `AT`. */
export const AWAY: OnBehalfOf = {
  party: party('absent'),
  absenceId: 'trip',
  reason: '출장',
  from: '2026-07-13',
  until: '2026-07-17',
}
/** `absent` holds the sender's post, and `approver` acts for them. */
export const AWAY_FACTS: LineFacts = {
  sender: { post: '서울특별시장', holderId: 'absent' },
  absences: [{ id: 'trip', personId: 'absent', actingId: 'approver', from: '2026-07-13', until: '2026-07-17' }],
}

/** Gives every signature its own reference, in the order in which they are made. */
export function signatureRef(state: LineState): string {
  return `signature-${state.seq + 1}`
}

/** A complete act of a type, based on the state at hand. */
export function act(
  state: LineState,
  type: Act['type'],
  personId: string,
  stepId: string,
  given: ApprovalLine,
  facts: LineFacts,
): Act {
  const base = { actor: { personId }, at: AT, basedOn: state.seq }
  const revision = presentRound(state.context)?.revision ?? { id: 'revision-0', sha256: 'a0' }
  const signing = { revision, signatureRef: signatureRef(state), opinion: null }
  const fresh = { ...signing, revision: { id: `revision-${state.seq + 1}`, sha256: `a${state.seq + 1}` } }
  switch (type) {
    case 'submit':
    case 'resubmit':
      return { ...base, type, line: given, facts, ...fresh }
    case 'sign':
      return { ...base, type, stepId, verdict: 'AGREE', ...signing }
    case 'return':
      return { ...base, type, stepId, to: null, reason: '예산 과목을 확인하십시오.' }
    case 'recall':
      return { ...base, type, reason: null }
    case 'hold':
      return { ...base, type, stepId, reason: '관계 기관 회신 대기', until: '2026-07-20' }
    case 'resume':
      return { ...base, type, stepId }
    case 'redraft':
      return { ...base, type, documentId: 'another' }
    case 'assign':
      return { ...base, type, stepId, reviewers: [] }
    case 'skip':
      return { ...base, type, stepId, reason: '출장' }
    case 'change':
      return { ...base, type, steps: withAnother(presentRound(state.context)?.line ?? given), facts, reason: null }
    case 'revise':
      return { ...base, type, stepId, revision: fresh.revision, reason: '금액을 바로잡음' }
    case 'setUrgent':
      return { ...base, type, urgent: !state.context.urgent }
    case 'circulate':
      return { ...base, type, readers: [party('reader')] }
    case 'read':
      return { ...base, type, opinion: null }
    case 'acknowledge':
      return { ...base, type, instruction: null }
    case 'holdEnded':
    case 'overdue':
      return { ...base, type, stepId }
  }
}

/** The steps of a line with one more review before the last. */
function withAnother({ steps }: ApprovalLine): readonly Step[] {
  return [...steps.slice(0, -1), step('another', 'REVIEW'), ...steps.slice(-1)]
}

/** What a run of accepted acts came to. */
export interface Run {
  readonly state: LineState
  readonly events: readonly LineEvent[]
  /** Of the last act. */
  readonly effects: readonly Effect[]
}

/** An act in short: type, person (on the step of the same name), and what differs from the plain act. */
export type Move = readonly [type: Act['type'], personId: string, more?: Partial<Act> & { readonly stepId?: string }]

/** Does acts one after another. @throws Error naming the first that is refused */
export function run(given: ApprovalLine, facts: LineFacts, ...moves: Move[]): Run {
  return moves.reduce<Run>(
    (done, [type, personId, more]) => {
      const asked = { ...act(done.state, type, personId, personId, given, facts), ...more } as Act
      const decision = decide(done.state, asked)
      if (!decision.ok) throw new Error(`${type} by ${personId}: ${decision.refusal.code}`)
      return { state: decision.state, events: [...done.events, ...decision.events], effects: decision.effects }
    },
    { state: initialState(), events: [], effects: [] },
  )
}
