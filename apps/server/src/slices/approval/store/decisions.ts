import type { Kysely } from 'kysely'
import { type Handle, tables } from '../../../kernel/db.ts'
import { prepared } from '../../../kernel/prepared.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { ApprovalTables } from '../schema.ts'

export type StoredDecision = ApprovalTables['decisions']

const db = (handle: Handle) => tables<ApprovalTables>(handle)
/** Events that carry what was known of the line when it was planned. */
const SUBMISSIONS = ['submitted', 'resubmitted']

/** Keeps who decided a document. */
export async function insertDecision(tx: Tx, row: StoredDecision): Promise<void> {
  await writeDecision(tx, row)
}

const writeDecision = prepared((db: Kysely<ApprovalTables>, row: StoredDecision) => db.insertInto('decisions').values(row))

/** Where a page of decisions ended. */
export type DecisionPlace = Pick<StoredDecision, 'approvedAt' | 'documentId'>

/** Decisions since an instant, oldest first, the ones after `place`. */
export async function decisionsSince(
  handle: Handle,
  since: string,
  place: DecisionPlace | null,
  limit: number,
): Promise<readonly StoredDecision[]> {
  let rows = db(handle)
    .selectFrom('decisions')
    .selectAll()
    .where('approvedAt', '>=', place?.approvedAt ?? since)
  if (place !== null)
    rows = rows.where((e) =>
      e.or([
        e('approvedAt', '>', place.approvedAt),
        e.and([e('approvedAt', '=', place.approvedAt), e('documentId', '>', place.documentId)]),
      ]),
    )
  const found = await rows.orderBy('approvedAt').orderBy('documentId').limit(limit).execute()
  return found.map((row) => ({ ...row, amount: row.amount === null ? null : Number(row.amount) }))
}

/** How many documents were decided since an instant. */
export async function countDecisions(handle: Handle, since: string): Promise<number> {
  const row = await db(handle)
    .selectFrom('decisions')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('approvedAt', '>=', since)
    .executeTakeFirst()
  return Number(row?.n ?? 0)
}

/** What was submitted in each round, as the events say it, in order. */
export async function submissionsOf(handle: Handle, documentId: string): Promise<readonly { round: number; data: string }[]> {
  return readSubmissions(handle, documentId)
}

const readSubmissions = prepared((db: Kysely<ApprovalTables>, documentId: string) =>
  db
    .selectFrom('lineEvents')
    .select(['round', 'data'])
    .where('documentId', '=', documentId)
    .where('type', 'in', SUBMISSIONS)
    .orderBy('seq'),
)

/** Acts of these people since an instant with their beginnings and ends, latest first: what a likely finish is told from. */
export async function timesOf(
  handle: Handle,
  personIds: readonly string[],
  since: string,
  limit: number,
): Promise<readonly { personId: string; kind: string; openedAt: string; actedAt: string }[]> {
  if (personIds.length === 0) return []
  const rows = await db(handle)
    .selectFrom('lineSteps')
    .select(['personId', 'kind', 'openedAt', 'actedAt'])
    .where('personId', 'in', [...personIds])
    .where('actedAt', '>=', since)
    .where('openedAt', 'is not', null)
    .orderBy('actedAt', 'desc')
    .limit(limit)
    .execute()
  return rows.flatMap(({ openedAt, actedAt, ...row }) =>
    openedAt === null || actedAt === null ? [] : [{ ...row, openedAt, actedAt }],
  )
}
