import { seoulDate } from '../../../kernel/clock.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import type { ApprovalBlock } from '../approval-block.ts'
import type { Attachment } from '../attachment.ts'
import type { Block, Content } from '../content.ts'
import type { DocumentsDeps } from '../deps.ts'
import type { FormInput } from '../rendering/form-input.ts'
import * as store from '../store/index.ts'

/** Gathers all that a draft's form prints. A picture that was never given is not there, and the form is then not made. */
export async function formInput(
  kernel: Kernel,
  deps: DocumentsDeps,
  draft: store.StoredDraft,
  attachments: readonly Attachment[],
  as: Pick<FormInput, 'block' | 'posts' | 'revisionNumber' | 'createdAt'>,
): Promise<FormInput> {
  const agency = await deps.identity.agency(kernel.db)
  const contact = await deps.identity.unitContact(kernel.db, draft.unitId)
  const known = await store.listImages(kernel.db, draft.id)
  const named = new Set(imagesOf(draft.form.body))
  const images = new Map<string, { mediaType: string; bytes: Uint8Array }>()
  for (const { blob, mediaType } of known)
    if (named.has(blob)) images.set(blob, { mediaType, bytes: await kernel.blobs.get(blob) })
  return {
    ...as,
    documentId: draft.id,
    form: draft.form,
    attachments,
    unitName: draft.unitName,
    contact: {
      ...contact,
      agency: agency.name,
      headPost: agency.headPost,
      zip: agency.zip,
      address: agency.address,
      homepage: agency.homepage,
    },
    images,
  }
}

/** The pictures that a body shows, by their blobs. */
export function imagesOf(body: Content): readonly string[] {
  return body.content.flatMap(imagesIn)
}

function imagesIn(block: Block): readonly string[] {
  switch (block.type) {
    case 'image':
      return [block.attrs.blob]
    case 'orderedList':
    case 'bulletList':
      return block.content.flatMap((item) => item.content.flatMap(imagesIn))
    case 'table':
      return block.content.flatMap((row) => row.content.flatMap((cell) => cell.content.flatMap(imagesIn)))
    default:
      return []
  }
}

/** A step for the look of a draft that has no line yet: none. */
export const NO_BLOCK: ApprovalBlock = { steps: [], spare: { main: 0, concur: 0 }, inner: 0 }
/** The day of a preview: a draft looks the same all day. */
export const dayOf = (now: Date): string => `${seoulDate(now)}T00:00:00.000Z`
