import { type ApprovalLine, type LineFacts, type OnBehalfOf, type Party, type Step, validateLine } from '@onmaru/workflow'
import { seoulDate } from '../../../kernel/clock.ts'
import type { Handle } from '../../../kernel/db.ts'
import type { ApprovalDeps, LineOffice, OfficeAbsence, OfficePerson } from '../deps.ts'
import { approvalFaults } from '../errors.ts'
import type { LineFaultView, LineOptions, LinePerson, PlannedStep, PlannedStepView } from '../planned-line.ts'
import { withSentence } from './line-fault-sentence.ts'
import { type DelegatedPower, type PowerAsked, powerOf } from './power.ts'
import { basisGone, withPowerSentence } from './power-sentence.ts'

/** What holds for a line unless its drafter says otherwise. */
export const NO_OPTIONS: LineOptions = { important: false, readerIds: [] }

/** What a line is planned over: whose document of what matter it is, and in whose name it will be sent (null: 내부결재). */
export interface LineOwner extends PowerAsked {
  readonly senderName: string | null
}

/** What the office knows of a planned line's people today. */
export interface KnownPeople {
  readonly people: ReadonlyMap<string, OfficePerson>
  readonly absences: readonly OfficeAbsence[]
  readonly sender: LineFacts['sender']
  /** Who may decide the matter, by which row of the delegation schedule. */
  readonly power: DelegatedPower
}

/** People of a line besides those of its planned steps. */
export interface AlsoAsked {
  readonly readerIds?: readonly string[]
  /** People of steps that were recorded; they may have left the office since. */
  readonly recordedIds?: readonly string[]
}

/**
 * Asks identity once for everybody that a line names or leans on: its people, the superiors and the sender who may be away today.
 * @throws PERSON_UNKNOWN
 */
export async function peopleOf(
  deps: Pick<ApprovalDeps, 'identity' | 'classification' | 'documents'>,
  handle: Handle,
  owner: LineOwner,
  steps: readonly PlannedStep[],
  now: Date,
  { readerIds = [], recordedIds = [] }: AlsoAsked = {},
): Promise<KnownPeople> {
  const { identity } = deps
  const sender = await senderOf(identity, handle, owner.senderName)
  const { power } = await powerOf(deps, handle, owner)
  const named = steps.flatMap(({ personId, receiverId }) => (receiverId == null ? [personId] : [personId, receiverId]))
  const holder = sender?.holderId == null ? [] : [sender.holderId]
  const maybeAway = [...new Set([...named, ...recordedIds, ...power.chain.slice(1).map((person) => person.id), ...holder])]
  const absences = await identity.absencesOn(handle, maybeAway, seoulDate(now))
  const wanted = [...new Set([...named, ...recordedIds, ...readerIds, ...absences.map((absence) => absence.personId)])]
  const people = new Map((await identity.peopleByIds(handle, wanted)).map((person) => [person.id, person]))
  const unknown = [...named, ...readerIds].find((id) => !people.has(id))
  if (unknown !== undefined) throw approvalFaults.PERSON_UNKNOWN({ personId: unknown })
  return { people, absences, sender, power }
}

/** The sender's post and who holds it; a post that identity does not know is one that nobody holds. */
export async function senderOf(identity: LineOffice, handle: Handle, senderName: string | null): Promise<LineFacts['sender']> {
  if (senderName === null) return null
  return (await identity.holderOf(handle, senderName)) ?? { post: senderName, holderId: null }
}

/** The line as it would be submitted now: posts and units as of today, since the record keeps them as they were. */
export function lineOf(
  steps: readonly PlannedStep[],
  known: KnownPeople,
  { important, readerIds }: LineOptions = NO_OPTIONS,
  urgent = false,
): ApprovalLine {
  return {
    steps: steps.map((step) => stepOf(step, known)),
    ...(urgent ? { urgent } : {}),
    ...(important ? { important } : {}),
    ...(readerIds.length > 0 ? { readers: readerIds.map((id) => partyOf(known, id)) } : {}),
  }
}

/** A planned step with its people as of today. What it leaves out is left out. */
export function stepOf(step: PlannedStep, known: Pick<KnownPeople, 'people' | 'absences'>): Step {
  const { receiverId = null, dueOn = null, blocking = true, lapses = false, originator = false, presenter = false } = step
  return {
    id: step.id,
    kind: step.kind,
    party: partyOf(known, step.personId),
    mark: step.mark,
    onBehalfOf: step.absenceId === null ? null : onBehalfOf(known, step.absenceId),
    skipReason: step.kind === 'REVIEW_SKIPPED' ? step.skipReason : null,
    group: step.group,
    ...(receiverId === null ? {} : { receiver: partyOf(known, receiverId) }),
    ...(blocking ? {} : { blocking }),
    ...(dueOn === null ? {} : { dueOn }),
    ...(lapses ? { lapses } : {}),
    ...(originator ? { originator } : {}),
    ...(presenter ? { presenter } : {}),
  }
}

/** A step of a line as a person would plan it. */
export function plannedFrom(step: Step): PlannedStep {
  const { id, kind, party, mark, onBehalfOf, skipReason, group, receiver, blocking, dueOn, lapses, originator, presenter } = step
  const plain = { id, kind, personId: party.personId, mark, absenceId: onBehalfOf?.absenceId ?? null, skipReason, group }
  return { ...plain, receiverId: receiver?.personId ?? null, blocking, dueOn: dueOn ?? null, lapses, originator, presenter }
}

/** What the office knows about a line, for its validation and as evidence with the submission. */
export function factsOf(known: KnownPeople): LineFacts {
  const absences = known.absences.map(({ id, personId, actingId, nobodyActs, from, until }) => ({
    id,
    personId,
    actingId: nobodyActs ? null : actingId,
    from,
    until,
  }))
  return { sender: known.sender, absences, power: known.power }
}

/** Every fault of a planned line at once, with its words. */
export function lineFaults(line: ApprovalLine, known: KnownPeople, authorId: string): readonly LineFaultView[] {
  const faults = validateLine(line, factsOf(known))
  const first = line.steps[0]
  const foreign = first?.kind === 'DRAFT' && first.party.personId !== authorId
  const all = foreign ? [{ code: 'DRAFTER_NOT_FIRST', stepId: first.id, article: '영 8' } as const, ...faults] : faults
  return [...basisGone(known.power), ...all.map(withSentence).map((fault) => withPowerSentence(fault, known.power))]
}

/** Planned steps with their people, for the editor. */
export function plannedViews(steps: readonly PlannedStep[], known: KnownPeople): readonly PlannedStepView[] {
  return steps.map((step) => {
    const away = known.absences.find((absence) => absence.personId === step.personId)
    return {
      ...step,
      person: linePerson(partyOf(known, step.personId)),
      receiver: step.receiverId == null ? null : linePerson(partyOf(known, step.receiverId)),
      away:
        away === undefined
          ? null
          : {
              absenceId: away.id,
              until: away.until,
              reason: away.reason,
              actingId: away.actingId,
              actingName: away.actingName,
              passedFrom: away.passedFrom,
              nobodyActs: away.nobodyActs,
            },
    }
  })
}

/** A party of a line as screens show them. */
export function linePerson({ personId, name, post, rank, unitId, unitName }: Party): LinePerson {
  return { personId, name, post, rank, unitId, unitName }
}

/** A person as a line keeps them. @throws PERSON_UNKNOWN */
export function partyOf(known: Pick<KnownPeople, 'people'>, personId: string): Party {
  const person = known.people.get(personId)
  if (person === undefined) throw approvalFaults.PERSON_UNKNOWN({ personId })
  const { name, post, rank, unitId, unitName } = person
  return { personId, name, post, rank, unitId, unitName }
}

/** The absent one behind a 대결; null when no such absence is registered for today, which is then a fault of the line. */
function onBehalfOf(known: Pick<KnownPeople, 'people' | 'absences'>, absenceId: string): OnBehalfOf | null {
  const absence = known.absences.find(({ id }) => id === absenceId)
  if (absence === undefined) return null
  const { personId, reason, from, until } = absence
  return { party: partyOf(known, personId), absenceId, reason, from, until }
}
