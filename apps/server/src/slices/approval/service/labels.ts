import { type LineState, type Place, placesOf, type Step } from '@onmaru/workflow'
import type { FieldPlace } from '../../documents/index.ts'
import type { ApprovalParts } from './parts.ts'
import type { Places } from './places.ts'
import { labelField, labelOf } from './print-block.ts'

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
  const steps = new Map<string, Step>()
  for (const place of placesOf(state.context.rounds.at(-1))) {
    const label = labelField(places?.[place.step.id] ?? '')
    if (label !== null) steps.set(label, asPrinted(place))
  }
  return fields
    .filter(({ kind, value }) => kind === 'text' && value !== undefined)
    .map((field) => {
      const step = steps.get(field.name)
      return { field, value: step === undefined ? '' : labelOf(step, field) }
    })
}

/** A review that was passed over under way says so like one that was planned so (영 9①). */
function asPrinted({ step, record }: Place): Step {
  return record.skippedFor === 'ABSENCE' ? { ...step, kind: 'REVIEW_SKIPPED', skipReason: record.reason } : step
}
