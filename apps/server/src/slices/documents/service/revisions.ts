import { createHash } from 'node:crypto'
import type { PersonActor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { transaction } from '../../../kernel/transaction.ts'
import type { ApprovalBlock } from '../approval-block.ts'
import type { DocumentsDeps } from '../deps.ts'
import type { Revision } from '../documents.ts'
import { documentsFaults } from '../errors.ts'
import { frozen } from '../events.ts'
import type { Renderer } from '../rendering/renderer.ts'
import * as store from '../store/index.ts'
import { formFindings, renderFinding } from './check.ts'
import { contentOf } from './content.ts'
import { formInput } from './form-input.ts'
import { ownDraft, refuseUnlessPen, subjectOf } from './own-draft.ts'

/** What freezing asks. */
export interface FreezeRequest {
  readonly documentId: string
  readonly basedOn: number
  readonly block: ApprovalBlock
}

/**
 * Freezes a draft's present version with its block: renders outside transactions, then writes the revision if nothing changed meanwhile.
 * The same content is frozen once, however often and however much at once it is asked for.
 * @throws DOCUMENT_UNKNOWN, DRAFT_STALE, DRAFT_FAULTY (facts: findings), DOCUMENT_FROZEN
 */
export async function freeze(
  kernel: Kernel,
  deps: DocumentsDeps,
  renderer: Renderer,
  actor: PersonActor,
  { documentId, basedOn, block }: FreezeRequest,
): Promise<Revision> {
  const draft = await ownDraft(kernel.db, actor, documentId)
  refuseUnlessPen(draft, actor)
  if (draft.version !== basedOn) throw documentsFaults.DRAFT_STALE({ version: draft.version })
  const attachments = await store.listAttachments(kernel.db, documentId)
  const content = contentOf(basedOn, attachments, block)
  const known = await store.findFrozen(kernel.db, documentId, content)
  if (known !== undefined) return revisionOf(known)
  const findings = (await formFindings(kernel, deps, draft, attachments)).filter(({ severity }) => severity === 'ERROR')
  if (findings.length > 0) throw documentsFaults.DRAFT_FAULTY({ findings })

  const number = (await store.countRevisions(kernel.db, documentId)) + 1
  const createdAt = kernel.clock.now().toISOString()
  const input = await formInput(kernel, deps, draft, attachments, { block, posts: 'FIELDS', revisionNumber: number, createdAt })
  const file = await renderer.form(input, true).catch((error: unknown) => {
    throw documentsFaults.DRAFT_FAULTY({ findings: [renderFinding(error)] })
  })
  const { sha256: formBlob } = await kernel.blobs.put(file.pdf)
  const made: store.StoredRevision = {
    revisionId: newId(),
    documentId,
    number,
    createdAt,
    form: draft.form,
    attachments,
    block,
    formBlob,
    manifestSha256: createHash('sha256').update(file.manifest).digest('hex'),
    fields: file.fields,
    pages: file.pages,
    draftVersion: basedOn,
    content,
  }
  return transaction(kernel, actor, async (tx) => {
    await tx.lock(`document:${documentId}`)
    const head = await ownDraft(tx, actor, documentId)
    refuseUnlessPen(head, actor)
    const twin = await store.findFrozen(tx, documentId, content)
    if (twin !== undefined) return revisionOf(twin)
    const moved = contentOf(head.version, await store.listAttachments(tx, documentId), block) !== content
    if (moved || (await store.countRevisions(tx, documentId)) + 1 !== number)
      throw documentsFaults.DRAFT_STALE({ version: head.version })
    await store.insertRevision(tx, made)
    const { revisionId, manifestSha256 } = made
    await tx.speak(frozen(subjectOf(documentId), { revisionId, number, draftVersion: basedOn, formBlob, manifestSha256 }))
    return revisionOf(made)
  })
}

/** A revision as neighbours know it. */
export function revisionOf({ draftVersion: _, content: __, ...revision }: store.StoredRevision): Revision {
  return revision
}
