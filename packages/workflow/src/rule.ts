import type { Act, Signing } from './acts.ts'
import type { Article } from './article.ts'
import { placesOf } from './place.ts'
import type { RefusalCode } from './refusal-sentence.ts'
import { type LineContext, presentRound } from './round.ts'
import { withInner } from './step-record.ts'

/** A rule of an act: whether it is kept, and when not, the code and the article of the refusal. */
export interface Rule<A> {
  readonly code: RefusalCode
  readonly article: Article
  readonly holds: (context: LineContext, act: A) => boolean
  /** About what the act itself brings (a reason, a signature, a line): whether somebody may act at all does not hang on it. */
  readonly brought?: true
}

/** Whether a text says anything. */
export function isGiven(text: string | null): boolean {
  return (text ?? '').trim() !== ''
}

/** 영 3, 6①: whoever signs, signs; an act that counts as a signature brings one. */
export const signed: Rule<Act & Signing> = {
  code: 'SIGNATURE_MISSING',
  article: '영 3',
  brought: true,
  holds: (_, act) => isGiven(act.signatureRef),
}

/** A signature stands for one act; the one of a void round, or one that was taken back, counts for nothing any more. */
export const signatureUnused: Rule<Act & Signing> = {
  code: 'SIGNATURE_USED',
  article: '영 3',
  brought: true,
  holds: ({ rounds }, act) =>
    !rounds.some(
      (round) =>
        round.takenBack.includes(act.signatureRef) ||
        round.records.flatMap(withInner).some((record) => record.signatureRef === act.signatureRef),
    ),
}

/** A revision that nobody has signed yet. */
export const revisionIsNew: Rule<Act & { readonly revision: { readonly id: string } }> = {
  code: 'REVISION_NOT_NEW',
  article: '영 6①',
  brought: true,
  holds: (context, act) => !context.rounds.some((round) => round.revision.id === act.revision.id),
}

/** What is done to others is done with a reason. */
export const reasonGiven: Rule<Act & { readonly reason: string }> = {
  code: 'REASON_REQUIRED',
  article: '실무',
  brought: true,
  holds: (_, act) => isGiven(act.reason),
}

/** Whether a person signs the approval of the present round. */
export function isApprover(context: LineContext, personId: string): boolean {
  return placesOf(presentRound(context)).some(({ step }) => step.kind === 'APPROVE' && step.party.personId === personId)
}
