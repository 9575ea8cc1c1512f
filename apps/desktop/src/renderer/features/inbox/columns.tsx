import { Link } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import type { BoxRow, DraftRow } from '../../api/shapes.ts'
import { formatDateTime, formatShortDate, formatTime } from '../../i18n/format.ts'
import type { BoxName } from '../../routes/box-names.ts'
import { LineStatusMark } from '../../ui/line-status.tsx'
import type { Column } from '../../ui/table/column.ts'
import { DueWord } from './due-word.tsx'
import { UrgentWord } from './urgent-word.tsx'

type Texts = TFunction<['inbox', 'ui']>
type Shown = Exclude<BoxName, 'drafts'>
type ColumnName = 'drafter' | 'status' | 'with' | 'due' | 'since'

/** What each box shows of a document beside its title: little, so that the title has the room. */
const SHOWN: Readonly<Record<Shown, readonly ColumnName[]>> = {
  waiting: ['drafter', 'due', 'since'],
  upcoming: ['drafter', 'since'],
  acted: ['drafter', 'status', 'since'],
  'post-report': ['drafter', 'since'],
  circulated: ['drafter', 'since'],
  noted: ['drafter', 'since'],
  'in-progress': ['with', 'status', 'since'],
  done: ['drafter', 'since'],
  returned: ['status', 'since'],
}

/**
 * The columns of a box. A title is a link, so that one click opens it and a middle click opens it elsewhere.
 * @param rows a column that would be empty in all of them is left out
 */
export function boxColumns(t: Texts, box: Shown, rows: readonly BoxRow[]): readonly Column<BoxRow>[] {
  const title: Column<BoxRow> = {
    id: 'title',
    header: t('inbox:column.title'),
    width: 'fill',
    value: ({ title: text }) => text,
    cell: ({ documentId, title: text, urgent }) => (
      <span title={text}>
        {urgent && <UrgentWord />}
        <Link
          className="box-title"
          to="/box/$box/$documentId"
          params={{ box, documentId }}
          search={(search) => search}
          tabIndex={-1}
          preload={false}
        >
          {text}
        </Link>
      </span>
    ),
  }
  // Beside a due day the hour of arrival would take the title's room: it is in the tip then.
  const due = SHOWN[box].includes('due') && rows.some(({ dueOn }) => dueOn !== null)
  const columns: Readonly<Record<ColumnName, Column<BoxRow>>> = {
    drafter: {
      id: 'drafter',
      header: t('inbox:column.drafter'),
      width: 68,
      // Finding and export know the unit too.
      value: ({ drafterName, unitName }) => `${drafterName} ${unitName}`,
      cell: ({ drafterName, unitName }) => <span title={`${drafterName} · ${unitName}`}>{drafterName}</span>,
    },
    status: {
      id: 'status',
      header: t('inbox:column.status'),
      width: 82,
      value: ({ status }) => t(`ui:lineStatus.${status}`),
      cell: ({ status }) => <LineStatusMark status={status} />,
    },
    with: {
      id: 'with',
      header: t('inbox:column.with'),
      width: 76,
      sorts: false,
      value: ({ with: people }) => people.join(', '),
      cell: ({ with: people }) => <span title={people.join(', ')}>{people.join(', ')}</span>,
    },
    due: {
      id: 'due',
      header: t('inbox:column.due'),
      width: 72,
      align: 'end',
      value: ({ dueOn }) => dueOn,
      cell: ({ dueOn }) => <DueWord dueOn={dueOn} />,
    },
    since: {
      id: 'since',
      header: t(`inbox:since.${box}`),
      width: due ? 64 : 96,
      align: 'end',
      value: ({ since }) => since,
      cell: ({ since }) => (
        <time dateTime={since} title={formatDateTime(since)}>
          {due ? formatShortDate(since) : `${formatShortDate(since)} ${formatTime(since)}`}
        </time>
      ),
    },
  }
  const shown = SHOWN[box].filter((name) => name !== 'due' || due)
  return [title, ...shown.map((name) => columns[name])]
}

/** The columns of one's own drafts. */
export function draftColumns(t: Texts, address: (documentId: string) => string): readonly Column<DraftRow>[] {
  return [
    {
      id: 'title',
      header: t('inbox:column.title'),
      width: 'fill',
      value: ({ title }) => title,
      cell: ({ documentId, title }) => (
        <Link className="box-title" to={address(documentId)} tabIndex={-1} preload={false}>
          {title === '' ? t('inbox:untitled') : title}
        </Link>
      ),
    },
    {
      id: 'attachments',
      header: t('inbox:column.attachments'),
      width: 64,
      align: 'end',
      value: ({ attachments }) => (attachments === 0 ? null : attachments),
    },
    {
      id: 'saved',
      header: t('inbox:column.saved'),
      width: 140,
      align: 'end',
      value: ({ savedAt }) => savedAt,
      cell: ({ savedAt }) => <time dateTime={savedAt}>{formatDateTime(savedAt)}</time>,
    },
  ]
}
