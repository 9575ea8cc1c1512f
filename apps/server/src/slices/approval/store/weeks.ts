import { type Handle, tables } from '../../../kernel/db.ts'
import type { ApprovalTables } from '../schema.ts'

const db = (handle: Handle) => tables<ApprovalTables>(handle)

/** An act on a document. */
export interface ActOnDocument {
  readonly documentId: string
  /** ISO 8601. */
  readonly at: string
}

/**
 * What a person did since an instant: their steps of every round, and what lies in their box of what they acted on, since who reviews inside of
 * a unit stands in no step of the line. One act may be told several times.
 */
export async function actsSince(handle: Handle, personId: string, since: string): Promise<readonly ActOnDocument[]> {
  const steps = await db(handle)
    .selectFrom('lineSteps')
    .select(['documentId', 'actedAt as at'])
    .where('personId', '=', personId)
    .where('actedAt', '>=', since)
    .where('state', 'in', ['DONE', 'RETURNED'])
    .execute()
  const acted = await db(handle)
    .selectFrom('boxEntries')
    .select(['documentId', 'since as at'])
    .where('personId', '=', personId)
    .where('box', '=', 'ACTED')
    .where('since', '>=', since)
    .execute()
  return [...steps, ...acted].flatMap(({ documentId, at }) => (at === null ? [] : [{ documentId, at }]))
}

/** How many documents wait for a person by the day on which they are due, both days included. */
export async function dueBetween(
  handle: Handle,
  personId: string,
  from: string,
  until: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db(handle)
    .selectFrom('boxEntries')
    .select((e) => ['dueOn', e.fn.countAll<number>().as('n')])
    .where('personId', '=', personId)
    .where('box', '=', 'WAITING')
    .where('dueOn', '>=', from)
    .where('dueOn', '<=', until)
    .groupBy('dueOn')
    .execute()
  return new Map(rows.flatMap(({ dueOn, n }) => (dueOn === null ? [] : [[dueOn, Number(n)] as const])))
}

/** The way of a document from its first submission to its approval, and the grade of who decided. */
export interface DecidedWay {
  readonly submittedAt: string
  readonly approvedAt: string
  readonly deciderGrade: number
}

/** Ways of what was decided for these units since an instant, the latest first. */
export async function waysOfUnits(
  handle: Handle,
  unitIds: readonly string[],
  since: string,
  limit: number,
): Promise<readonly DecidedWay[]> {
  return (
    db(handle)
      .selectFrom('decisions as d')
      // The first event of a line is its submission.
      .innerJoin('lineEvents as e', (join) => join.onRef('e.documentId', '=', 'd.documentId').on('e.seq', '=', 1))
      .select(['e.at as submittedAt', 'd.approvedAt', 'd.deciderGrade'])
      .where('d.unitId', 'in', [...unitIds])
      .where('d.approvedAt', '>=', since)
      .orderBy('d.approvedAt', 'desc')
      .limit(limit)
      .execute()
  )
}
