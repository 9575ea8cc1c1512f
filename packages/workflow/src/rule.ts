import type { Act, Signing } from './acts.ts'
import type { Article } from './article.ts'
import type { RefusalCode } from './refusal-sentence.ts'
import type { LineContext } from './round.ts'

/** A rule of an act: whether it is kept, and when not, the code and the article of the refusal. */
export interface Rule<A> {
  readonly code: RefusalCode
  readonly article: Article
  readonly holds: (context: LineContext, act: A) => boolean
}

/** Whether a text says anything. */
export function isGiven(text: string | null): boolean {
  return (text ?? '').trim() !== ''
}

/** 영 3, 6①: whoever signs, signs; an act that counts as a signature brings one. */
export const signed: Rule<Act & Signing> = {
  code: 'SIGNATURE_MISSING',
  article: '영 3',
  holds: (_, act) => isGiven(act.signatureRef),
}

/** A signature stands for one act; the one of a void round counts for nothing any more. */
export const signatureUnused: Rule<Act & Signing> = {
  code: 'SIGNATURE_USED',
  article: '영 3',
  holds: (context, act) =>
    !context.rounds.some((round) => round.records.some((record) => record.signatureRef === act.signatureRef)),
}
