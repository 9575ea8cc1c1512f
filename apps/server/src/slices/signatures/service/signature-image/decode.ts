import sharp from 'sharp'
import { signaturesFaults } from '../../errors.ts'

/** What a picture may weigh as it comes in, in bytes: a scan or a photograph made small. */
export const LARGEST_FILE = 2 * 1024 * 1024
/** What a telephone's camera makes; a file that unpacks to more is refused before it is unpacked. */
const MOST_PIXELS = 16_000_000
/** Pixels of the longer side that are looked at: several times what is printed. */
const LONGEST_SIDE = 1_000
const LONGEST_SECONDS = 10
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const JPEG = [0xff, 0xd8, 0xff]

// The library reads many formats by itself; bytes of a stranger reach the readers of two.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadPngBuffer', 'VipsForeignLoadJpegBuffer'] })
sharp.cache(false)

/** A picture on white paper: sRGB, three bytes a pixel, row by row. */
export interface Picture {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
}

/**
 * Unpacks a PNG or JPEG in bounded room and time: the first frame, upright (EXIF), in sRGB whatever its depth and colours were, what is transparent on white,
 * and nothing else that the file carried.
 * @throws SIGNATURE_IMAGE_TOO_LARGE, SIGNATURE_IMAGE_INVALID
 */
export async function decoded(bytes: Uint8Array): Promise<Picture> {
  if (bytes.length > LARGEST_FILE) throw signaturesFaults.SIGNATURE_IMAGE_TOO_LARGE({ limit: LARGEST_FILE })
  if (![PNG, JPEG].some((magic) => magic.every((byte, i) => bytes[i] === byte)))
    throw signaturesFaults.SIGNATURE_IMAGE_INVALID({ reason: 'KIND' })
  const { width, height } = await readable(sharp(bytes, { limitInputPixels: false }).metadata())
  if (width * height > MOST_PIXELS) throw signaturesFaults.SIGNATURE_IMAGE_INVALID({ reason: 'TOO_MANY_PIXELS' })
  const { data, info } = await readable(
    sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', autoOrient: true })
      .timeout({ seconds: LONGEST_SECONDS })
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .removeAlpha()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true }),
  )
  if (info.channels !== 3) throw signaturesFaults.SIGNATURE_IMAGE_INVALID({ reason: 'BROKEN' })
  return { data: new Uint8Array(data), width: info.width, height: info.height }
}

async function readable<R>(reading: Promise<R>): Promise<R> {
  try {
    return await reading
  } catch (cause) {
    throw signaturesFaults.SIGNATURE_IMAGE_INVALID({ reason: 'BROKEN' }, { cause })
  }
}
