import type { Allowance, LineDocument, PathStep } from '../../api/shapes.ts'

/** An act on a document as the screen offers it. */
export interface OfferedAct {
  readonly act: 'sign' | 'return' | 'hold' | 'resume' | 'recall'
  readonly allowed: boolean
  readonly stepId: string | null
  readonly refusal: Allowance['refusal']
}

type Seen = Pick<LineDocument, 'allowances' | 'present' | 'author' | 'status'>

const OFFERED: readonly OfferedAct['act'][] = ['sign', 'return', 'hold', 'resume', 'recall']
/** Acts that belong to a step; who has none in this line is not offered them, even to be told why not. */
const OF_A_STEP: ReadonlySet<OfferedAct['act']> = new Set(['sign', 'return', 'hold'])

/** Whether somebody stands in the present line, for themselves or as the one who is absent; drafting alone is not it. */
function hasStep({ present }: Pick<Seen, 'present'>, personId: string): boolean {
  return present.steps.some(
    (step) => step.kind !== 'DRAFT' && (step.person.personId === personId || step.onBehalfOf?.personId === personId),
  )
}

/**
 * What is offered to a person: what they may do, and what they could expect to do and may not, with its reason.
 * A document whose line has ended offers nothing.
 */
export function offeredActs(document: Seen, personId: string): readonly OfferedAct[] {
  if (document.status !== 'IN_PROGRESS' && document.status !== 'HELD') return []
  const inLine = hasStep(document, personId)
  const isDrafter = document.author.personId === personId
  const held = document.allowances.some(({ act, allowed }) => act === 'resume' && allowed)
  return OFFERED.flatMap((act): readonly OfferedAct[] => {
    const found = document.allowances.find((allowance) => allowance.act === act)
    if (found === undefined) return []
    const { allowed, stepId, refusal } = found
    const expected =
      act === 'recall' ? isDrafter : act === 'resume' ? held : act === 'hold' ? inLine && !held : OF_A_STEP.has(act) && inLine
    return allowed || expected ? [{ act, allowed, stepId, refusal }] : []
  })
}

/** The step that an act is about. */
export function stepOf({ present }: Pick<LineDocument, 'present'>, stepId: string | null): PathStep | undefined {
  return present.steps.find((step) => step.stepId === stepId)
}

/** The step of a person: the one whose turn it is first, else the last of theirs. */
export function ownStep({ present }: Pick<LineDocument, 'present'>, personId: string): PathStep | undefined {
  const own = present.steps.filter((step) => step.person.personId === personId)
  return own.find((step) => step.state === 'OPEN' || step.state === 'HELD') ?? own.at(-1)
}

/** Whether an opinion against is possible: an approver approves or returns instead (영 9③). */
export function mayDissent(step: Pick<PathStep, 'kind'>): boolean {
  return step.kind !== 'APPROVE' && step.kind !== 'DRAFT'
}
