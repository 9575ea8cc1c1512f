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
  감사협조: 'AUDIT_CONCUR',
  법무협조: 'LEGAL_CONCUR',
  결재: 'APPROVE',
}
const MARKS: Readonly<Record<string, PlannedStep['mark']>> = {
  전결: 'DELEGATED',
  대결: 'ACTING',
  전결대결: 'DELEGATED_ACTING',
}

/** Reads a line: `검토 이두리 / 협조 최네모 / 결재 유하늘 전결대결 황보람`, the last being for whom somebody acts. The drafter stands first. */
export function lineOf(text: string, drafter: string, words: LineWords): readonly PlannedStep[] {
  const blank = { mark: null, absenceId: null, skipReason: null, group: null } as const
  const draft: PlannedStep = { ...blank, id: 'draft', kind: 'DRAFT', personId: words.personId(drafter) }
  const rest = text.split(' / ').map((step, i): PlannedStep => {
    const [word = '', name = '', mark, absent] = step.split(' ')
    const kind = KINDS[word]
    if (kind === undefined) throw new Error(`no such step: ${step}`)
    return {
      ...blank,
      id: kind === 'APPROVE' ? 'approve' : `step-${i + 1}`,
      kind,
      personId: words.personId(name),
      mark: mark === undefined ? null : (MARKS[mark] ?? null),
      absenceId: absent === undefined ? null : words.absenceId(absent),
      group: kind === 'CONCUR_PARALLEL' ? 'concur' : null,
    }
  })
  return [draft, ...rest]
}
