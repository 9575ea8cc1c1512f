import type { OfficeAbsence } from '../deps.ts'
import type { LikelyFinish, PlannedStep } from '../planned-line.ts'

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

/**
 * When a line will likely be through: each step takes the median of what this person took for this kind in the last days, else of what
 * this kind took among these people, else a day; parallel ones take as long as the slowest; who is away is waited for, unless passed over. Pure.
 */
export function likelyFinish(
  steps: readonly PlannedStep[],
  absences: readonly Pick<OfficeAbsence, 'personId' | 'until'>[],
  times: readonly ActTime[],
  now: Date,
): LikelyFinish | null {
  const acting = steps.filter(({ kind }) => kind !== 'DRAFT' && kind !== 'REVIEW_SKIPPED')
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
    const backOn = away === undefined ? null : new Date(Date.parse(away.until) + DAY_MS).toISOString().slice(0, 10)
    const start = backOn === null ? groupStart : Math.max(groupStart, Date.parse(`${backOn}${NINE_IN_SEOUL}`))
    at = Math.max(at, start + hours * HOUR_MS)
    return { stepId: step.id, hours: Math.round(hours * 10) / 10, from, count: known.length, backOn }
  })
  return { at: new Date(at).toISOString(), days: DAYS_BACK, steps: told }
}

function hoursOf(times: readonly ActTime[]): readonly number[] {
  return times.map(({ openedAt, actedAt }) => Math.max(0, Date.parse(actedAt) - Date.parse(openedAt)) / HOUR_MS)
}

/** The middle of some numbers, of two in the middle the mean; null for none. */
function median(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}
