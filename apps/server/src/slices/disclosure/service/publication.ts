import { seoulDate } from '../../../kernel/clock.ts'
import type { Handle } from '../../../kernel/db.ts'
import type { ReleasableRecord, ReleasedAttachment, ReleasedStep } from '../releasable-record.ts'
import type { PublicationRow } from '../store.ts'
import * as store from '../store.ts'

/** What the public may see of a document. */
export interface Publication extends Omit<PublicationRow, 'line' | 'clauses' | 'attachments'> {
  readonly line: readonly ReleasedStep[]
  readonly clauses: readonly number[]
  readonly attachments: readonly ReleasedAttachment[]
}

/** Closed records are looked at again every five years (공공기록물법 35). */
const REVIEW_YEARS = 5
const WITHHELD_TITLE = '(제목 비공개)'

/** Copies a record into a full publication. */
export function fullPublication(record: ReleasableRecord, publishedAt: Date): PublicationRow {
  return {
    ...listPublication(record, publishedAt, { clauses: record.clauses, withholdTitle: false }),
    form: 'FULL',
    disclosure: record.disclosure,
    reviewDueOn: null,
    line: JSON.stringify(record.line),
    bodyText: record.bodyText,
    attachments: JSON.stringify(record.attachments),
    pdfBlob: record.pdfBlob,
  }
}

/** Copies of a record only what the information list shows (공개법 8, 시행령 5): no text, no files, no line. */
export function listPublication(
  record: ReleasableRecord,
  publishedAt: Date,
  closed: { clauses: readonly number[]; withholdTitle: boolean },
): PublicationRow {
  const registeredOn = seoulDate(new Date(record.registeredAt))
  return {
    documentId: record.documentId,
    form: 'LIST',
    agency: record.agency,
    title: closed.withholdTitle ? WITHHELD_TITLE : record.title,
    number: record.number,
    unitId: record.unit.id,
    unitName: record.unit.name,
    drafterName: record.drafter.name,
    drafterPost: record.drafter.post,
    approverName: record.approver.name,
    approverPost: record.approver.post,
    line: '[]',
    registeredAt: record.registeredAt,
    registeredOn,
    disclosure: 'CLOSED',
    clauses: JSON.stringify(closed.clauses),
    reviewDueOn: `${Number(registeredOn.slice(0, 4)) + REVIEW_YEARS}-12-31`,
    bodyText: '',
    attachments: '[]',
    pdfBlob: null,
    taskId: record.task.id,
    taskName: record.task.name,
    kind: record.kind,
    publishedAt: publishedAt.toISOString(),
    withdrawnAt: null,
    withdrawalReason: null,
  }
}

/** Reads a stored publication. */
function readPublication(row: PublicationRow): Publication {
  return {
    ...row,
    line: JSON.parse(row.line) as ReleasedStep[],
    clauses: JSON.parse(row.clauses) as number[],
    attachments: JSON.parse(row.attachments) as ReleasedAttachment[],
  }
}

/** The publication of a document, withdrawn or not; undefined where there never was one. */
export async function publicationOf(handle: Handle, documentId: string): Promise<Publication | undefined> {
  const row = await store.findPublication(handle, documentId)
  return row === undefined ? undefined : readPublication(row)
}
