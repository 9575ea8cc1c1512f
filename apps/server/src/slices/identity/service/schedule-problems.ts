import type { NewDelegationRule, ScheduleProblem } from '../schedule.ts'

/** What stands against putting rows in force: a row without its matter, of a unit that is none, or twice the same. `lineOf` says where a row stands; as counted unless given. */
export function scheduleProblems(
  rows: readonly NewDelegationRule[],
  unitIds: ReadonlySet<string>,
  lineOf: (index: number) => number = (index) => index + 1,
): readonly ScheduleProblem[] {
  const seen = new Map<string, number>()
  return rows.flatMap((row, index): ScheduleProblem[] => {
    const line = lineOf(index)
    const found: ScheduleProblem[] = []
    const say = (ko: string, en: string): void => void found.push({ line, ko, en })
    if (row.matter.trim() === '') say('사무를 적으십시오.', 'Write the matter.')
    if (row.unitId !== null && !unitIds.has(row.unitId)) say('없는 부서입니다.', 'There is no such unit.')
    const key = JSON.stringify([row.unitId, row.taskCode, row.matter.replaceAll(/\s+/g, ''), row.amountUpTo ?? null])
    const before = seen.get(key)
    if (before === undefined) seen.set(key, line)
    else say(`${before}번째 줄과 같은 사무입니다. 하나를 지우십시오.`, `The same matter stands in line ${before}. Remove one.`)
    return found
  })
}
