import type { StepKind } from '@onmaru/workflow'
import type { Handle } from '../../../kernel/db.ts'
import type { Draft } from '../../documents/index.ts'
import type { LineProposal, PlannedStep } from '../approval.ts'
import type { ApprovalDeps, OfficePerson } from '../deps.ts'
import { approvalFaults } from '../errors.ts'
import { senderOf } from './planned-line.ts'

/** A proposed line before people's absences are looked up. */
export interface PlannedProposal {
  readonly steps: readonly PlannedStep[]
  readonly rule: LineProposal['rule']
}

/**
 * Proposes a line (영 9①, 10①②): the drafter, every superior on the way as a reviewer, and as approver the nearest one
 * whom the delegation schedule lets decide this unit task; where no row fits, the head of the office.
 * Before a unit task is chosen, only rows that speak of every task fit.
 */
export async function proposeLine(deps: ApprovalDeps, handle: Handle, draft: Draft): Promise<PlannedProposal> {
  const { identity, classification } = deps
  const drafter = await identity.person(handle, draft.author.id)
  if (drafter === undefined) throw approvalFaults.PERSON_UNKNOWN({ personId: draft.author.id })
  const superiors = await identity.superiorsOf(handle, drafter.id)
  const task = draft.form.taskId === null ? undefined : await classification.task(handle, draft.form.taskId)
  const row = await identity.delegationFor(handle, { unitId: drafter.unitId, taskCode: task?.code ?? null })
  const sender = await senderOf(identity, handle, draft.form.senderName)
  const chain = [drafter, ...superiors]
  const found = row === undefined ? -1 : chain.findIndex((person) => person.grade >= row.grade)
  const at = found < 0 ? chain.length - 1 : found
  const approver = chain[at] ?? drafter
  const steps = [
    planned('draft', 'DRAFT', drafter),
    ...chain.slice(1, at).map((person, i) => planned(`review-${i + 1}`, 'REVIEW', person)),
    { ...planned('approve', 'APPROVE', approver), mark: decidesByRight(approver, chain, sender) ? null : ('DELEGATED' as const) },
  ]
  const rule = row === undefined ? null : { id: row.id, version: row.version, matter: row.matter, level: row.level }
  return { steps, rule }
}

/** 영 10①: the head, or who holds the post in whose name it goes out; everybody else decides by delegation (전결). */
function decidesByRight(
  approver: OfficePerson,
  chain: readonly OfficePerson[],
  sender: { readonly holderId: string | null } | null,
): boolean {
  return sender === null ? approver.id === chain.at(-1)?.id : sender.holderId === approver.id
}

function planned(id: string, kind: StepKind, person: OfficePerson): PlannedStep {
  return { id, kind, personId: person.id, mark: null, absenceId: null, skipReason: null, group: null }
}
