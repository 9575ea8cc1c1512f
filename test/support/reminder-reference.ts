import type { PathRound, PathStep } from '../../apps/server/src/slices/approval/index.ts'

/** Days of the second half of 2026 on which the office is closed though they are no weekend. */
const CLOSED = ['2026-08-17', '2026-09-24', '2026-09-25', '2026-10-05', '2026-10-09', '2026-12-25', '2027-01-01']
const DAY_MS = 86_400_000

/** The next day of the calendar. */
export const nextDay = (day: string): string => new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10)

/** Whether the office works on a day. */
export const works = (day: string): boolean => ![0, 6].includes(new Date(day).getUTCDay()) && !CLOSED.includes(day)

/** The office day before a day. */
export function workedBefore(day: string): string {
  const before = new Date(Date.parse(day) - DAY_MS).toISOString().slice(0, 10)
  return works(before) ? before : workedBefore(before)
}

/** What somebody has to be told on a day. */
export interface Expected {
  readonly documentId: string
  readonly personId: string
  readonly about: 'REMINDER' | 'DUE_SOON' | 'ESCALATED'
  readonly day: string
}

interface Waiting {
  readonly stepId: string
  readonly personId: string
  readonly dueOn: string | null
  readonly lapses: boolean
  readonly openedOn: string
  held: boolean
  /** Office days that began while it waited. */
  days: number
  reminders: number
  dueSoon: boolean
  escalated: boolean
  drafterTold: boolean
}

/** Who stands above somebody and is there on a day, nearest first. */
export type Above = (personId: string, day: string) => readonly string[]

/** Who acts for somebody who is away on a day; null where they are there, or nobody acts. */
export type DeputyOf = (personId: string, day: string) => string | null

/** A turn as a path tells it: on a step, or inside of the unit that stands there. */
export interface PathTurn {
  readonly stepId: string
  readonly kind: PathStep['kind']
  readonly personId: string
  readonly held: boolean
  readonly dueOn: string | null
  readonly lapses: boolean
  /** Whether the unit has to be received: its reviewers are to be named. */
  readonly receives: boolean
}

/** Everybody whose turn it is, read off a path: the receiver of a unit, then its reviewers, then its head. */
export function turnsOfPath(path: PathRound | undefined): readonly PathTurn[] {
  const isOpen = ({ state }: PathStep): boolean => state === 'OPEN' || state === 'HELD'
  return (path?.ending === null ? path.steps : []).filter(isOpen).flatMap((step): PathTurn[] => {
    const { stepId, kind, person, receiver, state, dueOn, lapses, unit } = step
    const turn = { stepId, kind, personId: person.personId, held: state === 'HELD', dueOn, lapses, receives: false }
    if (unit?.stage === 'RECEIVING') return [{ ...turn, personId: (receiver ?? person).personId, receives: true }]
    if (unit?.stage !== 'REVIEWING') return [turn]
    return unit.steps.filter(isOpen).map((inner) => ({
      ...turn,
      stepId: inner.stepId,
      kind: inner.kind,
      personId: inner.person.personId,
      held: inner.state === 'HELD',
    }))
  })
}

/** What people have to be told of a document's turns, counted day by day, simple and slow. */
export class ReminderReference {
  readonly #documentId: string
  readonly #drafterId: string
  readonly #above: Above
  readonly #deputyOf: DeputyOf
  #round = 0
  #waiting: Waiting[] = []
  readonly expected: Expected[] = []

  constructor(documentId: string, drafterId: string, above: Above, deputyOf: DeputyOf) {
    this.#deputyOf = deputyOf
    this.#documentId = documentId
    this.#drafterId = drafterId
    this.#above = above
  }

  /** After anything that happened on a day: whose turn ended, whose began. */
  see(path: PathRound | undefined, day: string): void {
    const same = path?.round === this.#round
    this.#round = path?.round ?? 0
    this.#waiting = turnsOfPath(path).map(({ stepId, personId, dueOn, lapses, held }): Waiting => {
      const known = this.#waiting.find((one) => same && one.stepId === stepId && one.personId === personId)
      const fresh = { openedOn: day, days: 0, reminders: 0, dueSoon: false, escalated: false, drafterTold: false }
      return Object.assign(known ?? { stepId, personId, dueOn, lapses, held: false, ...fresh }, { held })
    })
  }

  /** A day begins. */
  begin(day: string): void {
    if (works(day)) for (const one of this.#waiting) if (!one.held) one.days += 1
  }

  /** Turns that a look on this day would find waiting. */
  looked(): readonly object[] {
    return this.#waiting.filter(({ held }) => !held)
  }

  /** Somebody looks after the turns that waited before and wait still. */
  tell(day: string, before: readonly object[]): void {
    for (const one of this.#waiting.filter((waiting) => !waiting.held && before.includes(waiting))) {
      if (Math.floor(one.days / 3) > one.reminders) this.#sayToWhoActs(one.personId, 'REMINDER', day)
      one.reminders = Math.max(one.reminders, Math.floor(one.days / 3))
      const eve = one.dueOn === null ? null : workedBefore(one.dueOn)
      if (one.dueOn !== null && eve !== null && eve <= day && day <= one.dueOn && one.openedOn < eve && !one.dueSoon) {
        this.#sayToWhoActs(one.personId, 'DUE_SOON', day)
        one.dueSoon = true
      }
      if (one.days < 6 && (one.dueOn === null || one.lapses || one.dueOn >= day)) continue
      const others = this.#waiting.map(({ personId }) => personId)
      const superior = this.#above(one.personId, day).find((id) => id !== this.#drafterId && !others.includes(id))
      if (!one.escalated && superior !== undefined) {
        this.#say(superior, 'ESCALATED', day)
        one.escalated = true
      }
      if (!one.drafterTold && one.personId !== this.#drafterId) this.#say(this.#drafterId, 'REMINDER', day)
      one.drafterTold = true
    }
  }

  #sayToWhoActs(personId: string, about: Expected['about'], day: string): void {
    this.#say(personId, about, day)
    const deputyId = this.#deputyOf(personId, day)
    if (deputyId !== null) this.#say(deputyId, about, day)
  }

  #say(personId: string, about: Expected['about'], day: string): void {
    this.expected.push({ documentId: this.#documentId, personId, about, day })
  }
}
