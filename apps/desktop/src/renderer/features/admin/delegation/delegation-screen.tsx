import { getRouteApi } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../../api/error-view.ts'
import { useSessionPerson } from '../../../api/session.ts'
import { formatDate } from '../../../i18n/format.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { announce } from '../../../ui/notices.ts'
import { PageHeader } from '../../../ui/page-header.tsx'
import { ProgressBar } from '../../../ui/progress-bar.tsx'
import { Select } from '../../../ui/select.tsx'
import { DataTable } from '../../../ui/table/data-table.tsx'
import { saveText } from '../../../ui/table/export-csv.ts'
import { Tabs } from '../../../ui/tabs.tsx'
import './delegation-screen.css'
import { DraftEditor } from './draft-editor.tsx'
import { SimulationTab } from './simulation-tab.tsx'
import type { Schedule, ScheduleHead } from './types.ts'
import { useColumns } from './use-columns.tsx'
import { type ScheduleActs, useSchedule } from './use-schedule.ts'

const route = getRouteApi('/desk/delegation')

/** The delegation schedule (위임전결규정): its versions by date; the next one is drafted, tried on the past year and put in force by an administrator. */
export function DelegationScreen() {
  const { t } = useTranslation('delegation')
  const view = useErrorView()
  const { version, view: shown = 'rows' } = route.useSearch()
  const navigate = route.useNavigate()
  const writes = useSessionPerson().roles.includes('administrator')
  const heads = useSchedule(null).heads
  const id = version ?? shownFirst(heads.data)?.id ?? null
  const acts = useSchedule(id)
  const open = (next: string | undefined): void => void navigate({ search: { version: next } })
  const { schedule } = acts
  const standing = useRef(0)
  const failed = heads.error ?? schedule.error ?? acts.draft.error ?? acts.give.error
  const draft = heads.data?.find(({ state }) => state === 'DRAFT')
  return (
    <div className="delegation">
      <PageHeader
        title={t('title')}
        meta={
          heads.data !== undefined &&
          heads.data.length > 0 && (
            <Select
              label={t('version')}
              hideLabel
              value={id}
              options={heads.data.map((head) => ({ id: head.id, label: t(`versions.${head.state}`, words(head)) }))}
              onChange={open}
            />
          )
        }
        actions={
          writes && (
            <>
              {id !== null && (
                <Button
                  icon="download"
                  busy={acts.give.isPending}
                  onPress={() => acts.give.mutate({ id }, { onSuccess: ({ csv, name }) => saveText(csv, name) })}
                >
                  {t('export')}
                </Button>
              )}
              <Button
                icon="add"
                busy={acts.draft.isPending}
                unavailable={draft === undefined ? undefined : t('drafted', { version: draft.version })}
                onPress={() =>
                  acts.draft.mutate(
                    { fromId: id },
                    {
                      onSuccess: (made) => {
                        announce(t('begun'), { tone: 'done' })
                        open(made.id)
                      },
                    },
                  )
                }
              >
                {t('begin')}
              </Button>
            </>
          )
        }
      />
      {failed !== null && <ErrorState {...view(failed)} onRetry={() => void acts.afresh()} />}
      {heads.data?.length === 0 && <EmptyState title={t('none')} text={t(writes ? 'noneHint' : 'noneText')} />}
      {id !== null && schedule.data === undefined && schedule.error === null && <ProgressBar label={t('loading')} />}
      {schedule.data !== undefined && (
        <Tabs
          label={t('title')}
          value={writes ? shown : 'rows'}
          onChange={(next) => void navigate({ search: { version, view: next === 'rows' ? undefined : next } })}
          items={[
            {
              id: 'rows',
              label: t('rows'),
              count: schedule.data.rowCount,
              content:
                writes && schedule.data.state === 'DRAFT' ? (
                  <DraftEditor
                    key={`${schedule.data.id} ${schedule.data.revision}`}
                    schedule={schedule.data}
                    acts={acts}
                    standing={standing}
                    onDone={() => open(undefined)}
                  />
                ) : (
                  <VersionRows schedule={schedule.data} acts={acts} />
                ),
            },
            ...(writes
              ? [
                  {
                    id: 'simulation' as const,
                    label: t('simulation.tab'),
                    content: <SimulationTab key={schedule.data.id} scheduleId={schedule.data.id} unavailable={undefined} />,
                  },
                ]
              : []),
          ]}
        />
      )}
    </div>
  )
}

/** The version that a person comes to see: the one in force, else the latest. */
const shownFirst = (heads: readonly ScheduleHead[] | undefined): ScheduleHead | undefined =>
  heads?.find(({ state }) => state === 'IN_FORCE') ?? heads?.[0]

const words = ({ version, effectiveOn }: ScheduleHead) => ({ version, day: formatDate(effectiveOn) })

function VersionRows({ schedule, acts }: { readonly schedule: Schedule; readonly acts: ScheduleActs }) {
  const { t } = useTranslation('delegation')
  const [active, setActive] = useState<string | null>(null)
  const columns = useColumns(schedule.rows, acts, [])
  return (
    <div className="schedule-rows">
      <DataTable
        label={t('rows')}
        columns={columns}
        rows={schedule.rows}
        rowId={({ id }) => id}
        active={active}
        onActiveChange={setActive}
        mainList
      />
    </div>
  )
}
