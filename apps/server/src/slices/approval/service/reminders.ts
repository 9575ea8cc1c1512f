import { seoulDate } from '../../../kernel/clock.ts'
import type { NoticeAbout } from '../notice.ts'
import { officeDayAfter, officeDayAt, officeDayBefore, officeDaysBetween, openingOf } from './office-days.ts'
import type { OpenTurn } from './open-turns.ts'
import { DUE_SOON_DAYS, ESCALATION_DAYS, REMINDER_DAYS } from './watch-days.ts'

/** Something that has to be told of a turn. */
export interface Duty {
  /** Names it for ever: of which turn, and which of its duties. */
  readonly cause: string
  readonly about: Extract<NoticeAbout, 'REMINDER' | 'DUE_SOON' | 'ESCALATED'>
  readonly to: 'HOLDER' | 'DRAFTER' | 'SUPERIOR'
}

/**
 * What has to have been told of a turn on an office day, the latest reminder of whose turn it is included: who was not reminded in time is reminded
 * once. Nothing while it is on hold, and days on hold do not count; nothing where the line goes on by itself.
 */
export function dutiesOn(turn: OpenTurn, day: string): readonly Duty[] {
  if (isHeld(turn) || hasLapsed(turn, day)) return []
  const duties: Duty[] = []
  const add = (about: Duty['about'], to: Duty['to'], name: string): void => {
    duties.push({ cause: `${turn.since.seq} ${turn.stepId} ${name}`, about, to })
  }
  const waited = waitedOn(turn, day)
  const times = Math.floor(waited / REMINDER_DAYS)
  if (times > 0) add('REMINDER', 'HOLDER', `REMINDER ${times}`)
  const { dueOn } = turn
  // Whose turn comes on the eve or later hears of the day with the turn itself.
  if (dueOn !== null && eveOf(dueOn) <= day && day <= dueOn && seoulDate(new Date(turn.since.at)) < eveOf(dueOn))
    add('DUE_SOON', 'HOLDER', 'DUE_SOON')
  if (waited >= ESCALATION_DAYS || (dueOn !== null && dueOn < day)) {
    add('ESCALATED', 'SUPERIOR', 'ESCALATED')
    add('REMINDER', 'DRAFTER', 'DRAFTER')
  }
  return duties
}

/** When there will be something new to tell of a turn, if nothing happens to it until then; null while it is on hold, and where it ends before. */
export function nextLook(turn: OpenTurn, now: Date): Date | null {
  if (isHeld(turn)) return null
  const today = officeDayAt(now)
  const told = dutiesOn(turn, today).map(({ cause }) => cause)
  let day = officeDayAfter(today)
  // There is always another reminder, unless the turn lapses.
  while (!hasLapsed(turn, day) && dutiesOn(turn, day).every(({ cause }) => told.includes(cause))) day = officeDayAfter(day)
  return hasLapsed(turn, day) ? null : openingOf(day)
}

const isHeld = ({ holds }: OpenTurn): boolean => holds.at(-1)?.until === null

/** Whether the line goes on without it on a day, once the clock has said so. */
const hasLapsed = ({ dueOn, lapses }: OpenTurn, day: string): boolean => lapses && dueOn !== null && dueOn < day

/** For how many office days a turn waits, those on hold left out. */
function waitedOn({ since, holds }: OpenTurn, day: string): number {
  const between = (from: string, until: string | null): number =>
    officeDaysBetween(seoulDate(new Date(from)), until === null ? day : min(day, seoulDate(new Date(until))))
  return between(since.at, null) - holds.reduce((sum, { from, until }) => sum + between(from, until), 0)
}

const min = (a: string, b: string): string => (a < b ? a : b)

/** The office day on which a day is said to be near. */
function eveOf(dueOn: string): string {
  let eve = dueOn
  for (let i = 0; i < DUE_SOON_DAYS; i += 1) eve = officeDayBefore(eve)
  return eve
}
