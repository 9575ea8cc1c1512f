import type { PersonActor } from '../../../kernel/actor.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { transaction } from '../../../kernel/transaction.ts'
import type { DisclosureDeps } from '../deps.ts'
import { disclosureFaults } from '../errors.ts'
import { disclosureLooked } from '../events.ts'
import type { HoldReason } from '../release-rule.ts'
import type { ReleaseState } from '../schema.ts'
import * as store from '../store.ts'

/** How a document's release stands, for the document card. */
export interface ReleaseStanding {
  readonly state: ReleaseState
  /** Why a person has, or had, to decide; empty where the rule decided alone. */
  readonly reasons: readonly HoldReason[]
  /** When the state was reached, and what the officer wrote. */
  readonly decidedAt: string
  readonly note: string | null
  /** What the public has seen of it; null while nothing is published. `form`: FULL with text and files, LIST as an entry alone. */
  readonly publication: {
    readonly form: 'FULL' | 'LIST'
    readonly publishedAt: string
    readonly withdrawnAt: string | null
    readonly withdrawalReason: string | null
    /** Last day of the five years, after which a closed record is looked at again (공공기록물법 35). */
    readonly reviewDueOn: string | null
  } | null
}

/**
 * How the release of a document stands; null before it was decided about. The look is spoken.
 * @throws RELEASE_UNKNOWN for those who may not read the document
 */
export async function stateOf(
  kernel: Kernel,
  deps: DisclosureDeps,
  actor: PersonActor,
  documentId: string,
): Promise<ReleaseStanding | null> {
  if (!(await deps.mayRead(kernel.db, actor, documentId))) throw disclosureFaults.RELEASE_UNKNOWN({ documentId })
  const release = await store.findRelease(kernel.db, documentId)
  if (release === undefined) return null
  const publication = await store.findPublication(kernel.db, documentId)
  await transaction(kernel, actor, (tx) =>
    tx.speak(disclosureLooked({ kind: 'document', id: documentId }, { number: release.number, attachment: null })),
  )
  const { state, reasons, decidedAt, note } = release
  return {
    state,
    reasons: JSON.parse(reasons) as HoldReason[],
    decidedAt,
    note,
    publication: publication === undefined ? null : standing(publication),
  }
}

function standing(publication: store.PublicationRow): ReleaseStanding['publication'] {
  const { form, publishedAt, withdrawnAt, withdrawalReason, reviewDueOn } = publication
  return { form, publishedAt, withdrawnAt, withdrawalReason, reviewDueOn }
}
