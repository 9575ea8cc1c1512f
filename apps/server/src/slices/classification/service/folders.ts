import type { PersonActor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { type Tx, transaction } from '../../../kernel/transaction.ts'
import type { Identity } from '../../identity/index.ts'
import type { Folder, UnitTask } from '../classification.ts'
import { classificationFaults } from '../errors.ts'
import { folderOpened } from '../events.ts'
import * as store from '../store.ts'

/** What a folder is opened with. */
export interface NewFolder {
  readonly taskId: string
  readonly year: number
  readonly title: string
}

/**
 * Opens a folder (기록물철) in a unit task of one's own unit (기록령 2(4)).
 * @throws TASK_UNKNOWN, TASK_OF_ANOTHER_UNIT, FOLDER_EXISTS
 */
export async function openFolder(kernel: Kernel, identity: Identity, actor: PersonActor, given: NewFolder): Promise<Folder> {
  return transaction(kernel, actor, async (tx) => {
    const task = await taskOf(tx, given.taskId)
    const person = await identity.person(tx, actor.personId)
    if (person?.unitId !== task.unitId) throw await ofAnotherUnit(tx, identity, task)
    return addFolder(tx, given)
  })
}

async function ofAnotherUnit(tx: Tx, identity: Identity, task: UnitTask): Promise<Error> {
  const unit = await identity.unit(tx, task.unitId)
  return classificationFaults.TASK_OF_ANOTHER_UNIT({ unitName: unit?.name ?? '' })
}

/** Adds a folder with the next serial of its task and year. @throws TASK_UNKNOWN, FOLDER_EXISTS */
export async function addFolder(tx: Tx, { taskId, year, title }: NewFolder): Promise<Folder> {
  const { unitId } = await taskOf(tx, taskId)
  await tx.lock(`folders:${taskId}:${year}`)
  if ((await store.findFolderByTitle(tx, taskId, year, title)) !== undefined)
    throw classificationFaults.FOLDER_EXISTS({ title, year })
  const serial = (await store.lastSerial(tx, taskId, year)) + 1
  const folder: Folder = { id: newId(), taskId, unitId, year, serial, title, state: 'OPEN' }
  await store.insertFolder(tx, folder)
  await tx.speak(folderOpened({ kind: 'folder', id: folder.id }, { taskId, unitId, year, serial, title }))
  return folder
}

async function taskOf(tx: Tx, taskId: string): Promise<UnitTask> {
  const task = await store.findTask(tx, taskId)
  if (task === undefined) throw classificationFaults.TASK_UNKNOWN()
  return task
}
