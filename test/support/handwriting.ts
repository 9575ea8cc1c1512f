import { pngOf } from './png-file.ts'

export type Rgb = readonly [number, number, number]

/** How something is written: ink on paper, half the width of the pen and the size of the sheet in pixels. */
export interface Writing {
  readonly width?: number
  readonly height?: number
  readonly pen?: number
  readonly ink?: Rgb
  readonly paper?: Rgb
  /** Makes one person's hand differ from another's. */
  readonly hand?: number
}

/** Letters that nobody reads, with a stroke below: RGB, row by row. The same words give the same pixels. */
export function handwriting(writing: Writing = {}): {
  readonly pixels: Uint8Array
  readonly width: number
  readonly height: number
} {
  const { width = 600, height = 240, pen = 4, ink = [16, 16, 20], paper = [255, 255, 255], hand = 0 } = writing
  const pixels = new Uint8Array(width * height * 3)
  for (let i = 0; i < pixels.length; i += 3) pixels.set(paper, i)
  const dot = (x: number, y: number): void => {
    for (let dy = -pen; dy <= pen; dy += 1)
      for (let dx = -pen; dx <= pen; dx += 1) {
        const [px, py] = [Math.round(x) + dx, Math.round(y) + dy]
        if (dx * dx + dy * dy <= pen * pen && px >= 0 && py >= 0 && px < width && py < height)
          pixels.set(ink, 3 * (py * width + px))
      }
  }
  const turns = 3 + (hand % 3)
  for (let t = 0; t <= 1; t += 1 / 4_000) {
    const swing = Math.sin(t * Math.PI * 2 * turns + hand) * (1 - 0.5 * t) + 0.35 * Math.sin(t * Math.PI * 6 + 2 * hand)
    dot(width * (0.12 + 0.7 * t + 0.03 * Math.cos(t * 20 + hand)), height * (0.48 - 0.28 * swing))
    dot(width * (0.18 + 0.7 * t), height * (0.86 - 0.1 * t))
  }
  return { pixels, width, height }
}

/** The same as a PNG. */
export function writtenPng(writing: Writing = {}): Uint8Array {
  const { pixels, width, height } = handwriting(writing)
  return pngOf(pixels, width, height)
}

/** What packs worst of all that is taken for a signature: specks, at the size that is printed. */
export function specks(width = 213, height = 71): Uint8Array {
  const pixels = new Uint8Array(width * height * 3).fill(255)
  let seed = 7
  for (let i = 0; i < pixels.length; i += 3) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    if (seed / 2_147_483_648 < 0.4) pixels.fill((seed >> 8) & 0xff, i, i + 3)
  }
  return pngOf(pixels, width, height)
}
