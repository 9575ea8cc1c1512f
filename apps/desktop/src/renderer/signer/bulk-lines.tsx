import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import './bulk-lines.css'
import type { BulkSigningProps } from './bulk-props.ts'
import type { BulkLine } from './use-bulk-signing.ts'

const ICONS = { waiting: 'minus', signing: 'sign', done: 'check', failed: 'warning' } as const satisfies Record<
  BulkLine['state'],
  string
>

export interface BulkLinesProps extends Pick<BulkSigningProps, 'items' | 'leftOut' | 'onOpen'> {
  readonly lineOf: (id: string) => BulkLine
}

/** Every document by its line: where it stands, and why one is not signed. */
export function BulkLines({ items, leftOut, onOpen, lineOf }: BulkLinesProps) {
  const { t } = useTranslation('signing')
  return (
    <>
      <ul className="bulk-lines" aria-label={t('bulk.documents')}>
        {items.map(({ id, title }) => {
          const line = lineOf(id)
          return (
            <li key={id} className="bulk-line" data-state={line.state}>
              <Icon name={ICONS[line.state]} />
              <span className="bulk-line-title">{title}</span>
              <span className="bulk-line-state">{t(`bulk.state.${line.state}`)}</span>
              {line.state === 'failed' && <span className="bulk-line-reason">{line.words.text}</span>}
            </li>
          )
        })}
      </ul>
      {leftOut.length > 0 && (
        <section aria-label={t('bulk.leftOut', { count: leftOut.length })}>
          <h3 className="bulk-left-title">{t('bulk.leftOut', { count: leftOut.length })}</h3>
          <ul className="bulk-lines">
            {leftOut.map(({ id, title, reasons }) => (
              <li key={id} className="bulk-line" data-state="left">
                <Icon name="info" />
                <span className="bulk-line-title">{title}</span>
                <Button variant="quiet" onPress={() => onOpen(id)}>
                  {t('bulk.open')}
                </Button>
                <span className="bulk-line-reason">{reasons.join(' ')}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
