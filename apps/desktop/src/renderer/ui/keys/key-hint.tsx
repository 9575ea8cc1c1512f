import './key-hint.css'

const MAC = typeof navigator !== 'undefined' && /Mac/.test(navigator.platform)
const NAMES: Readonly<Record<string, string>> = {
  Mod: MAC ? '⌘' : 'Ctrl',
  Enter: '↵',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Space: 'Space',
}

/** A key or a chord as people read it: `Mod+k` is `Ctrl+K`, or `⌘K` on a Mac. */
export function keyName(keys: string): string {
  const parts = keys
    .split('+')
    .map((part) => NAMES[part] ?? (part.length === 1 && keys.includes('+') ? part.toUpperCase() : part))
  return parts.join(MAC ? '' : '+')
}

export interface KeyHintProps {
  readonly keys: string
  /** Read by screen readers as well; beside a button's word it would only be noise, the key map (?) lists every key. */
  readonly spoken?: boolean
}

/** A key cap. */
export function KeyHint({ keys, spoken = false }: KeyHintProps) {
  return (
    <span className="key-hint" aria-hidden={!spoken}>
      {keyName(keys)}
    </span>
  )
}
