import type { Kernel } from '../../kernel/kernel.ts'
import type { DocumentsDeps } from './deps.ts'
import type { Documents } from './documents.ts'
import { documentsFaults } from './errors.ts'
import { bodyText } from './rendering/body-text.ts'
import { openRenderer } from './rendering/renderer.ts'
import { attach, orderAttachments, removeAttachment } from './service/attachments.ts'
import { check } from './service/check.ts'
import { difference } from './service/difference/difference.ts'
import * as drafting from './service/drafting.ts'
import { dayOf, formInput } from './service/form-input.ts'
import { addImage, image } from './service/images.ts'
import { approve, enterLine, leaveLine, revise, supersede } from './service/in-line.ts'
import { layDownPen, takePen } from './service/pen.ts'
import { freeze, revisionOf } from './service/revisions.ts'
import * as store from './store/index.ts'

/** Opens the slice over its left neighbours and what the composition root hands in. Its threads start with the first rendering. */
export function createDocuments(kernel: Kernel, deps: DocumentsDeps): Documents {
  const renderer = openRenderer(kernel.config.renderWorkers)
  return {
    create: (actor, copyOf) => drafting.create(kernel, deps, actor, copyOf),
    draft: (actor, documentId) => drafting.open(kernel, actor, documentId),
    drafts: (actor, page) => store.listDrafts(kernel.db, actor.personId, page),
    save: (actor, input) => drafting.save(kernel, actor, input),
    check: (actor, documentId) => check(kernel, deps, renderer, actor, documentId),
    discard: (actor, documentId) => drafting.discard(kernel, actor, documentId),
    attach: (actor, documentId, file) => attach(kernel, actor, documentId, file),
    removeAttachment: (actor, documentId, attachmentId) => removeAttachment(kernel, actor, documentId, attachmentId),
    orderAttachments: (actor, documentId, ids) => orderAttachments(kernel, actor, documentId, ids),
    addImage: (actor, documentId, source) => addImage(kernel, actor, documentId, source),
    image: (actor, documentId, blob) => image(kernel, actor, documentId, blob),
    head: async (handle, documentId) => {
      const head = await store.findHead(handle, documentId)
      if (head === undefined) return undefined
      const { state, version, authorId, unitId, title, penId } = head
      return { documentId, state, version, authorId, unitId, title, penId }
    },
    preview: async (documentId, block) => {
      const draft = await store.findDraft(kernel.db, documentId)
      if (draft === undefined) throw documentsFaults.DOCUMENT_UNKNOWN()
      const attachments = await store.listAttachments(kernel.db, documentId)
      const as = { block, posts: 'PAGE' as const, revisionNumber: 0, createdAt: dayOf(kernel.clock.now()) }
      return (await renderer.form(await formInput(kernel, deps, draft, attachments, as), false)).pdf
    },
    freeze: (actor, input) => freeze(kernel, deps, renderer, actor, input),
    revision: async (handle, revisionId) => {
      const stored = await store.findRevision(handle, revisionId)
      return stored === undefined ? undefined : revisionOf(stored)
    },
    revisionsOf: async (handle, documentId) => (await store.listRevisions(handle, documentId)).map(revisionOf),
    difference,
    bodyText: ({ form }) => bodyText(form.body),
    enterLine,
    leaveLine,
    supersede,
    approve,
    takePen: (tx, documentId, personId) => takePen(deps, tx, documentId, personId),
    layDownPen,
    revise,
    signatureAppearance: (appearance, png) => renderer.signature(appearance, png),
    textAppearance: (text, size) => renderer.text(text, size),
    sealAppearance: (bytes, size) => renderer.seal(bytes, size),
    close: () => renderer.stop(),
  }
}
