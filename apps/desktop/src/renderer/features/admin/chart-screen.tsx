import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import { useTRPC } from '../../api/trpc.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import './chart-screen.css'

const SMALLEST = 50
const LARGEST = 200
const STEP = 25

/** The line's own machines as pictures (결재 상태도): generated from what decides, so that they never say anything else. */
export function ChartScreen() {
  const { t, i18n } = useTranslation('audit')
  const view = useErrorView()
  const [zoom, setZoom] = useState(100)
  const language = i18n.language === 'en' ? 'en' : 'ko'
  const charts = useQuery({ ...useTRPC().approval.charts.queryOptions({ language }), staleTime: Number.POSITIVE_INFINITY })
  return (
    <div className="chart-screen">
      <PageHeader title={t('chart.title')} meta={<span>{t('chart.text')}</span>} />
      <div className="chart-zoom">
        <IconButton icon="minus" label={t('chart.smaller')} isDisabled={zoom <= SMALLEST} onPress={() => setZoom(zoom - STEP)} />
        <span aria-live="polite">{zoom}%</span>
        <IconButton icon="add" label={t('chart.larger')} isDisabled={zoom >= LARGEST} onPress={() => setZoom(zoom + STEP)} />
      </div>
      {charts.error !== null && <ErrorState {...view(charts.error)} onRetry={() => void charts.refetch()} />}
      {charts.data === undefined && charts.error === null && <ProgressBar label={t('chart.loading')} />}
      {charts.data?.map(({ id, title, svg, arrows }) => (
        <section key={id} className="chart" aria-label={title}>
          <h2 className="chart-title">{title}</h2>
          <div className="chart-sheet" tabIndex={-1}>
            <Picture svg={svg} alt={t('chart.alt', { title })} zoom={zoom} />
          </div>
          <details className="chart-words">
            <summary>{t('chart.inWords')}</summary>
            <ul>
              {arrows.map(({ from, acts, to }) => (
                <li key={`${from} ${to}`}>{t('chart.arrow', { from, acts: acts.join(', '), to })}</li>
              ))}
            </ul>
          </details>
        </section>
      ))}
    </div>
  )
}

/** SVG of the server as a picture: nothing in it can run, whatever it holds. */
function Picture({ svg, alt, zoom }: { readonly svg: string; readonly alt: string; readonly zoom: number }) {
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [svg])
  return address === undefined ? null : <img src={address} alt={alt} style={{ width: `${zoom}%` }} />
}
