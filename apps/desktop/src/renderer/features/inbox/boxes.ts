import type { Box } from '../../api/shapes.ts'
import type { BoxName } from '../../routes/box-names.ts'

/** The server's name of a box; drafts are asked of another slice. */
export const BOX_OF: Readonly<Record<Exclude<BoxName, 'drafts'>, Box>> = {
  waiting: 'WAITING',
  upcoming: 'UPCOMING',
  acted: 'ACTED',
  'post-report': 'POST_REPORT',
  circulated: 'CIRCULATED',
  noted: 'NOTED',
  'in-progress': 'IN_PROGRESS',
  done: 'DONE',
  returned: 'RETURNED',
}

/** Rows of one asking of a box; more are asked for as the list is gone down. */
export const PAGE = 100
/** As many drafts as the server gives at once. */
export const DRAFTS_LIMIT = 200
