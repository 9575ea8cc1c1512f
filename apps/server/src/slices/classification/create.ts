import type { Kernel } from '../../kernel/kernel.ts'
import type { Identity } from '../identity/index.ts'
import type { Classification } from './classification.ts'
import { addFolder, openFolder } from './service/folders.ts'
import { addFunction, addTask } from './service/found.ts'
import * as store from './store.ts'

/** Opens the slice: the function tree, unit tasks and folders. */
export function createClassification(kernel: Kernel, identity: Identity): Classification {
  return {
    tree: store.listFunctions,
    tasks: store.listTasks,
    task: store.findTask,
    folders: store.listFolders,
    folder: store.findFolder,
    openFolder: (actor, input) => openFolder(kernel, identity, actor, input),
    addFunction,
    addTask,
    addFolder: async (tx, folder) => (await addFolder(tx, folder)).id,
  }
}
