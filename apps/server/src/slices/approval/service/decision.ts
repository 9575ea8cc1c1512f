import { type LineEvent, lineView, type StepView } from '@onmaru/workflow'
import type { Handle } from '../../../kernel/db.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { DelegationUsed } from '../delegation-used.ts'
import { insertDecision, submissionsOf } from '../store/decisions.ts'
import type { Happened } from './happened.ts'
import type { ApprovalParts } from './parts.ts'
import type { DelegatedPower } from './power.ts'

/** Whose decision it was: the approver's, or the absent one's for whom it was made (대결, 영 10③). */
const deciderOf = (step: StepView) => step.onBehalfOf?.party ?? step.party

/** By which row each round of a document could be decided; null for rounds that were submitted before that was kept. */
export async function delegationsOf(handle: Handle, documentId: string): Promise<(round: number) => DelegationUsed | null> {
  const submissions = await submissionsOf(handle, documentId)
  return (round) => {
    // A round that began by a return to an earlier step goes on with what was submitted before.
    const data = submissions.findLast((one) => one.round <= round)?.data
    const power = data === undefined ? null : powerIn(data)
    return power === null ? null : usedOf(power)
  }
}

/** Keeps who decided by which row; what the schedule is simulated over. Says it for the event; null where the submission kept no row. */
export async function keepDecision(
  parts: ApprovalParts,
  tx: Tx,
  happened: Happened,
  unitId: string,
): Promise<DelegationUsed | null> {
  const { event, after, revision } = happened
  const { documentId, form } = revision
  const submission = (await submissionsOf(tx, documentId)).at(-1)
  const known = submission === undefined ? null : factsIn(submission.data)
  const step = lineView(after).present?.steps.find(({ kind }) => kind === 'APPROVE')
  const power = known?.power ?? null
  if (power === null || step === undefined) return null
  const decider = deciderOf(step)
  const head = power.chain.at(-1)
  // Who decides without standing above the drafter: the drafter alone, or somebody of another unit.
  const grade =
    power.chain.find(({ id }) => id === decider.personId)?.grade ??
    (await parts.identity.person(tx, decider.personId))?.grade ??
    0
  await insertDecision(tx, {
    documentId,
    approvedAt: event.at,
    title: form.title,
    unitId,
    unitName: lineView(after).present?.steps[0]?.party.unitName ?? '',
    taskCode: power.taskCode,
    amount: power.amount,
    deciderId: decider.personId,
    deciderName: decider.name,
    deciderPost: decider.post,
    deciderGrade: grade,
    byRight: known?.sender?.holderId === decider.personId && head?.id !== decider.personId ? 1 : 0,
    why: power.why,
    level: power.level,
    ruleId: power.rule?.id ?? null,
    scheduleVersion: power.rule?.version ?? null,
    matter: power.rule?.matter ?? null,
    chain: JSON.stringify(power.chain),
  })
  return usedOf(power)
}

/** What a submission knew of sender and power. */
interface KnownThen {
  readonly sender: { readonly holderId: string | null } | null
  readonly power: DelegatedPower | null
}

function factsIn(data: string): KnownThen | null {
  const event: LineEvent & { readonly facts?: { readonly sender: KnownThen['sender']; readonly power?: DelegatedPower } } =
    JSON.parse(data)
  return event.facts === undefined ? null : { sender: event.facts.sender, power: event.facts.power ?? null }
}

const powerIn = (data: string): DelegatedPower | null => factsIn(data)?.power ?? null

function usedOf({ rule, why, level, related }: DelegatedPower): DelegationUsed {
  return { rule, why, level, related }
}
