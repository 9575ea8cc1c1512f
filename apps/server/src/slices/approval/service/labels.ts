import { type LineState, type Place, placesOf } from '@onmaru/workflow'
import type { FieldPlace } from '../../documents/index.ts'
import type { ApprovalParts } from './parts.ts'
import type { Places } from './places.ts'
import { CONCUR_FIELD, concurWord, labelField, labelOf } from './print-block.ts'

/** A line as it stands in a form. */
export interface PlacedLine {
  readonly state: LineState
  readonly places: Places | null
  readonly fields: readonly FieldPlace[]
}

/**
 * The file whose approval block says who stands in the line now: posts that are others than before are filled anew, which is form filling and
 * touches nothing that was signed. SHA-256 of the stored file; the same where nothing is to be said. Slow: outside transactions.
 */
export async function labelled(
  { kernel, documents, signatures }: ApprovalParts,
  blob: string,
  line: PlacedLine,
): Promise<string> {
  const pdf = await kernel.blobs.get(blob)
  const present = signatures.fieldValues(pdf)
  const filled = []
  for (const { field, value } of wantedLabels(line)) {
    if (present.get(field.name) === value) continue
    const appearance = value === '' ? null : await documents.textAppearance(value, field)
    filled.push({ field: field.name, value, appearance })
  }
  if (filled.length === 0) return blob
  return (await kernel.blobs.put(await signatures.fillFields(pdf, filled))).sha256
}

/** What each place of the block says: whoever stands there, or nothing. */
function wantedLabels({ state, places, fields }: PlacedLine): readonly { field: FieldPlace; value: string }[] {
  const all = placesOf(state.context.rounds.at(-1))
  const standing = new Map<string, Place>()
  for (const place of all) {
    const label = labelField(places?.[place.step.id] ?? '')
    if (label !== null) standing.set(label, place)
  }
  const word = concurWord(all.map(({ step }) => step))
  return fields
    .filter(({ kind, value }) => kind === 'text' && value !== undefined)
    .map((field) => {
      const place = standing.get(field.name)
      if (field.name === CONCUR_FIELD) return { field, value: word }
      return { field, value: place === undefined ? '' : labelOf(place.step, place.record, field) }
    })
}
