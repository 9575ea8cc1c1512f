import type { Box } from '../../api/shapes.ts'
import type { BoxName } from '../../routes/box-names.ts'

/** The server's name of a box; drafts are asked of another slice. */
export const BOX_OF: Readonly<Record<Exclude<BoxName, 'drafts'>, Box>> = {
  waiting: 'WAITING',
  upcoming: 'UPCOMING',
  'in-progress': 'IN_PROGRESS',
  done: 'DONE',
  returned: 'RETURNED',
}

/** As many rows as the server gives at once. */
export const BOX_LIMIT = 200
