import { ACT_TYPES, type Act, type ActType } from './acts.ts'
import type { LineContext } from './context.ts'
import { decide } from './decide.ts'
import type { Refusal } from './refusal.ts'
import type { LineState } from './state.ts'

/** Whether a person may do an act now, on which step, and if not, why. */
export interface Allowance {
  readonly act: ActType
  readonly stepId: string | null
  readonly allowed: boolean
  readonly refusal: Refusal | null
}

/** What a person may do with a document in the line, and for everything else the reason. What only the act itself brings (opinion, signature, a sound line) is taken as given. */
export function allowed(state: LineState, personId: string, at: string): readonly Allowance[] {
  const { context } = state
  const stepId = stepFor(context, personId)
  return ACT_TYPES.map((type) => {
    const decision = decide(state, example(type, context, state.seq, personId, stepId ?? '', at))
    return {
      act: type,
      stepId: decision.ok ? stepId : null,
      allowed: decision.ok,
      refusal: decision.ok ? null : decision.refusal,
    }
  })
}

/** The step that a person would act on: their open or held one, else any of theirs, else the one that is open. */
function stepFor(context: LineContext, personId: string): string | null {
  const own = context.line.steps.filter((step) => step.party.personId === personId)
  const states = (id: string) => context.records[id]?.state
  const current = (id: string): boolean => states(id) === 'OPEN' || states(id) === 'HELD'
  return (own.find((step) => current(step.id)) ?? own.at(-1) ?? context.line.steps.find((step) => current(step.id)))?.id ?? null
}

function example(type: ActType, context: LineContext, basedOn: number, by: string, stepId: string, at: string): Act {
  const base = { by, at, basedOn }
  const signing = { revisionId: context.revisionId ?? '', signatureId: 'given' }
  switch (type) {
    case 'submit':
      return { ...base, type, line: context.line, ...signing }
    case 'resubmit':
      return { ...base, type, line: context.line, revisionId: `${signing.revisionId}+`, signatureId: 'given' }
    case 'sign':
      return { ...base, type, stepId, verdict: 'AGREE', opinion: null, ...signing }
    case 'return':
      return { ...base, type, stepId, opinion: 'given' }
    case 'recall':
      return { ...base, type, opinion: null }
    case 'hold':
      return { ...base, type, stepId, reason: 'given', until: '9999-12-31' }
    case 'resume':
      return { ...base, type, stepId }
  }
}
