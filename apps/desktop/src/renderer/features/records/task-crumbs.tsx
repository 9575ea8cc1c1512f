import { Breadcrumbs } from '../../ui/breadcrumbs.tsx'
import { functionPath, placeText } from './task-tree.ts'
import type { FunctionNode, UnitTask } from './types.ts'

export interface TaskCrumbsProps {
  readonly functions: readonly FunctionNode[]
  readonly task: UnitTask
  readonly onPlace: (at: string) => void
  /** Goes up to the task, where a folder of it is open. */
  readonly onTask?: () => void
}

/** Where a unit task stands: 정책분야 › 정책영역 › 대기능 › 단위과제. */
export function TaskCrumbs({ functions, task, onPlace, onTask }: TaskCrumbsProps) {
  return (
    <Breadcrumbs
      crumbs={[
        ...functionPath(functions, task.functionId).map(({ id, name }) => ({
          id,
          label: name,
          onPress: () => onPlace(placeText({ type: 'function', id })),
        })),
        { id: task.id, label: task.name, ...(onTask === undefined ? {} : { onPress: onTask }) },
      ]}
    />
  )
}
