import type { Picture } from './decode.ts'
import { paperOf } from './paper.ts'

/** Ink on nothing: how much of it covers each pixel, 0 to 255, and its one colour. */
export interface Ink {
  readonly mask: Uint8Array
  readonly width: number
  readonly height: number
  /** Where the strokes are. */
  readonly bounds: { readonly left: number; readonly top: number; readonly width: number; readonly height: number }
  readonly colour: readonly [number, number, number]
}

/** Why a picture shows no signature. */
export type NoInk = 'BLANK' | 'NO_PAPER' | 'TOO_SMALL'

/** From so much of the paper's brightness on, it is paper; and what is no darker than this anywhere is blank. */
const PAPER = 0.88
const FAINT = 0.78
/** More than this covered is no writing: a photograph, or a page that is dark. */
const MOST_COVERED = 0.45
const DARKEST_PAPER = 90
/** So many of the darkest pixels may be dust. */
const DUST = 24
const SOLID = 102
const LEAST = { width: 12, height: 6 }
/** A pencil's grey is printed darker, and a grey that is nearly one is one. */
const LIGHTEST_INK = 140
const NEARLY_GREY = 28
const DARK_GREY = 48

/** What is written in a picture, apart from the paper. Pure. */
export function inkOf(picture: Picture): Ink | NoInk {
  const { width, height } = picture
  const light = lightOf(picture)
  const paper = paperOf(light, width, height)
  if (paper.level < DARKEST_PAPER) return 'NO_PAPER'
  const ratio = light.map((value, i) => Math.min(255, Math.round((255 * value) / (paper.at[i] ?? 255))))
  const darkest = darkestOf(ratio) / 255
  if (darkest > FAINT) return 'BLANK'
  // The inner of a stroke is wholly covered, its edge in part.
  const solid = darkest + (PAPER - darkest) / 4
  const mask = ratio.map((value) => Math.round(255 * Math.min(1, Math.max(0, (PAPER - value / 255) / (PAPER - solid)))))
  if (mask.reduce((sum, value) => sum + value, 0) > MOST_COVERED * 255 * mask.length) return 'NO_PAPER'
  const bounds = boundsOf(mask, width, height)
  if (bounds === null || bounds.width < LEAST.width || bounds.height < LEAST.height)
    return bounds === null ? 'BLANK' : 'TOO_SMALL'
  return { mask, width, height, bounds, colour: colourOf(picture, mask) }
}

/** Brightness as the eye sees it (Rec. 709). */
function lightOf({ data, width, height }: Picture): Uint8Array {
  const light = new Uint8Array(width * height)
  for (let i = 0, at = 0; i < light.length; i += 1, at += 3)
    light[i] = Math.round(0.2126 * (data[at] ?? 0) + 0.7152 * (data[at + 1] ?? 0) + 0.0722 * (data[at + 2] ?? 0))
  return light
}

function darkestOf(values: Uint8Array): number {
  const counts = new Uint32Array(256)
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1
  let seen = 0
  for (let value = 0; value < 256; value += 1) {
    seen += counts[value] ?? 0
    if (seen >= DUST) return value
  }
  return 255
}

/** The rectangle of the strokes; a dot without two neighbours is dust. */
function boundsOf(mask: Uint8Array, width: number, height: number): Ink['bounds'] | null {
  let [left, top, right, bottom] = [width, height, -1, -1]
  const solid = (x: number, y: number): boolean => x >= 0 && x < width && (mask[y * width + x] ?? 0) >= SOLID
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      if (!solid(x, y) || AROUND.filter(([dx, dy]) => solid(x + dx, y + dy)).length < 2) continue
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = y
    }
  return right < left ? null : { left, top, width: right - left + 1, height: bottom - top + 1 }
}

const AROUND = [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx) => [dx, dy] as const)).filter(([dx, dy]) => dx !== 0 || dy !== 0)

function colourOf({ data }: Picture, mask: Uint8Array): Ink['colour'] {
  let [red, green, blue, count] = [0, 0, 0, 0]
  for (let i = 0; i < mask.length; i += 1) {
    if ((mask[i] ?? 0) < 200) continue
    red += data[3 * i] ?? 0
    green += data[3 * i + 1] ?? 0
    blue += data[3 * i + 2] ?? 0
    count += 1
  }
  const mean = [red, green, blue].map((sum) => sum / Math.max(1, count))
  const brightness = 0.2126 * (mean[0] ?? 0) + 0.7152 * (mean[1] ?? 0) + 0.0722 * (mean[2] ?? 0)
  const grey = Math.round(Math.min(DARK_GREY, brightness))
  if (Math.max(...mean) - Math.min(...mean) < NEARLY_GREY) return [grey, grey, grey]
  const [r = 0, g = 0, b = 0] = mean.map((value) => Math.round(value * Math.min(1, LIGHTEST_INK / brightness)))
  return [r, g, b]
}
