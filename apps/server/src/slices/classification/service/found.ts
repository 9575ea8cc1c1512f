import { newId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { FunctionNode, UnitTask } from '../classification.ts'
import { classificationFaults } from '../errors.ts'
import { functionAdded, taskAdded } from '../events.ts'
import * as store from '../store.ts'

/** Adds a node of the function tree; returns the id. @throws FUNCTION_UNKNOWN, FUNCTION_LEVEL_INVALID */
export async function addFunction(tx: Tx, { parentId, level, code, name }: Omit<FunctionNode, 'id'>): Promise<string> {
  const expected = await levelBelow(tx, parentId)
  if (level !== expected) throw classificationFaults.FUNCTION_LEVEL_INVALID({ level, expected })
  const id = newId()
  await store.insertFunction(tx, { id, parentId, level, code, name })
  await tx.speak(functionAdded({ kind: 'function', id }, { code, name, level, parentId }))
  return id
}

async function levelBelow(tx: Tx, parentId: string | null): Promise<number> {
  if (parentId === null) return 1
  const parent = await store.findFunction(tx, parentId)
  if (parent === undefined) throw classificationFaults.FUNCTION_UNKNOWN()
  return parent.level + 1
}

/** Adds a unit task under a function; returns the id. @throws FUNCTION_UNKNOWN */
export async function addTask(tx: Tx, given: Omit<UnitTask, 'id'>): Promise<string> {
  const task: UnitTask = { ...given, id: newId() }
  if ((await store.findFunction(tx, task.functionId)) === undefined) throw classificationFaults.FUNCTION_UNKNOWN()
  await store.insertTask(tx, task)
  const { code, name, unitId, functionId, retention, disclosure, clauses } = task
  await tx.speak(taskAdded({ kind: 'task', id: task.id }, { code, name, unitId, functionId, retention, disclosure, clauses }))
  return task.id
}
