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

/** The paper under a picture of brightnesses, 0 to 255, row by row. Pure. */
export function paperOf(light: Uint8Array, width: number, height: number): Paper {
  const level = percentile(light, BRIGHT)
  const cells = Array.from({ length: CELLS * CELLS }, (_, i) => {
    const [from, until] = [
      Math.floor((Math.floor(i / CELLS) * height) / CELLS),
      Math.ceil(((Math.floor(i / CELLS) + 1) * height) / CELLS),
    ]
    const [left, right] = [Math.floor(((i % CELLS) * width) / CELLS), Math.ceil((((i % CELLS) + 1) * width) / CELLS)]
    const inside: number[] = []
    for (let y = from; y < until; y += 1) for (let x = left; x < right; x += 1) inside.push(light[y * width + x] ?? 0)
    return Math.max(percentile(inside, BRIGHT), DEEPEST_SHADOW * level)
  })
  const at = new Uint8Array(width * height)
  const column = between(width)
  const row = between(height)
  for (let y = 0; y < height; y += 1) {
    const [above, below, down] = row(y)
    for (let x = 0; x < width; x += 1) {
      const [left, right, over] = column(x)
      const of = (r: number, c: number): number => cells[r * CELLS + c] ?? level
      const [upper, lower] = [above, below].map((r) => of(r, left) * (1 - over) + of(r, right) * over)
      at[y * width + x] = Math.max(1, Math.round((upper ?? level) * (1 - down) + (lower ?? level) * down))
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

function percentile(values: ArrayLike<number>, part: number): number {
  const counts = new Uint32Array(256)
  for (let i = 0; i < values.length; i += 1) counts[values[i] ?? 0] = (counts[values[i] ?? 0] ?? 0) + 1
  let seen = 0
  for (let value = 0; value < 256; value += 1) {
    seen += counts[value] ?? 0
    if (seen >= part * values.length) return value
  }
  return 255
}
