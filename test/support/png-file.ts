import { crc32, deflateSync } from 'node:zlib'

/** A PNG's chunk (PNG §5.3), whatever it says. */
export function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}

/** The head of a PNG: its size in pixels, bits a channel, kind of colours (2: RGB, 6: with transparency). */
export function head(width: number, height: number, depth: 8 | 16, colours: 2 | 6): Uint8Array {
  const data = Buffer.alloc(13)
  data.writeUInt32BE(width, 0)
  data.writeUInt32BE(height, 4)
  data.set([depth, colours, 0, 0, 0], 8)
  return chunk('IHDR', data)
}

const MAGIC = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)

/** Chunks as a file. */
export const fileOf = (...chunks: readonly Uint8Array[]): Uint8Array =>
  new Uint8Array(Buffer.concat([MAGIC, ...chunks, chunk('IEND', new Uint8Array())]))

/** Pixels, row by row, as the packed data of a PNG. */
export function packed(pixels: Uint8Array, height: number): Uint8Array {
  const row = pixels.length / height
  const rows = Buffer.alloc(pixels.length + height)
  for (let y = 0; y < height; y += 1) rows.set(pixels.subarray(y * row, (y + 1) * row), y * (row + 1) + 1)
  return deflateSync(rows)
}

/** A PNG of RGB pixels. */
export const pngOf = (pixels: Uint8Array, width: number, height: number): Uint8Array =>
  fileOf(head(width, height, 8, 2), chunk('IDAT', packed(pixels, height)))
