import type { PersonActor } from '../../../kernel/actor.ts'
import { Fault } from '../../../kernel/errors.ts'
import { act } from './act.ts'
import { loadState } from './line-state.ts'
import type { ApprovalParts } from './parts.ts'

/** Others who take note in the same instant come in between as often as they are. */
const MOST_TRIES = 5

/** What somebody takes note of: a document that circulates to them (공람), or what was decided for them (후열). */
export type NotedAs = 'read' | 'acknowledge'

/**
 * Takes note of a document without a word, off a list: the act itself, on the line as it stands, since it changes nothing for anybody else.
 * @throws DOCUMENT_UNKNOWN, ACT_REFUSED where it does not lie before this person, or they took note already
 */
export async function takeNote(parts: ApprovalParts, actor: PersonActor, documentId: string, as: NotedAs): Promise<void> {
  for (let tries = 1; ; tries += 1)
    try {
      const { seq: basedOn } = await loadState(parts.kernel.db, documentId)
      const given =
        as === 'read' ? ({ type: 'read', opinion: null } as const) : ({ type: 'acknowledge', instruction: null } as const)
      await act(parts, actor, { ...given, documentId, basedOn })
      return
    } catch (error) {
      if (!(error instanceof Fault) || error.code !== 'ACT_CONFLICT' || tries === MOST_TRIES) throw error
    }
}
