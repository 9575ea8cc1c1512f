import { ACT_TYPES, type Act, CLOCK, CLOCK_ACT_TYPES } from '../acts.ts'
import type { ApprovalLine, OnBehalfOf, Party, Step, StepKind } from '../line.ts'
import type { LineFacts } from '../line-facts.ts'
import { presentRound } from '../round.ts'
import type { LineState } from '../state.ts'
import { withInner } from '../step-record.ts'
import { turnsOf } from '../view.ts'
import { act, line, party, step } from './sample.ts'

/** An office: the people of a line, and who is away in the week from 2026-07-13. */
export interface Office {
  readonly line: ApprovalLine
  readonly facts: LineFacts
}

/** Days on which steps are due. */
export const DAYS = ['2026-07-15', '2026-07-16', '2026-07-18'] as const
/** For `absent-…` acts `…`; every member of the office may be away so. */
const awayFor = (personId: string): OnBehalfOf => ({
  party: party(`absent-${personId}`),
  absenceId: `trip-${personId}`,
  reason: '출장',
  from: '2026-07-13',
  until: '2026-07-17',
})
const known = (personId: string): LineFacts['absences'][number] => {
  const { party: absent, absenceId: id, from, until } = awayFor(personId)
  return { id, personId: absent.personId, actingId: personId, from, until }
}

/** An open step handed to a deputy: `deputy` acts for each of the people. */
const handOver = (personId: string): LineFacts['absences'][number] => ({
  id: `leave-${personId}`,
  personId,
  actingId: 'deputy',
  from: '2026-07-13',
  until: '2026-07-17',
})

/** What a step between drafter and approver is made of. */
export interface RawStep {
  readonly kind: StepKind
  readonly due: string | null
  /** That it stands in a group, lapses or blocks, where its kind can. */
  readonly flag: boolean
  readonly deputy: boolean
}

/** What an office is made of; the approver is somebody else, the drafter, or a deputy. */
export interface RawOffice {
  readonly middle: readonly RawStep[]
  readonly approver: 'own' | 'alone' | 'acting'
  readonly important: boolean
  readonly urgent: boolean
  readonly reader: boolean
  /** The steps whose people had the idea (★) and report it (◉), where they stand on the line of approval. */
  readonly originator: number
  readonly presenter: number
}

/** An office with a sound line between drafter `p0` and approver. */
export function officeOf(raw: RawOffice): Office {
  const { middle: chosen, approver, important, urgent, reader } = raw
  let group = 0
  const groups = (kind: StepKind | undefined, flag: boolean | undefined) =>
    kind === 'CONCUR_PARALLEL' || (kind === 'CONCUR_UNIT' && flag === true)
  const steps = chosen.map(({ kind, due, flag, deputy }, i): Step => {
    const before = chosen[i - 1]
    if (groups(kind, flag) && !groups(before?.kind, before?.flag)) group += 1
    const id = `p${i + 1}`
    const lapses = due !== null && flag && ['CONCUR_SERIAL', 'CONCUR_PARALLEL', 'CONCUR_UNIT'].includes(kind)
    return step(id, kind, {
      skipReason: kind === 'REVIEW_SKIPPED' ? '출장' : null,
      group: groups(kind, flag) ? `g${group}` : null,
      onBehalfOf: deputy && kind !== 'REVIEW_SKIPPED' ? awayFor(id) : null,
      receiver: kind === 'CONCUR_UNIT' && i % 2 === 0 ? party(`receiver-${id}`) : null,
      ...(kind === 'AUDIT_CONCUR' || kind === 'LEGAL_CONCUR' ? { blocking: flag } : {}),
      dueOn: due,
      ...(lapses ? { lapses } : {}),
    })
  })
  const last = `p${chosen.length + 1}`
  const approval: Partial<Step> =
    approver === 'alone' ? { party: party('p0') } : approver === 'acting' ? { mark: 'ACTING', onBehalfOf: awayFor(last) } : {}
  const whole = line(...withSigns([step('p0', 'DRAFT'), ...steps, step(last, 'APPROVE', approval)], raw))
  const absences = whole.steps.flatMap(({ party: { personId } }) => [known(personId), handOver(personId)])
  return { line: { ...whole, important, urgent, readers: reader ? [party('reader')] : [] }, facts: { sender: null, absences } }
}

function withSigns(steps: readonly Step[], { originator, presenter }: Pick<RawOffice, 'originator' | 'presenter'>): Step[] {
  return steps.map((one, i) => ({
    ...one,
    ...(i === originator && ['DRAFT', 'REVIEW', 'APPROVE'].includes(one.kind) ? { originator: true } : {}),
    ...(i === presenter && ['DRAFT', 'REVIEW'].includes(one.kind) ? { presenter: true } : {}),
  }))
}

export const TYPES = [...ACT_TYPES, ...CLOCK_ACT_TYPES]

/** A blow at a line: a sensible act by whose turn it is, or any act by anybody on anything. `days` pass before it. */
export interface Blow {
  readonly sensible: boolean
  readonly type: Act['type']
  readonly by: number
  readonly on: number
  readonly pick: number
  /** Where a return goes to: a step that is done, or any; null: the drafter. */
  readonly to: { readonly done: boolean; readonly on: number } | null
  readonly flag: boolean
  readonly days: number
  readonly stale: boolean
  readonly empty: boolean
}

/** Acts that make sense in a state, the likelier ones more than once. */
const SENSIBLE: Readonly<Record<LineState['value'], readonly Act['type'][]>> = {
  drafting: ['submit'],
  inProgress: [
    ...Array<Act['type']>(14).fill('sign'),
    ...(['assign', 'assign', 'assign', 'hold', 'hold', 'resume', 'return', 'return', 'recall', 'recall'] as const),
    ...([
      'skip',
      'change',
      'change',
      'revise',
      'setUrgent',
      'holdEnded',
      'holdEnded',
      'holdEnded',
      'overdue',
      'overdue',
      'overdue',
    ] as const),
  ],
  returned: ['resubmit', 'resubmit', 'resubmit', 'redraft'],
  recalled: ['resubmit', 'resubmit', 'resubmit', 'redraft'],
  approved: ['circulate', 'read', 'read', 'acknowledge', 'acknowledge'],
  redrafted: TYPES,
}

const PEOPLE = ['p0', 'p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7', 'reader', 'deputy', 'inner-1', CLOCK.personId]
const DRAFTERS: readonly Act['type'][] = ['submit', 'resubmit', 'redraft', 'skip', 'setUrgent', 'circulate']

/** The act that a blow comes to in a state, on a day. */
export function actOf(state: LineState, { line: given, facts }: Office, chosen: Blow, at: string): Act {
  const pool = SENSIBLE[state.value]
  const type = (chosen.sensible ? pool[chosen.pick % pool.length] : undefined) ?? chosen.type
  const turns = turnsOf(state).filter((turn) => {
    if (type === 'resume' || type === 'holdEnded') return turn.state === 'HELD'
    return type === 'assign' ? turn.as === 'ASSIGN' || chosen.flag : type === 'return' || turn.state === 'OPEN'
  })
  const round = presentRound(state.context)
  const turn = chosen.sensible ? turns[chosen.pick % Math.max(1, turns.length)] : undefined
  const steps = round?.line.steps ?? given.steps
  const reviews = steps.filter((one) => one.kind === 'REVIEW')
  const stepId =
    (chosen.sensible && type === 'skip' ? reviews[chosen.pick % Math.max(1, reviews.length)]?.id : turn?.stepId) ??
    (chosen.on === 9 ? 'inner-1' : `p${chosen.on}`)
  const anybody = PEOPLE[chosen.by % PEOPLE.length] ?? 'p0'
  const by = !chosen.sensible ? anybody : personFor(type, state, turn?.party.personId ?? anybody)
  const plain = { ...act(state, type, by, stepId, given, facts), at, ...(chosen.stale ? { basedOn: state.seq - 1 } : {}) }
  return varied(plain, state, chosen, facts)
}

function personFor(type: Act['type'], { context }: LineState, holder: string): string {
  if (DRAFTERS.includes(type)) return 'p0'
  if (type === 'holdEnded' || type === 'overdue') return CLOCK.personId
  if (type === 'read') return 'reader'
  if (type === 'acknowledge') return context.postReport?.party.personId ?? holder
  return holder
}

/** The act with what it brings made random: sometimes empty, sometimes about something else. */
function varied(plain: Act, state: LineState, chosen: Blow, facts: LineFacts): Act {
  const { flag, pick, empty } = chosen
  const round = presentRound(state.context)
  switch (plain.type) {
    case 'submit':
    case 'resubmit':
      // After the week is over the drafter resubmits without dates, else nobody could any more.
      return empty ? { ...plain, signatureRef: '' } : { ...plain, line: withoutPast(plain.line, plain.at) }
    case 'sign':
      return {
        ...plain,
        ...(flag && pick % 3 === 0 ? { verdict: 'DISSENT', opinion: empty ? '' : '이견' } : {}),
        ...(pick % 7 === 0 ? { important: flag } : {}),
        // One that was given before, perhaps to a step whose signer took it back.
        ...(pick % 11 === 0 ? { signatureRef: `signature-${1 + (pick % (state.seq + 1))}` } : {}),
      }
    case 'return':
      return { ...plain, to: targetOf(state, chosen), ...(empty ? { reason: ' ' } : {}) }
    case 'recall':
      return recalled(plain, state, chosen)
    case 'hold':
      return { ...plain, until: pick % 4 === 0 ? (DAYS[pick % DAYS.length] ?? '') : plain.at.slice(0, 10) }
    case 'assign':
      return { ...plain, reviewers: reviewersOf(chosen) }
    case 'change':
      return { ...plain, facts, steps: changed(round?.line.steps ?? [], chosen, state) }
    default:
      return plain
  }
}

/** Where a return goes to: to the drafter, to a step that is done, or to any. */
function targetOf({ context }: LineState, { to }: Blow): string | null {
  if (to === null) return null
  const done = (presentRound(context)?.records ?? []).slice(1).filter((record) => record.state === 'DONE')
  return (to.done ? done[to.on % Math.max(1, done.length)]?.stepId : undefined) ?? `p${to.on}`
}

/** Up to two people of the unit, sometimes with somebody of the line among them, or under another id. */
function reviewersOf({ flag, pick, empty }: Blow): readonly Step[] {
  const people: readonly Party[] = [party('inner-1'), party(flag ? 'inner-2' : 'inner-3'), party(`p${pick % 8}`)]
  const named = people.slice(0, pick % (empty ? 4 : 3))
  return named.map((one) =>
    step(one.personId, 'REVIEW', { id: pick % 13 === 0 ? 'p1' : `${one.personId}${pick % 5 === 0 ? 'b' : ''}`, party: one }),
  )
}

/** By the drafter, or of the signature that was made last. */
function recalled(plain: Extract<Act, { type: 'recall' }>, state: LineState, { flag, empty, sensible, on }: Blow): Act {
  if (!flag && !empty) return { ...plain, actor: { personId: 'p0' } }
  const records = (presentRound(state.context)?.records ?? []).flatMap(withInner)
  const last = records.toSorted((a, b) => (b.seq ?? 0) - (a.seq ?? 0))[0]
  const stepId = sensible ? (last?.stepId ?? 'p1') : `p${on}`
  return { ...plain, stepId, actor: { personId: sensible ? ownerOf(state, stepId) : plain.actor.personId } }
}

function ownerOf({ context }: LineState, stepId: string): string {
  const records = presentRound(context)
  const inner = (records?.records ?? []).flatMap((record) => record.unit?.steps ?? [])
  return [...(records?.line.steps ?? []), ...inner].find((one) => one.id === stepId)?.party.personId ?? 'p0'
}

function withoutPast(given: ApprovalLine, at: string): ApprovalLine {
  const isOver = at >= '2026-07-17T15'
  return {
    ...given,
    steps: given.steps.map((one) => (isOver ? { ...one, dueOn: null, lapses: false, onBehalfOf: null, mark: null } : one)),
  }
}

/** Steps with something changed: one added, removed, moved or replaced, most often ahead; or the open one handed to the deputy. */
function changed(steps: readonly Step[], { pick, on, flag, empty }: Blow, state: LineState): readonly Step[] {
  const i = flag ? Math.max(1, steps.length - 2 - (pick % 2)) : on % Math.max(1, steps.length)
  const one = steps[i]
  const last = steps.slice(-1)
  const without = (k: number) => steps.filter((_, j) => j !== k)
  switch (pick % 7) {
    case 0:
      return [...steps.slice(0, -1), step(`new-${state.seq}`, flag ? 'REVIEW' : 'AUDIT_CONCUR'), ...last]
    case 1:
      return without(i)
    case 2:
      return one === undefined ? steps : [...without(i).slice(0, -1), one, ...last]
    case 3:
      return steps.map((other, j) => (j === i ? { ...other, party: party(empty ? 'p0' : `new-${state.seq}`) } : other))
    case 4:
      return steps.map((other) => (turnsOf(state)[0]?.stepId === other.id ? handedOver(other) : other))
    case 5:
      return steps.map((other, j) => (j === i ? { ...other, originator: other.originator !== true } : other))
    default:
      return steps
  }
}

function handedOver(one: Step): Step {
  const absent = one.party
  return {
    ...one,
    party: party('deputy'),
    mark: one.kind === 'APPROVE' ? 'ACTING' : null,
    onBehalfOf: { party: absent, absenceId: `leave-${absent.personId}`, reason: '휴가', from: '2026-07-13', until: '2026-07-17' },
  }
}
