import { useTranslation } from 'react-i18next'
import { IconButton } from '../icon-button.tsx'
import { Toolbar } from '../toolbar.tsx'

export interface PdfBarProps {
  readonly page: number
  readonly pages: number
  /** 1 = 100 % */
  readonly zoom: number
  readonly fits: boolean
  readonly onZoom: (direction: 1 | -1) => void
  readonly onFit: () => void
}

/** Where in the file one is, and how large it is shown. */
export function PdfBar({ page, pages, zoom, fits, onZoom, onFit }: PdfBarProps) {
  const { t } = useTranslation('ui')
  return (
    <div className="pdf-bar">
      <span className="pdf-position">{t('pdf.position', { page, pages })}</span>
      <Toolbar label={t('pdf.tools')}>
        <IconButton icon="minus" label={t('pdf.smaller')} keys="-" onPress={() => onZoom(-1)} />
        <span className="pdf-zoom">{t('pdf.zoom', { percent: Math.round(zoom * 100) })}</span>
        <IconButton icon="add" label={t('pdf.larger')} keys="=" onPress={() => onZoom(1)} />
        <IconButton icon="fitWidth" label={t('pdf.fit')} keys="0" pressed={fits} onPress={onFit} />
      </Toolbar>
    </div>
  )
}
