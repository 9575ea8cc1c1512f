import type { Editor } from '@tiptap/react'
import { type Found, findingsKey, placeOf } from '../body/findings.ts'
import { textsOf } from '../body/texts.ts'
import type { CheckFinding } from '../draft/types.ts'
import type { PersonalFinding } from './use-screening.ts'

/** Where in the body characters without a font stand. */
export function fontFindings(
  editor: Editor,
  findings: readonly CheckFinding[],
  label: (finding: CheckFinding) => string,
): readonly Found[] {
  const missing = findings.filter(({ code, place }) => code === 'CHARACTER_WITHOUT_FONT' && place === 'body')
  if (missing.length === 0) return []
  return textsOf(editor.state.doc).flatMap(({ text, start }) =>
    missing.flatMap((finding) => {
      const character = String(finding.facts['character'] ?? '')
      const found: Found[] = []
      for (
        let at = character === '' ? -1 : text.indexOf(character);
        at >= 0;
        at = text.indexOf(character, at + character.length)
      ) {
        const from = start + at
        found.push({ id: `font-${character}-${from}`, from, to: from + character.length, kind: 'FONT', label: label(finding) })
      }
      return found
    }),
  )
}

/** Values of the body that look like personal data, as marks in the text. */
export function personalFindings(
  findings: readonly PersonalFinding[],
  label: (finding: PersonalFinding) => string,
): readonly Found[] {
  return findings.flatMap((finding) =>
    finding.from === null || finding.to === null
      ? []
      : [{ id: finding.id, from: finding.from, to: finding.to, kind: 'PERSONAL' as const, label: label(finding) }],
  )
}

/** Selects a marked place of the body; false when its text is gone. */
export function goToFinding(editor: Editor, id: string): boolean {
  const place = placeOf(findingsKey.getState(editor.state), id)
  return place !== null && editor.chain().focus().setTextSelection(place).scrollIntoView().run()
}

/** Selects the first place of the body where a character stands. */
export function goToCharacter(editor: Editor, character: string): boolean {
  const found = textsOf(editor.state.doc).find(({ text }) => text.includes(character))
  if (found === undefined) return false
  const from = found.start + found.text.indexOf(character)
  return editor
    .chain()
    .focus()
    .setTextSelection({ from, to: from + character.length })
    .scrollIntoView()
    .run()
}

/** Ids of the controls on the page that belong to a place of the form. */
export const PLACE_IDS: Readonly<Record<Exclude<CheckFinding['place'], 'body'>, string>> = {
  title: 'draft-title',
  task: 'draft-task',
  folder: 'draft-folder',
  retention: 'draft-retention',
  disclosure: 'draft-disclosure',
  attachments: 'attachments',
  sender: 'draft-sender',
  recipients: 'draft-recipients',
}

/** Puts the focus on the first control of a place on the page. */
export function goToPlace(place: Exclude<CheckFinding['place'], 'body'>): void {
  const part = document.getElementById(PLACE_IDS[place])
  const control = part?.matches('input, textarea, button') ? part : part?.querySelector<HTMLElement>('input, textarea, button')
  const target = control instanceof HTMLElement ? control : part
  target?.scrollIntoView({ block: 'center' })
  target?.focus()
}
