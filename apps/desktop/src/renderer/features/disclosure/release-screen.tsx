import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { DeskPanes } from '../../ui/panes/desk-panes.tsx'
import { useQueue } from './queue.ts'
import { ReleaseList } from './release-list.tsx'
import { ReleaseRecord } from './release-record.tsx'
import './release-screen.css'
import { ThresholdLine } from './threshold-line.tsx'
import { useSettled } from './use-settled.ts'

const route = getRouteApi('/desk/release')
/** A record that the officer only passes on the way to another is not opened: each opening is a look that the log keeps. */
const PASSING_MS = 180

/** The disclosure officer's screen: the queue at the left, the record at the right. */
export function ReleaseScreen() {
  const { t } = useTranslation('disclosure')
  const { state = 'HELD', filter = '', document = null } = route.useSearch()
  const navigate = route.useNavigate()
  const queue = useQueue(state)
  const rows = queue.data?.pages.flat()
  const settled = useSettled(document, PASSING_MS)
  const open = (next: string | null): void =>
    void navigate({ search: (before) => ({ ...before, document: next ?? undefined }), replace: true })
  const openNext = (done: string): void => {
    const place = rows?.findIndex((row) => row.documentId === done) ?? -1
    open((rows?.[place + 1] ?? rows?.[place - 1])?.documentId ?? null)
  }
  return (
    <div className="release">
      <PageHeader title={t('title')} meta={<ThresholdLine />} />
      <DeskPanes
        id="release"
        documentOpen={document !== null}
        list={
          <ReleaseList
            state={state}
            onStateChange={(next) =>
              void navigate({ search: { state: next === 'HELD' ? undefined : next, filter: filter || undefined } })
            }
            filter={filter}
            onFilterChange={(next) =>
              void navigate({ search: (before) => ({ ...before, filter: next || undefined }), replace: true })
            }
            queue={queue}
            rows={rows}
            active={document}
            onActiveChange={open}
          />
        }
        document={
          document === null ? (
            <EmptyState title={t('record.none')} text={t('record.noneHint')} />
          ) : (
            settled !== null && <ReleaseRecord key={settled} documentId={settled} onDecided={() => openNext(settled)} />
          )
        }
      />
    </div>
  )
}
