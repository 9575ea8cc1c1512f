import type { PersonActor } from '../../kernel/actor.ts'
import type { Handle } from '../../kernel/db.ts'
import type { Tx } from '../../kernel/transaction.ts'

/** A node of the function tree (정부기능분류체계): 정책분야 › 정책영역 › 대기능 › 중기능 › 소기능. `level` from 1. */
export interface FunctionNode {
  readonly id: string
  readonly parentId: string | null
  readonly level: number
  readonly code: string
  readonly name: string
}

/** A unit task (단위과제) with the defaults of its row in the retention schedule (기록관리기준표, 기록령 25). */
export interface UnitTask {
  readonly id: string
  readonly functionId: string
  /** The unit (처리과) whose task it is. */
  readonly unitId: string
  readonly code: string
  readonly name: string
  readonly description: string
  /** Code of the retention period, and why. */
  readonly retention: string
  readonly retentionReason: string
  readonly disclosure: 'OPEN' | 'PARTIAL' | 'CLOSED'
  readonly clauses: readonly number[]
}

/** A record folder (기록물철) of a unit task and year. */
export interface Folder {
  readonly id: string
  readonly taskId: string
  readonly unitId: string
  readonly year: number
  /** Counts within task and year, from 1. */
  readonly serial: number
  readonly title: string
  readonly state: 'OPEN' | 'CLOSED'
}

/** The function tree, unit tasks and folders. */
export interface Classification {
  tree(handle: Handle): Promise<readonly FunctionNode[]>
  /** Unit tasks: of one unit, or all. */
  tasks(handle: Handle, unitId: string | null): Promise<readonly UnitTask[]>
  task(handle: Handle, taskId: string): Promise<UnitTask | undefined>
  folders(handle: Handle, taskId: string): Promise<readonly Folder[]>
  folder(handle: Handle, folderId: string): Promise<Folder | undefined>
  /** Opens a folder in a task of one's own unit. @throws TASK_UNKNOWN, TASK_OF_ANOTHER_UNIT, FOLDER_EXISTS */
  openFolder(actor: PersonActor, input: { taskId: string; year: number; title: string }): Promise<Folder>
  /** For the founding of an office and imports. */
  addFunction(tx: Tx, node: Omit<FunctionNode, 'id'>): Promise<string>
  addTask(tx: Tx, task: Omit<UnitTask, 'id'>): Promise<string>
  addFolder(tx: Tx, folder: { taskId: string; year: number; title: string }): Promise<string>
}
