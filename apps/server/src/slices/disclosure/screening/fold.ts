/** A text in one spelling (ASCII digits, hyphens, blanks), with the way back to the offsets of the original. */
export interface FoldedText {
  readonly text: string
  /** UTF-16 offsets in the original of the folded span `start`…`end` (exclusive). */
  original(start: number, end: number): { readonly start: number; readonly end: number }
}

/** Every sign that people type or that an editor sets for a hyphen, dashes of all lengths, minus, and the look-alikes ー ㅡ ─ of Korean keyboards. */
const DASH = /[\p{Pd}\u2212\u2043\u30FC\uFF70\u3161\u2500\u2501\u02D7]/u
const DOT = /[.\u00B7\u30FB\u2024\u2027\u22C5\uFF0E\uFF61\u3002]/u
/** Invisible characters hide a number from a pattern but not from a reader. */
const INVISIBLE = /\p{Cf}|[\uFE00-\uFE0F]/u

/** Folds a text character by character; line breaks and tabs stay what they are, since cells and lines carry meaning. */
export function foldText(source: string): FoldedText {
  let text = ''
  const starts: number[] = []
  const ends: number[] = []
  let at = 0
  for (const character of source) {
    const next = at + character.length
    const folded = foldCharacter(character)
    for (const unit of folded.split('')) {
      text += unit
      starts.push(at)
      ends.push(next)
    }
    at = next
  }
  return { text, original: (start, end) => ({ start: starts[start] ?? source.length, end: ends[end - 1] ?? source.length }) }
}

function foldCharacter(character: string): string {
  if (character <= '\u007E') return character
  if (INVISIBLE.test(character)) return ''
  if (DASH.test(character)) return '-'
  if (DOT.test(character)) return '.'
  if (/\p{Zs}/u.test(character)) return ' '
  // Circled and superscript digits number lists and notes; only real decimal digits are digits of a number.
  if (/\p{No}/u.test(character)) return character
  const plain = character.normalize('NFKC')
  return plain.length === 1 || /^[\x20-\x7E]$/.test(plain) ? plain : character
}
