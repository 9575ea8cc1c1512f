import { latin1 } from '../pdf/pdf-file.ts'

/** Objects of one incremental update, as its own cross-reference section lists them. */
export interface UpdateSection {
  readonly start: number
  readonly end: number
  readonly objects: readonly number[]
}

const ENTRY = /^(\d{10}) (\d{5}) n(?:\r\n| \n| \r)$/

/**
 * Reads an update strictly: objects one behind another, one classic cross-reference section that lists exactly these at exactly these places,
 * a trailer that points to the section before, `startxref`, `%%EOF`, and nothing else. Whatever deviates could be shown differently by another reader, so null.
 */
export function readUpdateSection(pdf: Uint8Array, start: number, end: number, previousXref: number): UpdateSection | null {
  const tail = /\nstartxref\n(\d{1,12})\n%%EOF\n?$/.exec(latin1(pdf.subarray(Math.max(start, end - 64), end)))
  const xrefAt = Number(tail?.[1] ?? Number.NaN)
  if (tail === null || !(xrefAt > start && xrefAt < end)) return null
  const text = latin1(pdf.subarray(xrefAt, end - (tail[0].length - 1)))
  const parsed = readXref(text, previousXref)
  if (parsed === null) return null
  const places = [...parsed].sort((a, b) => a[1] - b[1])
  let at = pdf[start] === 0x0a ? start + 1 : start
  for (const [i, [number, offset]] of places.entries()) {
    const next = places[i + 1]?.[1] ?? xrefAt
    if (offset !== at || next <= offset) return null
    const head = latin1(pdf.subarray(offset, offset + 24))
    if (!head.startsWith(`${number} 0 obj\n`)) return null
    if (!latin1(pdf.subarray(next - 8, next)).endsWith('\nendobj\n')) return null
    at = next
  }
  return { start, end, objects: places.map(([number]) => number) }
}

/** Object numbers and places; null unless the section is classic, complete and chained to `previousXref`. */
function readXref(text: string, previousXref: number): ReadonlyMap<number, number> | null {
  if (!text.startsWith('xref\n')) return null
  const found = new Map<number, number>()
  let at = 5
  while (!text.startsWith('trailer', at)) {
    const head = /^(\d{1,10}) (\d{1,7})\n/.exec(text.slice(at, at + 24))
    if (head === null) return null
    at += head[0].length
    const first = Number(head[1])
    const count = Number(head[2])
    if (count === 0 || at + 20 * count > text.length) return null
    for (let i = 0; i < count; i += 1, at += 20) {
      const entry = ENTRY.exec(text.slice(at, at + 20))
      if (entry === null || entry[2] !== '00000' || found.has(first + i)) return null
      found.set(first + i, Number(entry[1]))
    }
  }
  const trailer = text.slice(at)
  const previous = [...trailer.matchAll(/\/Prev (\d{1,12})/g)]
  if (
    previous.length !== 1 ||
    Number(previous[0]?.[1]) !== previousXref ||
    trailer.includes('/XRefStm') ||
    trailer.includes('/Encrypt')
  )
    return null
  return found
}

/** An update adds at most this many sections between two signatures; more is an attempt to make a reader work. */
const MOST_SECTIONS = 64

/**
 * The updates between two ends of a file, oldest first: each read strictly, each chained to the one before. Null when they cannot be followed.
 * The chain is walked by offsets; marks such as %%EOF inside streams mean nothing.
 */
export function readUpdateSections(
  pdf: Uint8Array,
  start: number,
  end: number,
  firstXref: number,
): readonly UpdateSection[] | null {
  const ends: { end: number; previous: number }[] = []
  for (let at = end; at > start; ) {
    if (ends.length >= MOST_SECTIONS) return null
    const xref = Number(
      /\nstartxref\n(\d{1,12})\n%%EOF\n?$/.exec(latin1(pdf.subarray(Math.max(start, at - 64), at)))?.[1] ?? Number.NaN,
    )
    const previous = Number(/\/Prev (\d{1,12})/.exec(latin1(pdf.subarray(Math.max(start, at - 1_024), at)))?.[1] ?? Number.NaN)
    if (!(xref > start && xref < at) || !(previous < xref)) return null
    ends.unshift({ end: at, previous })
    if (previous === firstXref) break
    const mark = `\nstartxref\n${previous}\n%%EOF\n`
    const found = latin1(pdf.subarray(previous, xref)).indexOf(mark)
    if (previous <= start || found < 0) return null
    at = previous + found + mark.length
  }
  const sections: UpdateSection[] = []
  for (const [i, { end: sectionEnd, previous }] of ends.entries()) {
    const section = readUpdateSection(pdf, ends[i - 1]?.end ?? start, sectionEnd, i === 0 ? firstXref : previous)
    if (section === null) return null
    sections.push(section)
  }
  return sections
}
