import type { Chart } from './chart.ts'

const WIDTH = 150
const HEIGHT = 44
const COLUMN = 310
const LINE = 16
const GAP = 130

interface Box {
  readonly x: number
  readonly y: number
}

/** A chart as a picture: SVG text that stands by itself, in the colours of whoever shows it. `word`: what a state or an act is called. */
export function svgOf(chart: Chart, word: (id: string) => string = (id) => id): string {
  const places = placesOf(chart)
  const boxes = [...places.values()]
  const width = Math.max(...boxes.map(({ x }) => x)) + WIDTH + 40
  const height = Math.max(...boxes.map(({ y }) => y)) + HEIGHT + 40
  const title = escaped(word(chart.id))
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}" font-family="sans-serif" font-size="12" fill="currentColor">`,
    // Words stand on the ground of the page, so that no line runs through them.
    '<style>text{paint-order:stroke;stroke:var(--chart-ground,#fff);stroke-width:4px}</style>',
    `<title>${title}</title>`,
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z"/></marker></defs>',
    ...chart.arrows.map((arrow) => arrowOf(arrow, places, word)),
    ...chart.states.map((state) => boxOf(state, chart.initial, places, word)),
    '</svg>',
  ].join('\n')
}

/** States in columns by how many acts away from the beginning they are; more lines above a box where it has acts of its own. */
function placesOf({ states, initial, arrows }: Chart): ReadonlyMap<string, Box> {
  const rank = new Map([[initial, 0]])
  for (const id of rank.keys())
    for (const { from, to } of arrows) if (from === id && !rank.has(to)) rank.set(to, (rank.get(id) ?? 0) + 1)
  const places = new Map<string, Box>()
  const below = new Map<number, number>()
  for (const { id } of states) {
    const column = rank.get(id) ?? 0
    const own = arrows.find(({ from, to }) => from === id && to === id)?.acts.length ?? 0
    const y = (below.get(column) ?? 30 + (column % 2) * 60) + own * LINE
    places.set(id, { x: 20 + column * COLUMN, y })
    below.set(column, y + HEIGHT + GAP)
  }
  return places
}

function boxOf({ id, isFinal }: Chart['states'][number], initial: string, places: ReadonlyMap<string, Box>, word: Words): string {
  const { x, y } = places.get(id) ?? { x: 0, y: 0 }
  const stroke = id === initial || isFinal ? 3 : 1.5
  const name = `<text x="${x + WIDTH / 2}" y="${y + HEIGHT / 2 + 5}" text-anchor="middle" font-size="14" font-weight="bold">${escaped(word(id))}</text>`
  return `<rect x="${x}" y="${y}" width="${WIDTH}" height="${HEIGHT}" rx="8" fill="none" stroke="currentColor" stroke-width="${stroke}"/>${name}`
}

type Words = (id: string) => string

function arrowOf({ from, to, acts }: Chart['arrows'][number], places: ReadonlyMap<string, Box>, word: Words): string {
  const a = places.get(from) ?? { x: 0, y: 0 }
  const b = places.get(to) ?? { x: 0, y: 0 }
  if (from === to) {
    // What leaves the state as it is stands as a list over its box.
    const top = a.y - 8 - (acts.length - 1) * LINE
    return textOf(acts, word, a.x + WIDTH / 2, top, 'middle', '↻ ')
  }
  const [top, bottom] = [Math.min(a.y, b.y), Math.max(a.y, b.y)]
  const between = [...places.values()].some(({ x, y }) => x === a.x && x === b.x && top < y && y < bottom)
  if (between) return around(a, b, acts, word)
  const forth = b.x > a.x || (b.x === a.x && b.y > a.y)
  const sameColumn = b.x === a.x
  const shift = forth ? -8 : 12
  const start = sameColumn
    ? { x: a.x + WIDTH / 2 + shift * 3, y: forth ? a.y + HEIGHT : a.y }
    : { x: forth ? a.x + WIDTH : a.x, y: a.y + HEIGHT / 2 + shift }
  const end = sameColumn
    ? { x: b.x + WIDTH / 2 + shift * 3, y: forth ? b.y : b.y + HEIGHT }
    : { x: forth ? b.x : b.x + WIDTH, y: b.y + HEIGHT / 2 + shift }
  const path = `<path d="M${start.x} ${start.y}L${end.x} ${end.y}" fill="none" stroke="currentColor" marker-end="url(#tip)"/>`
  const at = forth ? 0.36 : 0.6
  const x = start.x + (end.x - start.x) * at
  const y = start.y + (end.y - start.y) * at + (forth ? -6 - (acts.length - 1) * LINE : LINE)
  return (
    path +
    (sameColumn
      ? textOf(acts, word, x + (forth ? -6 : 6), y + LINE, forth ? 'end' : 'start')
      : textOf(acts, word, x, y, 'middle'))
  )
}

/** Past the boxes between two of one column. */
function around(a: Box, b: Box, acts: readonly string[], word: Words): string {
  const [from, to] = [a.y + HEIGHT / 2, b.y + HEIGHT / 2]
  const out = a.x - 70
  const path = `<path d="M${a.x} ${from}C${out} ${from} ${out} ${to} ${b.x} ${to}" fill="none" stroke="currentColor" marker-end="url(#tip)"/>`
  return path + textOf(acts, word, out + 18, (from + to) / 2, 'middle')
}

function textOf(acts: readonly string[], word: Words, x: number, y: number, anchor: string, mark = ''): string {
  return acts
    .map(
      (act, i) =>
        `<text x="${Math.round(x)}" y="${Math.round(y + i * LINE)}" text-anchor="${anchor}">${mark}${escaped(word(act))}</text>`,
    )
    .join('')
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
