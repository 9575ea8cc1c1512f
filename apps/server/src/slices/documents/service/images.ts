import type { Readable } from 'node:stream'
import { imageSize } from 'image-size'
import type { PersonActor } from '../../../kernel/actor.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { transaction } from '../../../kernel/transaction.ts'
import { documentsFaults } from '../errors.ts'
import { imageAdded } from '../events.ts'
import * as store from '../store/index.ts'
import { changeableHead, ownHead, subjectOf } from './own-draft.ts'
import { collect } from './upload.ts'

/** Bytes and pixels of the largest picture: more would only make every form heavy. */
export const IMAGE_LIMIT = 20 * 1024 * 1024
const MOST_PIXELS = 40_000_000
/** EXIF orientations from here on lie on their side. */
const FIRST_LYING = 5

/** Takes a picture for the body in: PNG or JPEG by its bytes. @throws IMAGE_INVALID, ATTACHMENT_TOO_LARGE, DOCUMENT_UNKNOWN, DOCUMENT_FROZEN */
export async function addImage(
  kernel: Kernel,
  actor: PersonActor,
  documentId: string,
  source: Readable,
): Promise<{ blob: string; width: number; height: number }> {
  await changeableHead(kernel.db, actor, documentId)
  const bytes = await collect(source, IMAGE_LIMIT)
  const picture = measure(bytes)
  const { sha256: blob } = await kernel.blobs.put(bytes)
  await transaction(kernel, actor, async (tx) => {
    await tx.lock(`document:${documentId}`)
    await changeableHead(tx, actor, documentId)
    await store.insertImage(tx, documentId, { ...picture, blob })
    await tx.speak(imageAdded(subjectOf(documentId), { blob, width: picture.width, height: picture.height }))
  })
  return { blob, width: picture.width, height: picture.height }
}

/** A picture of a draft of one's own, for its editor; opening the draft was the look. @throws DOCUMENT_UNKNOWN */
export async function image(
  kernel: Kernel,
  actor: PersonActor,
  documentId: string,
  blob: string,
): Promise<{ mediaType: string; bytes: Uint8Array }> {
  await ownHead(kernel.db, actor, documentId)
  const known = (await store.listImages(kernel.db, documentId)).find((one) => one.blob === blob)
  if (known === undefined) throw documentsFaults.DOCUMENT_UNKNOWN()
  return { mediaType: known.mediaType, bytes: await kernel.blobs.get(blob) }
}

/** Kind and size in pixels, out of the header. @throws IMAGE_INVALID */
export function measure(bytes: Uint8Array): { mediaType: string; width: number; height: number } {
  const mediaType = kindOf(bytes)
  if (mediaType === null) throw documentsFaults.IMAGE_INVALID({ reason: 'KIND' })
  const { width, height, orientation = 1 } = headerOf(bytes)
  if (!(width > 0 && height > 0)) throw documentsFaults.IMAGE_INVALID({ reason: 'BROKEN' })
  if (width * height > MOST_PIXELS) throw documentsFaults.IMAGE_INVALID({ reason: 'TOO_MANY_PIXELS' })
  return orientation >= FIRST_LYING ? { mediaType, width: height, height: width } : { mediaType, width, height }
}

function headerOf(bytes: Uint8Array): { width: number; height: number; orientation?: number } {
  try {
    return imageSize(bytes)
  } catch (cause) {
    throw documentsFaults.IMAGE_INVALID({ reason: 'BROKEN' }, { cause })
  }
}

function kindOf(bytes: Uint8Array): 'image/png' | 'image/jpeg' | null {
  const starts = (...signature: number[]): boolean => signature.every((byte, i) => bytes[i] === byte)
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  return starts(0xff, 0xd8, 0xff) ? 'image/jpeg' : null
}
