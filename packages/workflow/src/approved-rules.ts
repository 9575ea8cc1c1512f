import type { Acknowledge, Circulate, Read } from './acts.ts'
import { drafterOf, presentRound } from './round.ts'
import { isApprover, type Rule } from './rule.ts'
import { receiptOf } from './step-moves.ts'

/** 공람 (영 18): who drafted or approved it names who reads it. */
export const CIRCULATE_RULES: readonly Rule<Circulate>[] = [
  {
    code: 'NOT_YOURS_TO_CIRCULATE',
    article: '영 18',
    holds: (context, { actor }) => drafterOf(presentRound(context)) === actor.personId || isApprover(context, actor.personId),
  },
  {
    code: 'READERS_MISSING',
    article: '영 18',
    brought: true,
    holds: ({ readers }, act) => act.readers.some(({ personId }) => receiptOf(readers, personId) === undefined),
  },
]

/** A reader marks it as read, once. */
export const READ_RULES: readonly Rule<Read>[] = [
  { code: 'NOT_A_READER', article: '영 18', holds: ({ readers }, { actor }) => receiptOf(readers, actor.personId) !== undefined },
  {
    code: 'READ_ALREADY',
    article: '영 18',
    holds: ({ readers }, { actor }) => receiptOf(readers, actor.personId)?.at === null,
  },
]

/** 후열 (영 10③): the absent one takes note, once; nothing is decided again. */
export const ACKNOWLEDGE_RULES: readonly Rule<Acknowledge>[] = [
  { code: 'NO_POST_REPORT', article: '영 10③', holds: ({ postReport }) => postReport !== null },
  {
    code: 'NOT_REPORTED_TO_YOU',
    article: '영 10③',
    holds: ({ postReport }, { actor }) => postReport?.party.personId === actor.personId,
  },
  { code: 'ACKNOWLEDGED_ALREADY', article: '영 10③', holds: ({ postReport }) => postReport?.at === null },
]
