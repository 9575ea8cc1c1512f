import { closestCenter, DndContext, type DragEndEvent, PointerSensor, useSensor, useSensors } from '@dnd-kit/core'
import { SortableContext, verticalListSortingStrategy } from '@dnd-kit/sortable'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { moveStepTo, removeStep } from './line-moves.ts'
import type { LineFault, LinePerson, LineStep } from './line-step.ts'
import { StepLine, stepElementId } from './step-line.tsx'

export interface StepListProps {
  readonly steps: readonly LineStep[]
  readonly onChange: (steps: readonly LineStep[]) => void
  readonly faults: readonly LineFault[]
  /** The step that the keys work on. */
  readonly active: string | null
  readonly onActive: (stepId: string) => void
  readonly find: (personId: string) => LinePerson | null
  /** People of a unit, of whom one may receive for it (부서협조). */
  readonly unitOf?: (unitId: string) => readonly LinePerson[]
}

/** Pixels that a pointer moves before it drags: a click on the handle stays a click. */
const DRAG_FROM = 4

/** The steps in order; Alt+↑ and Alt+↓ move the one in focus, Delete takes it out, the handle drags. */
export function StepList({ steps, onChange, faults, active, onActive, find, unitOf }: StepListProps) {
  const { t } = useTranslation('line')
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: DRAG_FROM } }))
  const drop = ({ active: dragged, over }: DragEndEvent): void => {
    if (over !== null)
      onChange(
        moveStepTo(
          steps,
          String(dragged.id),
          steps.findIndex(({ id }) => id === over.id),
        ),
      )
  }
  // The focus goes on to the neighbour of a step that was taken out, not to the top of the page.
  const next = useRef<string | null>(null)
  useEffect(() => {
    if (next.current !== null) document.getElementById(stepElementId(next.current))?.focus()
    next.current = null
  })
  const remove = (stepId: string, at: number): void => {
    next.current = (steps[at + 1] ?? steps[at - 1])?.id ?? null
    onChange(removeStep(steps, stepId))
  }
  const words = {
    onDragStart: () => undefined,
    onDragOver: () => undefined,
    onDragEnd: () => undefined,
    onDragCancel: () => undefined,
  }
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={drop}
      accessibility={{ announcements: words, screenReaderInstructions: { draggable: t('keysHint') } }}
    >
      <SortableContext items={steps.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
        <ol className="step-list" aria-label={t('steps')}>
          {steps.map((step, i) => (
            <StepLine
              key={step.id}
              step={step}
              number={i + 1}
              steps={steps}
              onChange={onChange}
              faulty={faults.some(({ stepId }) => stepId === step.id)}
              active={active === step.id}
              onActive={onActive}
              onRemove={() => remove(step.id, i)}
              deputy={step.away === null ? null : find(step.away.actingId)}
              unit={unitOf?.(step.person.unitId) ?? []}
            />
          ))}
        </ol>
      </SortableContext>
    </DndContext>
  )
}
