import { useTranslation } from 'react-i18next'
import { formatCount } from '../i18n/format.ts'
import { IconButton } from './icon-button.tsx'
import './pager.css'

export interface PagerProps {
  /** From 1. */
  readonly page: number
  readonly pages: number
  readonly onChange: (page: number) => void
}

/** Page by page through a long list or a document. */
export function Pager({ page, pages, onChange }: PagerProps) {
  const { t } = useTranslation('ui')
  return (
    <nav className="pager" aria-label={t('pager.label')}>
      <IconButton icon="chevronLeft" label={t('pager.previous')} isDisabled={page <= 1} onPress={() => onChange(page - 1)} />
      <span className="pager-position" aria-live="polite">
        {t('pager.position', { page: formatCount(page), pages: formatCount(pages) })}
      </span>
      <IconButton icon="chevronRight" label={t('pager.next')} isDisabled={page >= pages} onPress={() => onChange(page + 1)} />
    </nav>
  )
}
