import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import { useTRPC } from '../../api/trpc.ts'
import { calendarDate, formatDate } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { useConfirm } from '../../ui/confirm.tsx'
import { useKeys } from '../../ui/keys/use-keys.ts'
import { announce } from '../../ui/notices.ts'
import { StatusMark, type StatusTone } from '../../ui/status-mark.tsx'
import type { Column } from '../../ui/table/column.ts'
import { DataTable } from '../../ui/table/data-table.tsx'
import { AbsenceDialog } from './absence-dialog.tsx'
import { type AbsenceState, absenceState } from './absence-state.ts'
import type { Absence } from './types.ts'

const TONES: Readonly<Record<AbsenceState, StatusTone>> = { coming: 'waiting', now: 'held', past: 'closed' }

/** One's own absences with who acts: register one, end one. */
export function Absences() {
  const { t } = useTranslation('settings')
  const trpc = useTRPC()
  const queries = useQueryClient()
  const view = useErrorView()
  const confirm = useConfirm()
  const absences = useQuery(trpc.identity.myAbsences.queryOptions())
  const [active, setActive] = useState<string | null>(null)
  const [adding, setAdding] = useState(false)
  const end = useMutation(
    trpc.identity.endAbsence.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: trpc.identity.myAbsences.queryKey() })
        announce(t('absences.ended'), { tone: 'done' })
      },
      onError: (error) => announce(view(error).text, { tone: 'error' }),
    }),
  )
  const today = calendarDate(new Date())
  const chosen = absences.data?.find(({ id }) => id === active)
  const cannotEnd =
    chosen === undefined ? t('absences.chooseFirst') : absenceState(chosen, today) === 'past' ? t('absences.isPast') : undefined
  const askEnd = async (): Promise<void> => {
    if (chosen === undefined) return
    const yes = await confirm({
      title: t('absences.end'),
      text: t(absenceState(chosen, today) === 'now' ? 'absences.endNow' : 'absences.endComing', { acting: chosen.actingName }),
      act: t('absences.end'),
    })
    if (yes) end.mutate({ absenceId: chosen.id })
  }
  useKeys([
    { keys: 'a', label: t('absences.add'), group: t('title'), run: () => setAdding(true) },
    { keys: 'e', label: t('absences.end'), group: t('title'), unavailable: cannotEnd, run: () => void askEnd() },
  ])
  const columns: readonly Column<Absence>[] = [
    {
      id: 'state',
      header: t('absences.state'),
      value: (row) => t(`absences.states.${absenceState(row, today)}`),
      cell: (row) => (
        <StatusMark tone={TONES[absenceState(row, today)]}>{t(`absences.states.${absenceState(row, today)}`)}</StatusMark>
      ),
      width: 96,
    },
    {
      id: 'from',
      header: t('absences.from'),
      value: ({ from }) => from,
      cell: ({ from }) => formatDate(from),
      width: 110,
      align: 'end',
    },
    {
      id: 'until',
      header: t('absences.until'),
      value: ({ until }) => until,
      cell: ({ until }) => formatDate(until),
      width: 110,
      align: 'end',
    },
    { id: 'acting', header: t('absences.acting'), value: ({ actingName }) => actingName, width: 120 },
    { id: 'reason', header: t('absences.reason'), value: ({ reason }) => reason, width: 'fill' },
  ]
  return (
    <div className="settings-table">
      <DataTable
        label={t('absences.title')}
        columns={columns}
        rows={absences.data}
        rowId={({ id }) => id}
        busy={end.isPending}
        error={absences.error === null ? null : { ...view(absences.error), onRetry: () => void absences.refetch() }}
        empty={{ title: t('absences.empty'), text: t('absences.emptyHint') }}
        active={active}
        onActiveChange={setActive}
        mainList
        barActions={
          <>
            <Button icon="add" variant="primary" keys="a" onPress={() => setAdding(true)}>
              {t('absences.add')}
            </Button>
            <Button keys="e" unavailable={cannotEnd} busy={end.isPending} onPress={() => void askEnd()}>
              {t('absences.end')}
            </Button>
          </>
        }
      />
      {adding && <AbsenceDialog today={today} onClose={() => setAdding(false)} />}
    </div>
  )
}
