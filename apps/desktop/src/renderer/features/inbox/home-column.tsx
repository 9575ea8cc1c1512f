import { Link } from '@tanstack/react-router'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoxCount, BoxRow } from '../../api/shapes.ts'
import { formatCount } from '../../i18n/format.ts'
import type { BoxName } from '../../routes/box-names.ts'
import { EmptyState, type EmptyStateProps } from '../../ui/empty-state.tsx'
import { ErrorState, type ErrorStateProps } from '../../ui/error-state.tsx'
import { LineStatusMark } from '../../ui/line-status.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { UrgentWord } from './urgent-word.tsx'

export interface HomeColumnProps {
  readonly title: string
  /** Where the rest of it is. */
  readonly box: BoxName
  readonly boxOf?: (row: BoxRow) => BoxName
  readonly rows: readonly BoxRow[] | undefined
  /** How many there are, where not all of them are here. */
  readonly count?: BoxCount | null
  readonly error: ErrorStateProps | null
  readonly empty: EmptyStateProps
  /** Beside the number: what of it is late. */
  readonly note?: ReactNode
  readonly under: (row: BoxRow) => string
  readonly aside: (row: BoxRow) => ReactNode
  /** Shows the state's mark before the line below the title. */
  readonly mark?: boolean
}

/** As many as stand in sight on an office's screen; the box has the rest. */
const SHOWN = 12

/** A number, and a plus where it was not counted to its end. */
const countWord = ({ count, more }: BoxCount): string => `${formatCount(count)}${more ? '+' : ''}`

/** One column of the day: a word, its number, and the lines, each a way to its document. */
export function HomeColumn({
  title,
  box,
  boxOf = () => box,
  rows,
  count = null,
  error,
  empty,
  note,
  under,
  aside,
  mark = false,
}: HomeColumnProps) {
  const { t } = useTranslation('inbox')
  const heading = useId()
  return (
    <section className="home-column" aria-labelledby={heading} aria-busy={rows === undefined && error === null}>
      <header className="home-head">
        <h2 id={heading} className="home-title">
          {title}{' '}
          {rows !== undefined && <span className="home-count">{countWord(count ?? { count: rows.length, more: false })}</span>}
        </h2>
        {note}
      </header>
      {rows === undefined && error === null && <ProgressBar label={t('loading')} />}
      {error !== null && <ErrorState {...error} />}
      {rows?.length === 0 && <EmptyState {...empty} />}
      <ul className="home-lines">
        {(rows ?? []).slice(0, SHOWN).map((row) => (
          <li key={`${row.box} ${row.documentId}`}>
            <Link
              className="home-line"
              data-home-line=""
              to="/box/$box/$documentId"
              params={{ box: boxOf(row), documentId: row.documentId }}
              preload={false}
            >
              <span className="home-line-title">
                {row.urgent && <UrgentWord />}
                {row.title}
              </span>
              <span className="home-line-aside">{aside(row)}</span>
              <span className="home-line-under">{mark ? <LineStatusMark status={row.status} /> : under(row)}</span>
            </Link>
          </li>
        ))}
      </ul>
      {(rows?.length ?? 0) > SHOWN && (
        <Link className="home-rest" data-home-line="" to="/box/$box" params={{ box }}>
          {t('home.all')}
        </Link>
      )}
    </section>
  )
}
