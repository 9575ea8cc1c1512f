import type { LineDocument, PathStep } from '../../api/shapes.ts'

/** A word that somebody left on their step. */
export interface Opinion {
  readonly step: PathStep
  readonly round: number
  readonly text: string
  readonly at: string | null
  /** An opinion with a signature, why it was returned, why it pauses, or why the review was skipped. */
  readonly as: 'opinion' | 'dissent' | 'return' | 'hold' | 'skip'
}

/** Every word of every round, the present round first and in its order. */
export function opinionsOf({ present, past }: Pick<LineDocument, 'present' | 'past'>): readonly Opinion[] {
  return [present, ...past.toReversed()].flatMap(({ round, steps }) =>
    steps.flatMap((step): readonly Opinion[] => {
      const of = (as: Opinion['as'], text: string | null): readonly Opinion[] =>
        text === null || text === '' ? [] : [{ step, round, text, at: step.at ?? step.openedAt, as }]
      return [
        ...of(step.outcome === 'DISSENTED' ? 'dissent' : 'opinion', step.opinion),
        ...of(step.state === 'SKIPPED' ? 'skip' : 'return', step.reason),
        ...of('hold', step.hold?.reason ?? null),
      ]
    }),
  )
}
