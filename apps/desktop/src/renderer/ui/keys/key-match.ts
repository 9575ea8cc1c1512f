/** What of a keyboard event decides whether a binding is meant. */
export type KeyStroke = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>

/**
 * Whether a stroke is the binding's key. Letters and digits go by their place on the keyboard, so that `j` works while
 * the input method writes Hangul (where the same key says ㅓ, or nothing but "Process").
 * @param keys `j`, `?`, `Escape`, `Shift+x`, `Mod+k` (Mod: Ctrl, or ⌘ on a Mac)
 */
export function matchesKey(stroke: KeyStroke, keys: string): boolean {
  const parts = keys.split('+')
  const key = parts.at(-1) ?? ''
  const wants = new Set(parts.slice(0, -1))
  const mod = stroke.ctrlKey || stroke.metaKey
  if (mod !== wants.has('Mod') || stroke.altKey !== wants.has('Alt')) return false
  if (key === '?') return stroke.key === '?' || (stroke.code === 'Slash' && stroke.shiftKey)
  if (key === 'Space') return stroke.code === 'Space' && stroke.shiftKey === wants.has('Shift')
  if (stroke.shiftKey !== wants.has('Shift')) return false
  if (/^[a-z]$/i.test(key)) return stroke.code === `Key${key.toUpperCase()}`
  if (/^\d$/.test(key)) return stroke.code === `Digit${key}`
  return stroke.key === key
}
