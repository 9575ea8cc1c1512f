import type { StepKind } from '@onmaru/workflow'
import type { Handle } from '../../../kernel/db.ts'
import type { Draft } from '../../documents/index.ts'
import type { DelegationBasis } from '../delegation-used.ts'
import type { ApprovalDeps, OfficePerson } from '../deps.ts'
import type { PlannedStep } from '../planned-line.ts'
import { senderOf } from './planned-line.ts'
import { type PlannedPower, powerOf } from './power.ts'

/** A proposed line before people's absences are looked up, and the power that it follows from. */
export interface PlannedProposal extends PlannedPower {
  readonly steps: readonly PlannedStep[]
}

/**
 * Proposes a line (영 9①, 10①②): the drafter, every superior on the way as a reviewer, and as approver the nearest one
 * whom the delegation schedule lets decide; where no row fits, the head of the office.
 */
export async function proposeLine(
  deps: ApprovalDeps,
  handle: Handle,
  draft: Draft,
  basis: DelegationBasis | null,
): Promise<PlannedProposal> {
  const { taskId, amount, senderName } = draft.form
  const planned = await powerOf(deps, handle, { authorId: draft.author.id, taskId, amount, basis })
  const { people, power } = planned
  const sender = await senderOf(deps.identity, handle, senderName)
  const at = people.findIndex(({ id }) => id === power.approverId)
  const steps = people.slice(0, at + 1).flatMap((person, i): PlannedStep[] => {
    const last = i === at
    const mark = decidesByRight(person, people, sender) ? null : ('DELEGATED' as const)
    return [
      ...(i === 0 ? [step('draft', 'DRAFT', person)] : last ? [] : [step(`review-${i}`, 'REVIEW', person)]),
      ...(last ? [{ ...step('approve', 'APPROVE', person), mark }] : []),
    ]
  })
  return { ...planned, steps }
}

/** 영 10①: the head, or who holds the post in whose name it goes out; everybody else decides by delegation (전결). */
function decidesByRight(
  approver: OfficePerson,
  chain: readonly OfficePerson[],
  sender: { readonly holderId: string | null } | null,
): boolean {
  return sender === null ? approver.id === chain.at(-1)?.id : sender.holderId === approver.id
}

function step(id: string, kind: StepKind, person: OfficePerson): PlannedStep {
  return { id, kind, personId: person.id, mark: null, absenceId: null, skipReason: null, group: null }
}
