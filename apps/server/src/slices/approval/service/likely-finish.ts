import type { OfficeAbsence } from '../deps.ts'
import type { LikelyFinish, PlannedStep } from '../planned-line.ts'
import { median } from './median.ts'

/** How far back it is looked. */
export const DAYS_BACK = 90
/** The latest acts that are read, however many there were. */
export const MOST_TIMES = 4_000
/** What a step is taken for where nothing is known. */
const HOURS_UNKNOWN = 24
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Nine in the morning in Seoul, where a day in Seoul begins at 15:00 UTC of the day before. */
const NINE_IN_SEOUL = 'T00:00:00.000Z'

/** An act that was: when its turn came and when it was done, ISO 8601. */
export interface ActTime {
  readonly personId: string
  readonly kind: string
  readonly openedAt: string
  readonly actedAt: string
}

/** A step that a line will go through, or stands at. Days are days in Seoul, `YYYY-MM-DD`. */
export interface StepAhead extends Pick<PlannedStep, 'id' | 'kind' | 'personId' | 'group' | 'blocking' | 'dueOn' | 'lapses'> {
  /** Since when it is its turn, ISO 8601; null or nothing while that is to come. */
  readonly begunAt?: string | null
  /** The last day on which it is on hold. */
  readonly heldUntil?: string | null
}

/**
 * When a line will likely be through: each step takes the median of what this person took for this kind in the last days, else of what
 * this kind took among these people, else a day; parallel ones take as long as the slowest; who is away is waited for, and what is on hold, unless
 * passed over. Whose turn it is has been at it for a while: of those times only the longer ones count. Who is not awaited does not count. Pure.
 */
export function likelyFinish(
  steps: readonly StepAhead[],
  absences: readonly Pick<OfficeAbsence, 'personId' | 'until'>[],
  times: readonly ActTime[],
  now: Date,
): LikelyFinish | null {
  const acting = steps.filter(takesTime)
  if (acting.length === 0) return null
  let at = now.getTime()
  let groupStart = at
  let group: string | null = null
  const told = acting.map((step) => {
    if (step.group === null || step.group !== group) groupStart = at
    group = step.group
    const own = hoursOf(times.filter(({ personId, kind }) => personId === step.personId && kind === step.kind))
    const alike = hoursOf(times.filter(({ kind }) => kind === step.kind))
    const [from, known] =
      own.length > 0 ? (['PERSON', own] as const) : alike.length > 0 ? (['KIND', alike] as const) : (['NOTHING', []] as const)
    const hours = median(known) ?? HOURS_UNKNOWN
    const away = absences.find(({ personId }) => personId === step.personId)
    const backOn = away === undefined ? null : dayAfter(away.until)
    const waits = [backOn, step.heldUntil == null ? null : dayAfter(step.heldUntil)].flatMap((day) =>
      day === null ? [] : [nineOf(day)],
    )
    const done = Math.max(groupStart, ...waits) + hoursLeft(known, hours, step, now) * HOUR_MS
    const ends = step.lapses === true && step.dueOn != null ? Math.max(groupStart, endOf(step.dueOn)) : done
    at = Math.max(at, Math.min(done, ends))
    return { stepId: step.id, hours: Math.round(hours * 10) / 10, from, count: known.length, backOn }
  })
  return { at: new Date(at).toISOString(), days: DAYS_BACK, steps: told }
}

/** Whether the line takes time for it: a draft does where its drafter signs again, over a text that was revised in the line. */
function takesTime({ kind, blocking, begunAt }: StepAhead): boolean {
  if (kind === 'DRAFT') return begunAt != null
  return kind !== 'REVIEW_SKIPPED' && blocking !== false
}

/** Hours that a step still takes: of what was known, what took longer than it has waited; where nothing did, as long again. */
function hoursLeft(known: readonly number[], hours: number, { begunAt }: StepAhead, now: Date): number {
  if (begunAt == null) return hours
  const spent = Math.max(0, now.getTime() - Date.parse(begunAt)) / HOUR_MS
  const longer = median((known.length > 0 ? known : [hours]).filter((one) => one > spent))
  return longer === null ? hours : longer - spent
}

const dayAfter = (day: string): string => new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10)
const nineOf = (day: string): number => Date.parse(`${day}${NINE_IN_SEOUL}`)
const endOf = (day: string): number => Date.parse(`${dayAfter(day)}T00:00:00+09:00`)

function hoursOf(times: readonly ActTime[]): readonly number[] {
  return times.map(({ openedAt, actedAt }) => Math.max(0, Date.parse(actedAt) - Date.parse(openedAt)) / HOUR_MS)
}
