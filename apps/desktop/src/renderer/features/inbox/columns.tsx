import { Link } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import type { BoxRow, DraftRow } from '../../api/shapes.ts'
import { formatDate, formatDateTime } from '../../i18n/format.ts'
import type { BoxName } from '../../routes/box-names.ts'
import { LineStatusMark } from '../../ui/line-status.tsx'
import type { Column } from '../../ui/table/column.ts'
import { DueWord } from './due-word.tsx'

type Texts = TFunction<['inbox', 'ui']>
type Shown = Exclude<BoxName, 'drafts'>

/** What each box shows of a document, beside its title. */
const SHOWN: Readonly<Record<Shown, readonly ('drafter' | 'unit' | 'status' | 'with' | 'due' | 'since')[]>> = {
  waiting: ['drafter', 'due', 'since', 'unit'],
  upcoming: ['drafter', 'status', 'since', 'unit'],
  'in-progress': ['with', 'status', 'since', 'drafter'],
  done: ['status', 'drafter', 'since', 'unit'],
  returned: ['status', 'since', 'drafter'],
}

/** The columns of a box. A title is a link, so that one click opens it and a middle click opens it elsewhere. */
export function boxColumns(t: Texts, box: Shown): readonly Column<BoxRow>[] {
  const title: Column<BoxRow> = {
    id: 'title',
    header: t('inbox:column.title'),
    width: 'fill',
    value: ({ title: text }) => text,
    cell: ({ documentId, title: text, urgent }) => (
      <span>
        {urgent && <span className="box-urgent">{t('inbox:urgent')}</span>}
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
  const columns: Readonly<Record<(typeof SHOWN)[Shown][number], Column<BoxRow>>> = {
    drafter: { id: 'drafter', header: t('inbox:column.drafter'), width: 72, value: ({ drafterName }) => drafterName },
    unit: { id: 'unit', header: t('inbox:column.unit'), width: 128, value: ({ unitName }) => unitName },
    status: {
      id: 'status',
      header: t('inbox:column.status'),
      width: 92,
      value: ({ status }) => t(`ui:lineStatus.${status}`),
      cell: ({ status }) => <LineStatusMark status={status} />,
    },
    with: {
      id: 'with',
      header: t('inbox:column.with'),
      width: 110,
      value: ({ with: people }) => people.join(', '),
      cell: ({ with: people }) => <span title={people.join(', ')}>{people.join(', ')}</span>,
    },
    due: {
      id: 'due',
      header: t('inbox:column.due'),
      width: 76,
      align: 'end',
      value: ({ dueOn }) => dueOn,
      cell: ({ dueOn }) => <DueWord dueOn={dueOn} />,
    },
    since: {
      id: 'since',
      header: t(`inbox:since.${box}`),
      width: 140,
      align: 'end',
      value: ({ since }) => since,
      cell: ({ since }) => <time dateTime={since}>{formatDateTime(since)}</time>,
    },
  }
  return [title, ...SHOWN[box].map((id) => columns[id])]
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
      cell: ({ savedAt }) => (
        <time dateTime={savedAt} title={formatDate(savedAt)}>
          {formatDateTime(savedAt)}
        </time>
      ),
    },
  ]
}
