import type { PersonActor } from '../../../kernel/actor.ts'
import { seoulDate } from '../../../kernel/clock.ts'
import { DELEGATION_LEVELS, levelOfGrade } from '../../identity/index.ts'
import { approvalFaults } from '../errors.ts'
import type { MyWeek, Pace, UnitPace, WeekDay } from '../my-week.ts'
import { actsSince, type DecidedWay, dueBetween, waysOfUnits } from '../store/weeks.ts'
import { dayFrom } from './holidays.ts'
import { median } from './median.ts'
import { isOfficeDay } from './office-days.ts'
import type { ApprovalParts } from './parts.ts'

/** How many days back a unit's approvals are looked at. */
const PACE_DAYS = 30
/** The latest that are read, however many there were. */
const MOST_WAYS = 5_000
const DAYS_OF_WEEK = 7
const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** The week of whoever asks, day by day, and how long their unit's approvals took. @throws PERSON_UNKNOWN */
export async function myWeek(parts: ApprovalParts, actor: PersonActor): Promise<MyWeek> {
  const { kernel, identity } = parts
  const { personId } = actor
  const person = await identity.person(kernel.db, personId)
  if (person === undefined) throw approvalFaults.PERSON_UNKNOWN({ personId })
  return { days: await daysOf(parts, personId), pace: await paceOf(parts, person) }
}

async function daysOf({ kernel }: ApprovalParts, personId: string): Promise<readonly WeekDay[]> {
  const { db, clock } = kernel
  const days = weekOf(seoulDate(clock.now()))
  const [monday = '', sunday = ''] = [days[0], days.at(-1)]
  const acts = await actsSince(db, personId, new Date(`${monday}T00:00:00+09:00`).toISOString())
  const done = new Set(acts.map(({ documentId, at }) => `${seoulDate(new Date(at))} ${documentId}`))
  const due = await dueBetween(db, personId, monday, sunday)
  return days.map((day) => ({
    day,
    officeDay: isOfficeDay(day),
    done: [...done].filter((one) => one.startsWith(day)).length,
    due: due.get(day) ?? 0,
  }))
}

/** The days of the week, Monday first, in which a day lies. Pure. */
export function weekOf(day: string): readonly string[] {
  const monday = dayFrom(day, -((new Date(day).getUTCDay() + DAYS_OF_WEEK - 1) % DAYS_OF_WEEK))
  return Array.from({ length: DAYS_OF_WEEK }, (_, i) => dayFrom(monday, i))
}

async function paceOf(
  { kernel, identity }: ApprovalParts,
  { unitId, unitName }: { readonly unitId: string; readonly unitName: string },
): Promise<UnitPace> {
  const below = unitsBelow(await identity.units(kernel.db), unitId)
  const since = new Date(kernel.clock.now().getTime() - PACE_DAYS * DAY_MS).toISOString()
  const ways = await waysOfUnits(kernel.db, [unitId, ...below], since, MOST_WAYS + 1)
  const read = ways.slice(0, MOST_WAYS)
  const levels = DELEGATION_LEVELS.map((level) => ({
    level,
    ...pace(read.filter(({ deciderGrade }) => levelOfGrade(deciderGrade) === level)),
  }))
  return {
    unitName,
    withBelow: below.length > 0,
    days: PACE_DAYS,
    latestOnly: ways.length > MOST_WAYS,
    all: pace(read),
    levels: levels.filter(({ count }) => count > 0),
  }
}

function pace(ways: readonly DecidedWay[]): Pace {
  const middle = median(ways.map(({ submittedAt, approvedAt }) => Date.parse(approvedAt) - Date.parse(submittedAt)))
  return { count: ways.length, medianMinutes: middle === null ? null : Math.round(middle / MINUTE_MS) }
}

/** Units under a unit, however deep, each once. Pure. */
export function unitsBelow(
  units: readonly { readonly id: string; readonly parentId: string | null }[],
  unitId: string,
): readonly string[] {
  const found = new Set([unitId])
  for (const id of found) for (const unit of units) if (unit.parentId === id) found.add(unit.id)
  return [...found].slice(1)
}
