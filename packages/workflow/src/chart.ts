import { lineMachine } from './machines/line.ts'
import { receiptMachine } from './machines/receipt.ts'
import { stepMachine } from './machines/step.ts'
import { unitMachine } from './machines/unit.ts'

/** A machine as a chart: its states, and what leads from one to another. */
export interface Chart {
  readonly id: string
  readonly initial: string
  readonly states: readonly { readonly id: string; readonly isFinal: boolean }[]
  /** Several acts between two states are one arrow. */
  readonly arrows: readonly { readonly from: string; readonly to: string; readonly acts: readonly string[] }[]
}

/** What is read of a machine: states with their transitions, as XState made them of the definition. */
interface Walkable {
  readonly id: string
  readonly root: {
    readonly initial: { readonly target: readonly { readonly key: string }[] | undefined }
    readonly states: Readonly<Record<string, WalkableState>>
  }
}

interface WalkableState {
  readonly key: string
  readonly type: string
  readonly transitions: ReadonlyMap<string, readonly { readonly target: readonly { readonly key: string }[] | undefined }[]>
}

/** The machines of the line, each with its chart: the line, a step, the line inside of a unit, and taking note. */
export function lineCharts(): readonly Chart[] {
  return [lineMachine, stepMachine, unitMachine, receiptMachine].map((machine) => chartOf(machine))
}

/** Walks a machine's definition; nothing of the chart is written by hand. */
function chartOf({ id, root }: Walkable): Chart {
  const states = Object.values(root.states)
  const arrows = new Map<string, { from: string; to: string; acts: string[] }>()
  for (const state of states)
    for (const [act, ways] of state.transitions)
      for (const { target } of ways) {
        const to = target?.[0]?.key ?? state.key
        const known = arrows.get(`${state.key} ${to}`) ?? { from: state.key, to, acts: [] }
        if (!known.acts.includes(act)) known.acts.push(act)
        arrows.set(`${state.key} ${to}`, known)
      }
  return {
    id,
    initial: root.initial.target?.[0]?.key ?? '',
    states: states.map(({ key, type }) => ({ id: key, isFinal: type === 'final' })),
    arrows: [...arrows.values()],
  }
}

/** A chart as Mermaid text. `word`: what a state or an act is called. */
export function mermaidOf({ states, initial, arrows }: Chart, word: (id: string) => string = (id) => id): string {
  return [
    'stateDiagram-v2',
    ...states.filter(({ id }) => word(id) !== id).map(({ id }) => `  ${id}: ${word(id)}`),
    `  [*] --> ${initial}`,
    ...arrows.map(({ from, to, acts }) => `  ${from} --> ${to}: ${acts.map(word).join(', ')}`),
    ...states.filter(({ isFinal }) => isFinal).map(({ id }) => `  ${id} --> [*]`),
  ].join('\n')
}
