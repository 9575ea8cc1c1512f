import { isActing } from '@onmaru/workflow'
import type { Handle } from '../../../kernel/db.ts'
import type { OfficeAbsence } from '../deps.ts'
import type { LineAdvice, LineOutlook, PlannedStep } from '../planned-line.ts'
import { timesOf } from '../store/decisions.ts'
import { type ActTime, DAYS_BACK, likelyFinish, MOST_TIMES } from './likely-finish.ts'
import type { KnownPeople } from './planned-line.ts'

const DAY_MS = 86_400_000

/** What can be said ahead of a planned line: when it will likely be through, and what to know of its deputies. One query. */
export async function outlookOf(
  handle: Handle,
  steps: readonly PlannedStep[],
  known: Pick<KnownPeople, 'absences'>,
  now: Date,
): Promise<LineOutlook> {
  const times = await pastTimes(handle, [...new Set(steps.map(({ personId }) => personId))], now)
  return { finish: likelyFinish(steps, known.absences, times, now), advice: adviceOn(steps, known.absences) }
}

/** What these people took for their acts in the last days. One query. */
export function pastTimes(handle: Handle, people: readonly string[], now: Date): Promise<readonly ActTime[]> {
  return timesOf(handle, people, new Date(now.getTime() - DAYS_BACK * DAY_MS).toISOString(), MOST_TIMES)
}

/** What is worth knowing of a line and stands against nothing (영 10③). Pure. */
export function adviceOn(steps: readonly PlannedStep[], absences: readonly OfficeAbsence[]): readonly LineAdvice[] {
  return steps.flatMap((step, i): LineAdvice[] => {
    const away = absences.find(({ personId }) => personId === step.personId)
    const before = steps.slice(0, i)
    const say = (code: LineAdvice['code'], ko: string, en: string): LineAdvice[] => [
      { code, stepId: step.id, sentence: { ko, en } },
    ]
    if (step.kind === 'APPROVE' && isActing(step.mark)) {
      if (before[0]?.personId === step.personId)
        return say(
          'DEPUTY_DRAFTED',
          '기안자가 대결까지 합니다. 다른 사람이 살펴보도록 검토자를 둘 수 있는지 확인하십시오.',
          'The drafter also decides as deputy. See whether somebody else can review it.',
        )
      if (before.every(({ kind }) => kind === 'DRAFT' || kind === 'REVIEW_SKIPPED'))
        return say(
          'DEPUTY_ALONE',
          '대결하는 사람 말고는 검토하는 사람이 없습니다. 검토자를 둘 수 있는지 확인하십시오.',
          'Nobody but the deputy reviews it. See whether somebody else can.',
        )
      return []
    }
    if (away === undefined || step.kind === 'DRAFT' || step.kind === 'REVIEW_SKIPPED') return []
    if (away.nobodyActs)
      return say(
        'NOBODY_ACTS',
        `직무대리자(${away.actingName})도 부재이고 다음 직무대리자가 없습니다. 돌아올 때까지 기다리거나 결재선을 바꾸십시오.`,
        `The deputy (${away.actingName}) is away too, and nobody comes next. Wait, or change the line.`,
      )
    const earlier = before.find(({ personId, kind }) => personId === away.actingId && kind !== 'REVIEW_SKIPPED')
    if (step.kind !== 'APPROVE' || earlier === undefined) return []
    return earlier.kind === 'DRAFT'
      ? say(
          'DEPUTY_DRAFTED',
          `직무대리자(${away.actingName})가 이 문서의 기안자입니다. 대결하면 다른 사람이 살펴보지 않습니다.`,
          `The deputy (${away.actingName}) drafted this document. Nobody else would look at it.`,
        )
      : say(
          'DEPUTY_SIGNS_EARLIER',
          `직무대리자(${away.actingName})가 앞에서 이미 서명합니다. 대결로 바꾸면 앞 단계를 빼고 한 번만 서명합니다.`,
          `The deputy (${away.actingName}) signs earlier already. As acting approver they sign once, and that step goes.`,
        )
  })
}
