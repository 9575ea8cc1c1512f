import { useTranslation } from 'react-i18next'
import { formatDateTime } from '../../i18n/format.ts'
import { useNoticeWords } from './use-notice-words.ts'
import type { Notice } from './use-notices.ts'

export interface NoticeListProps {
  readonly notices: readonly Notice[]
  readonly onOpen: (notice: Notice) => void
}

/** Notices as lines: what, about which document, when; the new ones marked by a word too. */
export function NoticeList({ notices, onOpen }: NoticeListProps) {
  const { t } = useTranslation('notices')
  const words = useNoticeWords()
  return (
    <ul className="notice-lines">
      {notices.map((notice) => {
        const { what, title } = words(notice)
        const inside = (
          <>
            <span className="notice-what">
              {notice.seenAt === null && <strong className="notice-new">{t('new')}</strong>}
              {what}
            </span>
            <span className="notice-title">{title}</span>
            <time className="notice-at" dateTime={notice.at}>
              {formatDateTime(notice.at)}
            </time>
          </>
        )
        return (
          <li key={notice.id} data-new={notice.seenAt === null || undefined}>
            {notice.title === null ? (
              <div className="notice-line">{inside}</div>
            ) : (
              <button type="button" className="notice-line" onClick={() => onOpen(notice)}>
                {inside}
              </button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
