import { useTranslation } from 'react-i18next'
import type { LineDocument } from '../../api/shapes.ts'
import { formatDateTime } from '../../i18n/format.ts'
import { StatusMark } from '../status-mark.tsx'
import './receipts.css'

type Receipt = LineDocument['readers'][number]

export interface ReceiptsProps {
  readonly readers: readonly Receipt[]
  readonly postReport: Receipt | null
}

/** Who is to take note of an approved document: the absent one of a 대결 (후열), and those to whom it circulates (공람), each with their mark. */
export function Receipts({ readers, postReport }: ReceiptsProps) {
  const { t } = useTranslation('ui')
  if (readers.length === 0 && postReport === null) return null
  const read = readers.filter(({ at }) => at !== null).length
  return (
    <div className="receipts">
      {postReport !== null && (
        <section aria-label={t('receipts.postReport')}>
          <p className="receipts-title">{t('receipts.postReport')}</p>
          <ul>
            <ReceiptLine receipt={postReport} done={t('receipts.noted')} open={t('receipts.notNoted')} />
          </ul>
        </section>
      )}
      {readers.length > 0 && (
        <section aria-label={t('receipts.readers', { read, all: readers.length })}>
          <p className="receipts-title">{t('receipts.readers', { read, all: readers.length })}</p>
          <ul>
            {readers.map((receipt) => (
              <ReceiptLine
                key={receipt.person.personId}
                receipt={receipt}
                done={t('receipts.read')}
                open={t('receipts.notRead')}
              />
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function ReceiptLine({ receipt, done, open }: { readonly receipt: Receipt; readonly done: string; readonly open: string }) {
  const { person, at, note } = receipt
  return (
    <li className="receipt">
      <StatusMark tone={at === null ? 'waiting' : 'done'}>{at === null ? open : done}</StatusMark>
      <span>
        <strong>{person.name}</strong> {person.post} <span className="receipt-quiet">{person.unitName}</span>
      </span>
      {at !== null && (
        <time className="receipt-quiet" dateTime={at}>
          {formatDateTime(at)}
        </time>
      )}
      {note !== null && <p className="receipt-note">{note}</p>}
    </li>
  )
}
