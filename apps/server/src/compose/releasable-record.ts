import type { Kernel } from '../kernel/kernel.ts'
import type { Approval, PathStep } from '../slices/approval/index.ts'
import type { Classification } from '../slices/classification/index.ts'
import type { ReleasableRecord, ReleasedStep } from '../slices/disclosure/index.ts'
import type { Documents } from '../slices/documents/index.ts'
import type { Identity } from '../slices/identity/index.ts'
import type { Records } from '../slices/records/index.ts'

/** The slices that hold the parts of a record. */
export interface ReleaseParts {
  readonly kernel: Kernel
  readonly identity: Identity
  readonly classification: Classification
  readonly documents: Documents
  readonly approval: Approval
  readonly records: Pick<Records, 'find'>
}

/** Collects a preserved record for disclosure. @throws Error when a part is missing; the delivery is then tried again */
export async function releasableRecord(parts: ReleaseParts, documentId: string): Promise<ReleasableRecord> {
  const { kernel, identity, classification, documents, approval, records } = parts
  const record = await records.find(kernel.db, documentId)
  if (record === undefined || record.preservedBlob === null) throw new Error(`document ${documentId} is not preserved`)
  const revision = await documents.revision(kernel.db, record.revisionId)
  const path = await approval.path(kernel.db, documentId)
  const task = await classification.task(kernel.db, record.taskId)
  const drafter = path?.steps[0]?.person
  const approver = path?.steps.at(-1)?.person
  if (revision === undefined || path === undefined || task === undefined || drafter === undefined || approver === undefined)
    throw new Error(`document ${documentId} lacks a part of its record`)
  const { grade } = await identity.personOf(approver.personId)
  const { disclosure } = revision.form
  return {
    documentId,
    agency: (await identity.agency(kernel.db)).name,
    title: record.title,
    number: record.number,
    unit: { id: record.unitId, name: record.unitName },
    drafter: { name: drafter.name, post: drafter.post },
    approver: { name: approver.name, post: approver.post, gradeRank: gradeRankOf(grade) },
    line: path.steps.map(releasedStep),
    registeredAt: record.registeredAt,
    disclosure: disclosure.class,
    clauses: disclosure.clauses,
    bodyText: documents.bodyText(revision),
    attachments: revision.attachments.map(({ name, sha256, mediaType, size }) => ({ name, blob: sha256, mediaType, size })),
    pdfBlob: record.preservedBlob,
    task: { id: task.id, name: task.name },
    kind: record.documentKind,
  }
}

const HIGHEST_GRADE = 10

/** Identity counts grades upwards (10 the head, 5 a 5급), disclosure as people say them (0 the head, 5 for 5급). */
function gradeRankOf(grade: number): number {
  return HIGHEST_GRADE - grade
}

function releasedStep({ kind, mark, person, at }: PathStep): ReleasedStep {
  return { kind, mark, name: person.name, post: person.post, unit: person.unitName, at }
}
