import { defineEvent } from '../../kernel/events.ts'

/** A node of the function tree was added. Subject: the node. */
export const functionAdded = defineEvent<{ code: string; name: string; level: number; parentId: string | null }>()(
  'classification.functionAdded',
)
/** A unit task was added. Subject: the task. */
export const taskAdded = defineEvent<{
  code: string
  name: string
  unitId: string
  functionId: string
  retention: string
  disclosure: string
  clauses: readonly number[]
}>()('classification.taskAdded')
/** A folder was opened. Subject: the folder. */
export const folderOpened = defineEvent<{ taskId: string; unitId: string; year: number; serial: number; title: string }>()(
  'classification.folderOpened',
)
