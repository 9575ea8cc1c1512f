import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { signaturesFaults } from '../../errors.ts'
import { decoded } from './decode.ts'
import { inkOf } from './ink.ts'

/** A signature as it is kept: a PNG of ink in one colour on nothing. Sizes in pixels. */
export interface SignatureImage {
  readonly png: Uint8Array
  readonly width: number
  readonly height: number
}

/** What a place of the block shows of it, 18 × 6 mm, at 300 dots an inch. */
export const LARGEST_IMAGE = { width: 213, height: 71 } as const
/** What it may weigh in every file that it is set under, in bytes. */
export const LARGEST_BYTES = 6 * 1024
/** Steps from nothing to ink, the finest that fits: two are a drawing in one colour, which always does. */
const STEPS = [16, 8, 4, 2] as const
/** Thin strokes grow faint when a picture is made small. */
const STRONGER = 0.7

/**
 * A signature out of a picture of it: the paper is taken away, what is around it cut off, and it is made as large as it is printed.
 * @throws SIGNATURE_IMAGE_TOO_LARGE, SIGNATURE_IMAGE_INVALID
 */
export async function signatureImage(bytes: Uint8Array): Promise<SignatureImage> {
  const ink = inkOf(await decoded(bytes))
  if (typeof ink === 'string') throw signaturesFaults.SIGNATURE_IMAGE_INVALID({ reason: ink })
  const { data, info } = await sharp(ink.mask, { raw: { width: ink.width, height: ink.height, channels: 1 } })
    .extract(ink.bounds)
    .resize({ ...LARGEST_IMAGE, fit: 'inside', withoutEnlargement: true })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const strongest = data.reduce((most, value) => Math.max(most, value), 1)
  const mask = Uint8Array.from(data, (value) => Math.round(255 * (value / strongest) ** STRONGER))
  const { width, height } = info
  for (const steps of STEPS) {
    const stepped = mask.map((value) => (Math.round((value * (steps - 1)) / 255) * 255) / (steps - 1))
    const png = await written(stepped, ink.colour, width, height)
    // The PDF packs the mask by itself, apart from the colour.
    if (png.length <= LARGEST_BYTES && deflateSync(stepped).length <= LARGEST_BYTES) return { png, width, height }
  }
  throw signaturesFaults.SIGNATURE_IMAGE_INVALID({ reason: 'NO_PAPER' })
}

async function written(
  mask: Uint8Array,
  [red, green, blue]: readonly [number, number, number],
  width: number,
  height: number,
): Promise<Uint8Array> {
  const isGrey = red === green && green === blue
  const channels = isGrey ? 2 : 4
  const data = new Uint8Array(channels * mask.length)
  for (const [i, alpha] of mask.entries()) data.set(isGrey ? [red, alpha] : [red, green, blue, alpha], channels * i)
  const png = await sharp(data, { raw: { width, height, channels } })
    .png({ compressionLevel: 9, adaptiveFiltering: false })
    .toBuffer()
  return new Uint8Array(png)
}
