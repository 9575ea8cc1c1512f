import type { PersonActor } from '../../../kernel/actor.ts'
import type { Handle } from '../../../kernel/db.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { transaction } from '../../../kernel/transaction.ts'
import { signaturesFaults } from '../errors.ts'
import { signatureImageRemoved, signatureImageSet, signatureImagesLooked } from '../events.ts'
import * as store from '../store/signature-images.ts'
import { base64 } from './encoding.ts'
import { signatureImage } from './signature-image/normalise.ts'

/** An image as screens show it: PNG as base64, its size in pixels, since when it is used. */
export interface ShownImage {
  readonly png: string
  readonly width: number
  readonly height: number
  readonly setAt: string
}

/** Whose image an administrator sees in the list. */
export interface ListedImage extends ShownImage {
  readonly personId: string
  readonly personName: string
  readonly post: string
  readonly unitName: string
}

/**
 * Images of people's own signatures (전자이미지서명, 영 3). Each signs with their own: nobody else sets it, an administrator may take it away. A document keeps
 * the image that it was signed with, since it stands in its file: a later one is for later signatures.
 */
export interface SignatureImages {
  own(actor: PersonActor): Promise<ShownImage | null>
  /** Sets one's own, out of a PNG or JPEG. Slow: outside transactions. @throws SIGNATURE_IMAGE_TOO_LARGE, SIGNATURE_IMAGE_INVALID */
  setOwn(actor: PersonActor, picture: Uint8Array): Promise<ShownImage>
  /** @throws SIGNATURE_IMAGE_MISSING */
  removeOwn(actor: PersonActor): Promise<void>
  /** Those of people whose name has this text in it, for administrators; the look is recorded. */
  list(actor: PersonActor, asked: { readonly text: string; readonly limit: number }): Promise<readonly ListedImage[]>
  /** By an administrator: an image that is none of a signature, or not of its person. @throws SIGNATURE_IMAGE_MISSING */
  removeFor(actor: PersonActor, personId: string): Promise<void>
  /** The PNG that a person's next signature shows; null where it shows the name alone. */
  of(handle: Handle, personId: string): Promise<Uint8Array | null>
}

/** Opens the acts over signature images. */
export function signatureImages(kernel: Kernel): SignatureImages {
  const shown = async ({ blob, width, height, setAt }: store.StoredImage): Promise<ShownImage> => ({
    png: base64(await kernel.blobs.get(blob)),
    width,
    height,
    setAt,
  })
  const remove = (actor: PersonActor, personId: string): Promise<void> =>
    transaction(kernel, actor, async (tx) => {
      const gone = await store.dropImage(tx, personId)
      if (gone === undefined) throw signaturesFaults.SIGNATURE_IMAGE_MISSING()
      await tx.speak(signatureImageRemoved({ kind: 'person', id: personId }, { blob: gone.blob }))
    })
  // One after the other: unpacking takes room, however many send at once.
  let queue: Promise<unknown> = Promise.resolve()
  const inTurn = <R>(make: () => Promise<R>): Promise<R> => {
    const result = queue.then(make, make)
    queue = result.catch(() => undefined)
    return result
  }
  return {
    own: async ({ personId }) => {
      const row = await store.imageOf(kernel.db, personId)
      return row === undefined ? null : shown(row)
    },
    setOwn: async (actor, picture) => {
      const { png, width, height } = await inTurn(() => signatureImage(picture))
      const { sha256: blob, size } = await kernel.blobs.put(png)
      return transaction(kernel, actor, async (tx) => {
        const { personId } = actor
        await tx.lock(`signature-image:${personId}`)
        const before = (await store.imageOf(tx, personId))?.blob ?? null
        const row: store.StoredImage = { personId, blob, width, height, setAt: tx.now.toISOString() }
        await store.putImage(tx, row)
        await tx.speak(signatureImageSet({ kind: 'person', id: personId }, { blob, before, size }))
        return { png: base64(png), width, height, setAt: row.setAt }
      })
    },
    removeOwn: (actor) => remove(actor, actor.personId),
    list: async (actor, asked) => {
      await transaction(kernel, actor, (tx) =>
        tx.speak(signatureImagesLooked({ kind: 'register', id: 'signature-images' }, { text: asked.text })),
      )
      const rows = await store.listImages(kernel.db, asked)
      return Promise.all(
        rows.map(async (row) => {
          const { personId, personName, post, unitName } = row
          return { ...(await shown(row)), personId, personName, post, unitName }
        }),
      )
    },
    removeFor: remove,
    of: async (handle, personId) => {
      const row = await store.imageOf(handle, personId)
      return row === undefined ? null : kernel.blobs.get(row.blob)
    },
  }
}
