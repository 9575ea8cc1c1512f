/** Tables of the classification slice; JSON as text. */
export interface ClassificationTables {
  /** The function tree; `level` from 1. */
  functionNodes: { id: string; parentId: string | null; level: number; code: string; name: string }
  /** Unit tasks with their row of the retention schedule. `clauses`: JSON numbers. */
  unitTasks: {
    id: string
    functionId: string
    unitId: string
    code: string
    name: string
    description: string
    retention: string
    retentionReason: string
    disclosure: 'OPEN' | 'PARTIAL' | 'CLOSED'
    clauses: string
  }
  /** Folders; `serial` counts within task and year. */
  recordFolders: {
    id: string
    taskId: string
    unitId: string
    year: number
    serial: number
    title: string
    state: 'OPEN' | 'CLOSED'
    openedAt: string
  }
}
