/** How bright the paper is at each pixel, and overall. */
export interface Paper {
  readonly at: Uint8Array
  readonly level: number
}

/** Cells a side, in which the paper is looked for by itself: a photograph has light from one side. */
const CELLS = 12
/** Nine of ten pixels are no brighter: paper, even where much is written. */
const BRIGHT = 0.9
/** A cell that is darker than so much of the whole is no shadow but ink. */
const DEEPEST_SHADOW = 0.55
const VALUES = 256

/** The paper under a picture of brightnesses, 0 to 255, row by row. Pure. */
export function paperOf(light: Uint8Array, width: number, height: number): Paper {
  const counts = Array.from({ length: CELLS * CELLS }, () => new Uint32Array(VALUES))
  const whole = new Uint32Array(VALUES)
  const cellOf = (place: number, size: number): number => Math.floor((place * CELLS) / size)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const value = light[y * width + x] ?? 0
      const cell = counts[cellOf(y, height) * CELLS + cellOf(x, width)]
      whole[value] = (whole[value] ?? 0) + 1
      if (cell !== undefined) cell[value] = (cell[value] ?? 0) + 1
    }
  const level = brightOf(whole)
  const cells = counts.map((cell) => Math.max(brightOf(cell), DEEPEST_SHADOW * level))
  const at = new Uint8Array(width * height)
  const row = between(height)
  const columns = Array.from({ length: width }, (_, x) => between(width)(x))
  const of = (r: number, c: number): number => cells[r * CELLS + c] ?? level
  for (let y = 0; y < height; y += 1) {
    const [above, below, down] = row(y)
    for (let x = 0; x < width; x += 1) {
      const [left, right, over] = columns[x] ?? [0, 0, 0]
      const upper = of(above, left) * (1 - over) + of(above, right) * over
      const lower = of(below, left) * (1 - over) + of(below, right) * over
      at[y * width + x] = Math.max(1, Math.round(upper * (1 - down) + lower * down))
    }
  }
  return { at, level }
}

/** The two cells that a place lies between, by their middles, and how far it is from the first to the second. */
function between(size: number): (place: number) => readonly [number, number, number] {
  return (place) => {
    const cell = Math.min(CELLS - 1, Math.max(0, ((place + 0.5) * CELLS) / size - 0.5))
    const first = Math.floor(cell)
    return [first, Math.min(CELLS - 1, first + 1), cell - first]
  }
}

/** The brightness that so many of the counted do not exceed; 0 where none was counted. */
function brightOf(counts: Uint32Array): number {
  const wanted = BRIGHT * counts.reduce((sum, count) => sum + count, 0)
  let seen = 0
  for (let value = 0; value < VALUES; value += 1) {
    seen += counts[value] ?? 0
    if (seen >= wanted) return value
  }
  return VALUES - 1
}
