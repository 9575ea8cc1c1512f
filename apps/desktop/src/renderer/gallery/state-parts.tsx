import { useTranslation } from 'react-i18next'
import { Breadcrumbs } from '../ui/breadcrumbs.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { announce } from '../ui/notices.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { PersonChip } from '../ui/person-chip.tsx'
import { ProgressBar } from '../ui/progress-bar.tsx'
import { STATUS_TONES, StatusMark } from '../ui/status-mark.tsx'
import { Timeline } from '../ui/timeline.tsx'
import { history, words } from './words.ts'

/** Things one reads. */
export function StateParts() {
  const { t } = useTranslation('ui')
  return (
    <>
      <PageHeader
        level={2}
        title={words.title}
        above={
          <Breadcrumbs
            crumbs={[
              { id: 'a', label: words.field, onPress: () => announce(words.field) },
              { id: 'b', label: words.area, onPress: () => announce(words.area) },
              { id: 'c', label: words.task },
            ]}
          />
        }
        meta={
          <>
            <StatusMark tone="waiting">{t('state.waiting')}</StatusMark>
            <span>{words.meta}</span>
          </>
        }
        actions={<Button icon="print">{words.print}</Button>}
      />
      <div className="gallery-row">
        {STATUS_TONES.map((tone) => (
          <StatusMark key={tone} tone={tone}>
            {t(`state.${tone}`)}
          </StatusMark>
        ))}
      </div>
      <div className="gallery-row">
        <PersonChip name="김하나" post="주무관" unit="디지털정책과" />
        <PersonChip name="최네모" post="팀장" absent />
        <PersonChip name="박세찬" post="과장" onRemove={() => announce(words.kept)} />
      </div>
      <div className="gallery-grid">
        <ProgressBar label={words.signing} value={62} showLabel />
        <ProgressBar label={t('table.loading')} />
      </div>
      <div className="gallery-grid">
        <EmptyState title={t('table.empty')} text={t('table.emptyHint')} action={<Button icon="add">{words.draft}</Button>} />
        <ErrorState text={words.conflict} advice={words.conflictAdvice} code="DRAFT_STALE" onRetry={() => announce(words.kept)} />
      </div>
      <Timeline label={words.history} entries={history} />
      <div className="gallery-page">{words.page}</div>
    </>
  )
}
