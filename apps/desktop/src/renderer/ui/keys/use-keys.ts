import { createContext, useContext, useEffect, useRef } from 'react'
import { announce } from '../notices.ts'
import { matchesKey } from './key-match.ts'

/** A key and what it does on this screen. */
export interface KeyBinding {
  /** `j`, `?`, `Mod+k`; one act may have several keys. */
  readonly keys: string | readonly string[]
  /** What it does, as the key map shows it. */
  readonly label: string
  /** Heading in the key map. */
  readonly group: string
  readonly run: () => void
  /** Why it cannot be done now: the key says so instead of doing it. */
  readonly unavailable?: string | undefined
  /** Works inside input fields too; only for chords with Mod, and Escape. */
  readonly inFields?: boolean
}

interface Layer {
  readonly bindings: readonly KeyBinding[]
  readonly inDialog: boolean
}

/** True inside a dialog: while one is open, only its own keys work. */
export const InDialogContext = createContext(false)

const layers: { current: Layer }[] = []
/** Parts where letters already mean something: typing, or jumping to what begins so. */
const FIELDS =
  'input:not([type="checkbox"], [type="radio"], [type="button"]), textarea, select, [contenteditable="true"], [role="spinbutton"]'
const TYPED_IN = '[role="listbox"], [role="menu"], [role="treegrid"]'
/** Parts that Enter itself sets off. */
const PRESSED = 'a[href], button, summary, [role="button"], [role="tab"]'

function listen(event: KeyboardEvent): void {
  if (event.defaultPrevented) return
  const target = event.target instanceof Element ? event.target : null
  const typing = target?.closest(FIELDS) != null
  const letters = target?.closest(TYPED_IN) != null
  const pressed = target?.closest(PRESSED) != null
  const modal = document.querySelector('[data-modal]') !== null
  for (const { current } of layers.toReversed()) {
    if (modal && !current.inDialog) continue
    for (const binding of current.bindings) {
      const keys = [binding.keys].flat()
      const key = keys.find((each) => matchesKey(event, each))
      if (key === undefined || (typing && binding.inFields !== true) || (letters && key.length === 1)) continue
      if (pressed && key === 'Enter') continue
      event.preventDefault()
      if (binding.unavailable === undefined) binding.run()
      else announce(binding.unavailable, { tone: 'warning' })
      return
    }
  }
}

/** The bindings that work now, the innermost first; what the key map shows. */
export function activeBindings(): readonly KeyBinding[] {
  return layers.toReversed().flatMap(({ current }) => current.bindings)
}

/** Keys of this component, while it is mounted. The latest mounted goes before the earlier ones. */
export function useKeys(bindings: readonly KeyBinding[]): void {
  const inDialog = useContext(InDialogContext)
  const layer = useRef<Layer>({ bindings, inDialog })
  useEffect(() => {
    layer.current = { bindings, inDialog }
  })
  useEffect(() => {
    if (layers.length === 0) document.addEventListener('keydown', listen)
    layers.push(layer)
    return () => {
      layers.splice(layers.indexOf(layer), 1)
      if (layers.length === 0) document.removeEventListener('keydown', listen)
    }
  }, [])
}
