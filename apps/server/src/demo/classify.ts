import type { App } from '../app.ts'
import { systemActor } from '../kernel/actor.ts'
import { type Tx, transaction } from '../kernel/transaction.ts'
import { DELEGATION } from './data/delegation.ts'
import { type DemoTask, TASKS } from './data/tasks.ts'
import { type Founded, idOf } from './found.ts'

/** A unit task as it was added, with its folders by year. */
export interface FoundTask extends DemoTask {
  readonly id: string
  readonly folders: ReadonlyMap<number, string>
}

/** Adds the function tree, the unit tasks with their folders of these years, and the delegation schedule over them; returns the tasks by name. */
export async function classify(
  app: App,
  founded: Founded,
  given: { years: readonly number[]; effectiveOn: string },
): Promise<ReadonlyMap<string, FoundTask>> {
  return transaction(app.kernel, systemActor('demo'), async (tx) => {
    const functions = await addFunctions(app, tx)
    const tasks = new Map<string, FoundTask>()
    const codes = new Map<string, string>()
    for (const [i, task] of TASKS.entries()) {
      const { unit, path, name, disclosureReason, description, ...defaults } = task
      const code = taskCode(i)
      const id = await app.classification.addTask(tx, {
        ...defaults,
        name,
        description: `${description}. 공개 구분의 이유: ${disclosureReason}.`,
        code,
        functionId: idOf(functions, path.join(SEPARATOR)),
        unitId: idOf(founded.units, unit),
      })
      const folders = new Map<number, string>()
      for (const year of given.years) folders.set(year, await app.classification.addFolder(tx, { taskId: id, year, title: name }))
      tasks.set(name, { ...task, id, folders })
      codes.set(name, code)
    }
    await app.identity.addDelegationSchedule(tx, {
      effectiveOn: given.effectiveOn,
      rows: DELEGATION.map(({ task, matter, level, amountUpTo }) => ({
        unitId: null,
        taskCode: task === null ? null : idOf(codes, task),
        matter,
        level,
        amountUpTo,
      })),
    })
    return tasks
  })
}

const SEPARATOR = ' › '
const taskCode = (position: number): string => String(7_990_001 + position).padStart(8, '0')

/** The tree that the paths of the tasks make, five levels; returns the ids by path. */
async function addFunctions(app: App, tx: Tx): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>()
  const children = new Map<string, number>()
  const codes = new Map<string, string>([['', '']])
  for (const { path } of TASKS)
    for (const [depth, name] of path.entries()) {
      const above = path.slice(0, depth).join(SEPARATOR)
      const key = path.slice(0, depth + 1).join(SEPARATOR)
      if (ids.has(key)) continue
      const serial = (children.get(above) ?? 0) + 1
      children.set(above, serial)
      const code = `${codes.get(above)}${String(serial).padStart(2, '0')}`
      codes.set(key, code)
      ids.set(key, await app.classification.addFunction(tx, { parentId: ids.get(above) ?? null, level: depth + 1, code, name }))
    }
  return ids
}
