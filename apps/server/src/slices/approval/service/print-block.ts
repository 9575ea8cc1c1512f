import { type ApprovalLine, isActing, isConcurrence, type Step } from '@onmaru/workflow'
import { seoulDate } from '../../../kernel/clock.ts'
import type { ApprovalBlock, BlockStep, FieldPlace, SignatureAppearance } from '../../documents/index.ts'

/** Name of a step's signature field in the form. */
export const fieldOf = (stepId: string): string => `sign-${stepId}`

/** How a line is printed at the foot (규칙 7④: no boxes): drafter … reviewers … approver on one row, who concurred on the other. */
export function blockOf(line: ApprovalLine): ApprovalBlock {
  return {
    steps: line.steps.map(
      (step): BlockStep => ({
        stepId: step.id,
        row: isConcurrence(step.kind) ? 'CONCUR' : 'MAIN',
        post: step.party.post,
        name: step.party.name,
        sign: null,
        // 규칙 7③: where somebody acts for an absent delegate, the delegate's space says 전결 and the actor's 대결.
        delegatePost: step.mark === 'DELEGATED_ACTING' ? (step.onBehalfOf?.party.post ?? null) : null,
        skipReason: step.kind === 'REVIEW_SKIPPED' ? (step.skipReason ?? '') : null,
      }),
    ),
  }
}

/** What a signature shows in its field: the name; the approver's mark and date before it (규칙 7①②③). */
export function appearanceOf(step: Step, place: Pick<FieldPlace, 'w' | 'h'>, now: Date): SignatureAppearance {
  const { w, h } = place
  const approves = step.kind === 'APPROVE'
  return {
    name: step.party.name,
    mark: isActing(step.mark) ? '대결' : step.mark === 'DELEGATED' ? '전결' : null,
    date: approves ? seoulDate(now).slice('YYYY-'.length).replace('-', '/') : null,
    w,
    h,
  }
}
