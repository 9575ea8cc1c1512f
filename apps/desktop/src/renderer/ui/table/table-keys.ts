import { useTranslation } from 'react-i18next'
import { type KeyBinding, useKeys } from '../keys/use-keys.ts'

export interface TableMoves {
  /** Rows up (negative) or down; the ends hold. */
  readonly move: (by: number) => void
  readonly openRow: (() => void) | undefined
  readonly look: (() => void) | undefined
  readonly toggle: (() => void) | undefined
}

/** Rows of one screenful, for PageUp and PageDown. */
const SCREENFUL = 15

/** The keys that move in a table while it has the focus. Returns whether the key was one of them. */
export function moveByKey(key: string, { move, openRow }: TableMoves): boolean {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: SCREENFUL,
    PageUp: -SCREENFUL,
    Home: Number.NEGATIVE_INFINITY,
    End: Number.POSITIVE_INFINITY,
  }
  const by = steps[key]
  if (by !== undefined) move(by)
  else if (key === 'Enter' && openRow !== undefined) openRow()
  else return false
  return true
}

/** The keys of the screen's main list, wherever the focus is: j k to move, Enter to open, Space to look, x to select. */
export function useTableKeys(enabled: boolean, { move, openRow, look, toggle }: TableMoves): void {
  const { t } = useTranslation('ui')
  const group = t('table.keys')
  const bindings: KeyBinding[] = [
    { keys: 'j', label: t('table.next'), group, run: () => move(1) },
    { keys: 'k', label: t('table.previous'), group, run: () => move(-1) },
    ...(openRow === undefined ? [] : [{ keys: ['o', 'Enter'], label: t('table.openRow'), group, run: openRow }]),
    ...(look === undefined ? [] : [{ keys: 'Space', label: t('table.look'), group, run: look }]),
    ...(toggle === undefined ? [] : [{ keys: 'x', label: t('table.toggle'), group, run: toggle }]),
  ]
  useKeys(enabled ? bindings : [])
}
