import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatCount } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import type { EntryFilter } from './entries.ts'
import type { Entry } from './types.ts'

export interface EntryFoldProps {
  readonly entry: Entry
  readonly sentence: string
  /** Narrows the list by what stands in the entry; absent where there is nothing to narrow. */
  readonly onNarrow?: ((filter: EntryFilter) => void) | undefined
}

/** A sentence that unfolds to what the log keeps of it: who, from where, about what, the facts and the fingerprint. */
export function EntryFold({ entry, sentence, onNarrow }: EntryFoldProps) {
  const { t } = useTranslation('audit')
  const [open, setOpen] = useState(false)
  return (
    <details className="entry-fold" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="entry-sentence">{sentence}</summary>
      {open && (
        <>
          <dl className="entry-facts">
            <dt>{t('fold.seq')}</dt>
            <dd>{formatCount(entry.seq)}</dd>
            <dt>{t('fold.actor')}</dt>
            <dd>{entry.actor.name}</dd>
            {entry.actor.roles.length > 0 && (
              <>
                <dt>{t('fold.roles')}</dt>
                <dd>{entry.actor.roles.join(', ')}</dd>
              </>
            )}
            {entry.from !== null && (
              <>
                <dt>{t('fold.from')}</dt>
                <dd>{entry.from.address}</dd>
                <dt>{t('fold.client')}</dt>
                <dd>{entry.from.client}</dd>
              </>
            )}
            <dt>{t('fold.type')}</dt>
            <dd className="entry-code">{entry.type}</dd>
            <dt>{t('fold.subject')}</dt>
            <dd className="entry-code">{`${entry.subject.kind} ${entry.subject.id}`}</dd>
            <dt>{t('fold.hash')}</dt>
            <dd className="entry-code">{entry.hash}</dd>
            <dt>{t('fold.facts')}</dt>
            <dd className="entry-code">{JSON.stringify(entry.facts, null, 1)}</dd>
          </dl>
          <EntryActs entry={entry} onNarrow={onNarrow} />
        </>
      )}
    </details>
  )
}

/** Where to go on from an entry. */
function EntryActs({ entry, onNarrow }: Pick<EntryFoldProps, 'entry' | 'onNarrow'>) {
  const { t } = useTranslation('audit')
  const navigate = useNavigate()
  const { actor, subject, type } = entry
  if (onNarrow === undefined) return null
  return (
    <div className="entry-acts">
      {actor.id !== null && (
        <Button variant="quiet" icon="filter" onPress={() => onNarrow({ person: actor.id ?? undefined })}>
          {t('fold.onlyPerson')}
        </Button>
      )}
      <Button variant="quiet" icon="filter" onPress={() => onNarrow({ kind: type })}>
        {t('fold.onlyKind')}
      </Button>
      {subject.kind === 'document' && (
        <>
          <Button variant="quiet" icon="filter" onPress={() => onNarrow({ document: subject.id })}>
            {t('fold.onlyDocument')}
          </Button>
          <Button
            variant="quiet"
            icon="history"
            onPress={() => void navigate({ to: '/audit/documents/$documentId', params: { documentId: subject.id } })}
          >
            {t('fold.life')}
          </Button>
        </>
      )}
    </div>
  )
}
