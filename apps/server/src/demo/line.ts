import type { PlannedStep } from '../slices/approval/index.ts'

/** Who and what a line's words name. */
export interface LineWords {
  /** Id of a person, by name. */
  personId(name: string): string
  /** Id of the absence of a person, by name. */
  absenceId(name: string): string
}

const KINDS: Readonly<Record<string, PlannedStep['kind']>> = {
  검토: 'REVIEW',
  협조: 'CONCUR_SERIAL',
  병렬협조: 'CONCUR_PARALLEL',
  부서협조: 'CONCUR_UNIT',
  감사협조: 'AUDIT_CONCUR',
  법무협조: 'LEGAL_CONCUR',
  결재: 'APPROVE',
}
const MARKS: Readonly<Record<string, PlannedStep['mark']>> = {
  전결: 'DELEGATED',
  대결: 'ACTING',
  전결대결: 'DELEGATED_ACTING',
}

const RECEIVED = '접수'

/**
 * Reads a line: `검토 이두리 / 부서협조 최네모 접수 소예나 / 결재 유하늘 전결대결 황보람`, the last being for whom somebody acts; who receives for a unit
 * stands behind 접수. The drafter stands first.
 */
export function lineOf(text: string, drafter: string, words: LineWords): readonly PlannedStep[] {
  const blank = { mark: null, absenceId: null, skipReason: null, group: null } as const
  const draft: PlannedStep = { ...blank, id: 'draft', kind: 'DRAFT', personId: words.personId(drafter) }
  const rest = text.split(' / ').map((step, i): PlannedStep => {
    const [word = '', name = '', mark, other] = step.split(' ')
    const kind = KINDS[word]
    if (kind === undefined) throw new Error(`no such step: ${step}`)
    return {
      ...blank,
      id: kind === 'APPROVE' ? 'approve' : `step-${i + 1}`,
      kind,
      personId: words.personId(name),
      mark: mark === undefined ? null : (MARKS[mark] ?? null),
      absenceId: other === undefined || mark === RECEIVED ? null : words.absenceId(other),
      receiverId: other === undefined || mark !== RECEIVED ? null : words.personId(other),
      group: kind === 'CONCUR_PARALLEL' ? 'concur' : null,
    }
  })
  return [draft, ...rest]
}
