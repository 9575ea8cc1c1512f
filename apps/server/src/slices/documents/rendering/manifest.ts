import { createHash } from 'node:crypto'
import type { ApprovalBlock } from '../approval-block.ts'
import type { Attachment } from '../attachment.ts'
import type { DraftForm } from '../draft-form.ts'
import { type CanonicalValue, canonicalJson } from './canonical-json.ts'

/** What a manifest is made of. */
export interface ManifestParts {
  readonly documentId: string
  readonly revisionNumber: number
  readonly createdAt: string
  readonly form: DraftForm
  readonly attachments: readonly Attachment[]
  readonly block: ApprovalBlock
}

/**
 * The canonical manifest, an associated file of the form: what the law makes part of the decision, and the hashes of body and attachments.
 * Every signature over the PDF covers it.
 */
export function manifestOf({ documentId, revisionNumber, createdAt, form, attachments, block }: ManifestParts): Uint8Array {
  const { body, ...decided } = form
  const manifest = plain({
    type: 'onmaru.manifest/1',
    documentId,
    revision: revisionNumber,
    createdAt,
    title: decided.title,
    kind: decided.kind,
    form: decided.form,
    recipients: decided.recipients,
    via: decided.via,
    sender: decided.senderName,
    sealOmitted: decided.sealOmitted,
    task: decided.taskId,
    folder: decided.folderId,
    retention: decided.retention,
    disclosure: decided.disclosure,
    urgent: decided.urgent,
    amount: decided.amount ?? undefined,
    related: decided.relatedIds,
    line: block.steps,
    bodySha256: sha256(canonicalJson(plain(body))),
    attachments: attachments.map(({ name, sha256: digest, size }) => ({ name, sha256: digest, size })),
  })
  return new TextEncoder().encode(canonicalJson(manifest))
}

/** Plain JSON: what is undefined is not there. Fractions (a column's width) become text. */
function plain(value: unknown): CanonicalValue {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : String(value)
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object') throw new Error(`no JSON: ${typeof value}`)
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([key, member]) => [key, plain(member)]),
  )
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
