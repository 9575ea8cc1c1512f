import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { useKeys } from '../../ui/keys/use-keys.ts'
import type { StatusTone } from '../../ui/status-mark.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import { EntryFold, type EntryFoldProps } from './entry-fold.tsx'
import './entry-list.css'
import type { Entry, Names } from './types.ts'
import { useEntryText } from './use-entry-text.ts'

export interface EntryListProps extends Pick<EntryFoldProps, 'onNarrow'> {
  readonly label: string
  readonly entries: readonly Entry[]
  readonly names: Names
  /** The next page; absent at the end. */
  readonly onMore?: (() => void) | undefined
  readonly busy: boolean
  /** The document that all of them are about. */
  readonly self?: string
}

/** Entries as a time line of sentences, each unfolding to its facts; j and k go from one to the next. */
export function EntryList({ label, entries, names, onMore, busy, self, onNarrow }: EntryListProps) {
  const { t } = useTranslation('audit')
  const say = useEntryText(self)
  const list = useRef<HTMLDivElement>(null)
  const move = (by: 1 | -1): void => {
    const folds = [...(list.current?.querySelectorAll<HTMLElement>('.entry-sentence') ?? [])]
    const at = folds.findIndex((fold) => fold.matches(':focus'))
    folds[Math.min(folds.length - 1, Math.max(0, at === -1 ? 0 : at + by))]?.focus()
  }
  const group = t('keys')
  useKeys([
    { keys: 'j', label: t('next'), group, run: () => move(1) },
    { keys: 'k', label: t('previous'), group, run: () => move(-1) },
  ])
  return (
    <div className="entry-list" ref={list} aria-busy={busy} data-busy={busy || undefined}>
      <Timeline
        label={label}
        entries={entries.map((entry) => ({
          id: String(entry.seq),
          at: entry.at,
          tone: toneOf(entry),
          text: <EntryFold entry={entry} sentence={say(entry, names)} onNarrow={onNarrow} />,
        }))}
      />
      {onMore !== undefined && (
        <Button busy={busy} onPress={onMore}>
          {t('more')}
        </Button>
      )}
    </div>
  )
}

/** Looks are quiet, what went out or was refused stands out. */
function toneOf({ type, facts }: Entry): StatusTone {
  if (type.endsWith('.looked')) return 'closed'
  if (/signInFailed|personLocked|certificateRevoked|refused|withdrawn|discarded/.test(type)) return 'returned'
  if (type === 'audit.verified') return facts['whole'] === true ? 'done' : 'returned'
  if (type === 'approval.stepped') return facts['act'] === 'signed' ? 'done' : 'held'
  if (type === 'disclosure.held') return 'held'
  if (type === 'disclosure.published') return 'released'
  return /completed|registered|preserved|sealed|accepted|submitted/.test(type) ? 'done' : 'waiting'
}
