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

/** A key cap beside a word. Screen readers get it by `aria-keyshortcuts` of the screen's key map, not from here. */
export function KeyHint({ keys }: { readonly keys: string }) {
  return (
    <span className="key-hint" aria-hidden="true">
      {keyName(keys)}
    </span>
  )
}
