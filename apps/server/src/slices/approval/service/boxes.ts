import type { LineStatus } from '@onmaru/workflow'
import type { PersonActor } from '../../../kernel/actor.ts'
import type { Handle } from '../../../kernel/db.ts'
import type { BoxRow } from '../approval.ts'
import type { Box } from '../schema.ts'
import * as store from '../store.ts'

/** One page of a person's own box. */
export async function boxPage(
  handle: Handle,
  actor: PersonActor,
  box: Box,
  page: { limit: number; offset: number },
): Promise<readonly BoxRow[]> {
  const rows = await store.boxPage(handle, actor.personId, box, page.limit, page.offset)
  return rows.map(({ personId: _, urgent, waitingFor, status, ...row }) => {
    const names: readonly string[] = JSON.parse(waitingFor)
    // Only `project` writes this column, out of a line's status.
    return { ...row, urgent: urgent === 1, status: status as LineStatus, with: names }
  })
}

/** How many documents lie in each of a person's boxes. */
export async function countBoxes(handle: Handle, actor: PersonActor): Promise<Readonly<Record<Box, number>>> {
  const counts: Record<Box, number> = { WAITING: 0, UPCOMING: 0, IN_PROGRESS: 0, DONE: 0, RETURNED: 0, DRAFTING: 0 }
  for (const { box, n } of await store.boxCounts(handle, actor.personId)) counts[box] = n
  return counts
}
