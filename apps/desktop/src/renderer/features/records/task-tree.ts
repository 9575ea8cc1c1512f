import type { TreeNode } from '../../ui/tree.tsx'
import type { FunctionNode, UnitTask } from './types.ts'

/** What is chosen in the tree: a function or a unit task, as the address carries it. */
export type Place = { readonly type: 'function' | 'task'; readonly id: string }

const PREFIX = { function: 'f.', task: 't.' } as const

/** `f.<id>` or `t.<id>`. */
export const placeText = ({ type, id }: Place): string => `${PREFIX[type]}${id}`

/** Reads it; null for anything else. */
export function readPlace(text: string | undefined): Place | null {
  if (text?.startsWith(PREFIX.function)) return { type: 'function', id: text.slice(PREFIX.function.length) }
  if (text?.startsWith(PREFIX.task)) return { type: 'task', id: text.slice(PREFIX.task.length) }
  return null
}

/**
 * The function tree down to the unit tasks given, each with how many records it holds; functions without such a task are
 * left out. Pure. A task whose function is not known stands at the top.
 */
export function taskTree(
  functions: readonly FunctionNode[],
  tasks: readonly UnitTask[],
  counts: ReadonlyMap<string, number>,
): readonly TreeNode[] {
  const known = new Set(functions.map(({ id }) => id))
  const leaf = (task: UnitTask): TreeNode => ({
    id: placeText({ type: 'task', id: task.id }),
    label: task.name,
    icon: 'folder',
    ...(counts.has(task.id) ? { count: counts.get(task.id) ?? 0 } : {}),
  })
  const below = (parentId: string | null, above: ReadonlySet<string>): TreeNode[] =>
    functions
      .filter((node) => node.parentId === parentId && !above.has(node.id))
      .toSorted((a, b) => a.code.localeCompare(b.code, 'ko', { numeric: true }))
      .flatMap((node) => {
        const children = [
          ...below(node.id, new Set([...above, node.id])),
          ...tasks.filter((task) => task.functionId === node.id).map(leaf),
        ]
        return children.length === 0 ? [] : [{ id: placeText({ type: 'function', id: node.id }), label: node.name, children }]
      })
  return [...below(null, new Set()), ...tasks.filter((task) => !known.has(task.functionId)).map(leaf)]
}

/** The function and every function above it, topmost first. */
export function functionPath(functions: readonly FunctionNode[], id: string): readonly FunctionNode[] {
  const path: FunctionNode[] = []
  let at = functions.find((node) => node.id === id)
  while (at !== undefined && !path.includes(at)) {
    path.unshift(at)
    const { parentId } = at
    at = functions.find((node) => node.id === parentId)
  }
  return path
}

/** Tasks of a function and of everything below it. */
export function tasksUnder(functions: readonly FunctionNode[], tasks: readonly UnitTask[], id: string): readonly UnitTask[] {
  const within = new Set([id])
  // A set that grows while it is walked: every function is looked at once, so a circle in the data ends.
  for (const parent of within) for (const node of functions) if (node.parentId === parent) within.add(node.id)
  return tasks.filter((task) => within.has(task.functionId))
}
