import { useSyncExternalStore } from 'react'

export const THEMES = ['system', 'light', 'dark'] as const
export const CONTRASTS = ['system', 'normal', 'more'] as const
export const DENSITIES = ['compact', 'normal', 'touch'] as const

/** How this person wants the desk to look on this machine. */
export interface Appearance {
  readonly theme: (typeof THEMES)[number]
  readonly contrast: (typeof CONTRASTS)[number]
  readonly density: (typeof DENSITIES)[number]
}

const STORED = 'onmaru.appearance'
const START: Appearance = { theme: 'system', contrast: 'system', density: 'normal' }
const listeners = new Set<() => void>()

const oneOf = <T extends string>(values: readonly T[], value: unknown, otherwise: T): T =>
  values.find((each) => each === value) ?? otherwise

/** Reads what was stored; anything that is not a known value becomes the start value. */
export function parseAppearance(text: string | null): Appearance {
  let given: unknown = null
  try {
    given = JSON.parse(text ?? 'null')
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  const field = (name: keyof Appearance): unknown =>
    typeof given === 'object' && given !== null ? Reflect.get(given, name) : undefined
  return {
    theme: oneOf(THEMES, field('theme'), START.theme),
    contrast: oneOf(CONTRASTS, field('contrast'), START.contrast),
    density: oneOf(DENSITIES, field('density'), START.density),
  }
}

let current: Appearance = START

function apply(appearance: Appearance): void {
  const { dataset } = document.documentElement
  dataset['theme'] = appearance.theme
  dataset['contrast'] = appearance.contrast
  dataset['density'] = appearance.density
}

/** Reads the stored appearance and puts it on the root element. Called once, before the first paint. */
export function startAppearance(): void {
  current = parseAppearance(localStorage.getItem(STORED))
  apply(current)
}

/** Changes some of the appearance, for now and for the next start. */
export function setAppearance(change: Partial<Appearance>): void {
  current = { ...current, ...change }
  localStorage.setItem(STORED, JSON.stringify(current))
  apply(current)
  for (const listener of listeners) listener()
}

/** The present appearance; the component is drawn again when it changes. */
export function useAppearance(): Appearance {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => current,
  )
}
