import type { Act, Recall, Redraft, Resubmit, Submit } from './acts.ts'
import { validateLine } from './line-fault.ts'
import { drafterOf, presentRound } from './round.ts'
import { isGiven, type Rule, signatureUnused, signed } from './rule.ts'

/** 영 8: what is the drafter's, only the drafter does. */
const byDrafter: Rule<Act> = {
  code: 'NOT_THE_DRAFTER',
  article: '영 8',
  holds: (context, act) => drafterOf(presentRound(context)) === act.actor.personId,
}

/** 영 8–10: the line is sound; `validateLine` names every fault. */
const lineIsSound: Rule<Submit | Resubmit> = {
  code: 'LINE_FAULTY',
  article: '영 8',
  holds: (_, act) => validateLine(act.line, act.facts).length === 0,
}

/** 영 8: who submits stands first in the line. */
const lineIsOwn: Rule<Submit | Resubmit> = {
  code: 'NOT_THE_DRAFTER',
  article: '영 8',
  holds: (_, act) => act.line.steps[0]?.party.personId === act.actor.personId,
}

/** 상신. */
export const SUBMIT_RULES: readonly Rule<Submit>[] = [lineIsSound, lineIsOwn, signed, signatureUnused]

/** The next round: by the same drafter, over a revision that nobody has signed yet. */
export const RESUBMIT_RULES: readonly Rule<Resubmit>[] = [
  byDrafter,
  lineIsSound,
  lineIsOwn,
  {
    code: 'REVISION_NOT_NEW',
    article: '영 6①',
    holds: (context, act) => !context.rounds.some((round) => round.revision.id === act.revision.id),
  },
  signed,
  signatureUnused,
]

/** 회수: until the next one acts; a hold is an act, and so is a signature that a return made void. */
export const RECALL_RULES: readonly Rule<Recall>[] = [
  byDrafter,
  {
    code: 'NEXT_HAS_ACTED',
    article: '실무',
    holds: (context) => {
      const sentBack = context.rounds.at(-2)?.ending
      if (sentBack?.type === 'RETURNED' && sentBack.to !== null) return false
      return (presentRound(context)?.records ?? []).every(
        (record) => record.outcome === 'SUBMITTED' || ['WAITING', 'OPEN', 'SKIPPED'].includes(record.state),
      )
    },
  },
]

/** 재기안: the drafter gives up this document for another. */
export const REDRAFT_RULES: readonly Rule<Redraft>[] = [
  byDrafter,
  { code: 'SUCCESSOR_MISSING', article: '실무', holds: (_, act) => isGiven(act.documentId) },
]
