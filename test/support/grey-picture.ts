import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'

/** A rectangle of a page, in points from its upper left corner; `page` from 1. */
export interface PageArea {
  readonly page: number
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** A grey picture: a byte a pixel, 0 black. */
export interface GreyPicture {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array
}

const DPI = 100
const POINTS = 72
const SIGNATURE_BYTES = 8
/** Eight bits of red, green and blue each, not interlaced. */
const RGB = [8, 2, 0, 0, 0]
const CHANNELS = 3

/** A part of a page as poppler draws it, fields included: a PNG. */
export function pictureOf(pdf: Uint8Array, area: PageArea): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'onmaru-picture-'))
  try {
    writeFileSync(join(folder, 'asked.pdf'), pdf)
    const run = spawnSync('pdftoppm', [
      ...['-r', `${DPI}`, '-gray', '-png', '-singlefile', '-f', `${area.page}`, '-l', `${area.page}`],
      ...cropped(area, DPI),
      ...[join(folder, 'asked.pdf'), join(folder, 'shown')],
    ])
    if (run.error !== undefined) throw run.error
    return new Uint8Array(readFileSync(join(folder, 'shown.png')))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** How poppler's tools are asked for an area only. */
export function cropped({ x, y, w, h }: PageArea, dpi: number = POINTS): readonly string[] {
  const [left, top, width, height] = [x, y, w, h].map((points) => `${Math.round((points * dpi) / POINTS)}`)
  return ['-x', left ?? '', '-y', top ?? '', '-W', width ?? '', '-H', height ?? '']
}

/** Reads a PNG as poppler writes it: grey, yet in three channels (ISO 15948 §9, §11). @throws Error for one of another kind */
export function readGreyPng(png: Uint8Array): GreyPicture {
  const file = Buffer.from(png)
  const data: Buffer[] = []
  let [width, height] = [0, 0]
  for (let at = SIGNATURE_BYTES; at < file.length; ) {
    const [length, type] = [file.readUInt32BE(at), file.toString('latin1', at + 4, at + 8)]
    const chunk = file.subarray(at + 8, at + 8 + length)
    if (type === 'IHDR') {
      ;[width, height] = [chunk.readUInt32BE(0), chunk.readUInt32BE(4)]
      if (!chunk.subarray(8, 13).equals(Buffer.from(RGB))) throw new Error('a PNG of another kind')
    } else if (type === 'IDAT') data.push(chunk)
    at += length + 12
  }
  const bytes = unfiltered(inflateSync(Buffer.concat(data)), width * CHANNELS, height)
  return { width, height, pixels: bytes.filter((_, i) => i % CHANNELS === 0) }
}

/** Undoes the filters of the lines, each of which begins with the number of its filter. */
function unfiltered(lines: Uint8Array, width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(width * height)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const left = x >= CHANNELS ? (bytes[y * width + x - CHANNELS] ?? 0) : 0
      const up = y > 0 ? (bytes[(y - 1) * width + x] ?? 0) : 0
      const corner = x >= CHANNELS && y > 0 ? (bytes[(y - 1) * width + x - CHANNELS] ?? 0) : 0
      const predicted = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][lines[y * (width + 1)] ?? 0] ?? 0
      bytes[y * width + x] = (lines[y * (width + 1) + 1 + x] ?? 0) + predicted
    }
  return bytes
}

function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [left, up, corner].map((value) => Math.abs(left + up - corner - value)) as [number, number, number]
  return a <= b && a <= c ? left : b <= c ? up : corner
}

/** Side of the squares that are compared: about a letter. */
const BLOCK = 12

/**
 * How much two pictures differ: the largest difference of mean grey in any square of a letter's size, 0 to 255. Where edges are smoothed
 * otherwise it stays small; another letter, or one at another place, does not. Infinite for pictures of different sizes.
 */
export function difference(one: GreyPicture, other: GreyPicture): number {
  if (one.width !== other.width || one.height !== other.height) return Number.POSITIVE_INFINITY
  let most = 0
  for (let top = 0; top < one.height; top += BLOCK / 2)
    for (let left = 0; left < one.width; left += BLOCK / 2) {
      const [a, b] = [meanOf(one, left, top), meanOf(other, left, top)]
      most = Math.max(most, Math.abs(a - b))
    }
  return most
}

function meanOf({ width, height, pixels }: GreyPicture, left: number, top: number): number {
  let [sum, count] = [0, 0]
  for (let y = top; y < Math.min(top + BLOCK, height); y += 1)
    for (let x = left; x < Math.min(left + BLOCK, width); x += 1) {
      sum += pixels[y * width + x] ?? 0
      count += 1
    }
  return sum / count
}
