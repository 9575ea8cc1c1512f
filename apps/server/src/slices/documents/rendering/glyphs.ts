import { openSync } from 'fontkit'
import { fontFile, SERIF_FONTS } from './assets.ts'

/** Spaces and line ends set no glyph of their own. */
const SPACE = /^[\p{Z}\t\n\r]$/u
/** Marks of format (joiners, soft hyphens, directions) and variants: nothing that one sees; an overridden direction would even show other than it says. */
const UNPRINTED = /\p{Cf}|\p{Variation_Selector}/gu
/** Controls, surrogates without a partner and private letters say nothing that is the same everywhere; PDF/A refuses them. */
const REFUSED = /^[\p{Cc}\p{Cs}\p{Co}\p{Cn}]$/u
let covered: ReadonlySet<number> | null = null

/** The code points that one of the form's fonts can set; read once from the fonts' cmap tables. */
function coverage(): ReadonlySet<number> {
  covered ??= new Set(SERIF_FONTS.flatMap((font) => charactersOf(fontFile(font))))
  return covered
}

function charactersOf(file: string): readonly number[] {
  const font = openSync(file)
  if (!('characterSet' in font)) throw new Error(`${file} is a collection of fonts`)
  return font.characterSet
}

/** A text as the form prints it: without what has no look. */
export function printed(text: string): string {
  return text.replace(UNPRINTED, '')
}

/** Whether the form can show a character. */
export function hasGlyph(character: string): boolean {
  const code = character.codePointAt(0) ?? 0
  if (SPACE.test(character) || printed(character) === '') return true
  return !REFUSED.test(character) && coverage().has(code)
}

/** A character that no font has, in a text. */
export interface MissingCharacter {
  readonly character: string
  readonly codePoint: string
  readonly count: number
  /** Letters around its first place. */
  readonly around: string
}

const AROUND = 10

/** The characters of a text that no font has, each once, in order of their first place. */
export function missingCharacters(text: string): readonly MissingCharacter[] {
  const found = new Map<string, MissingCharacter>()
  const characters = [...text]
  for (const [at, character] of characters.entries()) {
    if (hasGlyph(character)) continue
    const known = found.get(character)
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    const around = characters.slice(Math.max(0, at - AROUND), at + AROUND + 1).join('')
    found.set(
      character,
      known === undefined ? { character, codePoint: `U+${code}`, count: 1, around } : { ...known, count: known.count + 1 },
    )
  }
  return [...found.values()]
}
