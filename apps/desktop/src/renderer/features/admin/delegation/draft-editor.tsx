import { useBlocker } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../../api/error-view.ts'
import { formatDate } from '../../../i18n/format.ts'
import { Button } from '../../../ui/button.tsx'
import { useConfirm } from '../../../ui/confirm.tsx'
import { DatePicker } from '../../../ui/date-picker.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { useKeys } from '../../../ui/keys/use-keys.ts'
import { announce } from '../../../ui/notices.ts'
import { DataTable } from '../../../ui/table/data-table.tsx'
import { ImportDialog } from './import-dialog.tsx'
import { MATTER_FIELD, RowForm } from './row-form.tsx'
import { addRow, changeRow, moveRow, neighbourOf, plainRows, removeRow, sameRows } from './rows.ts'
import type { Schedule, ScheduleRow } from './types.ts'
import { useColumns } from './use-columns.tsx'
import type { ScheduleActs } from './use-schedule.ts'

export interface DraftEditorProps {
  readonly schedule: Schedule
  readonly acts: ScheduleActs
  /** Where the person stood before the last save; kept up here. */
  readonly standing: { current: number }
  /** The version is in force, or the draft is gone. */
  readonly onDone: () => void
}

/** A draft of the next version: the rows in a table that goes by keys, the one in hand beside it; saved as a whole, then put in force. */
export function DraftEditor({ schedule, acts, standing, onDone }: DraftEditorProps) {
  const { t } = useTranslation('delegation')
  const view = useErrorView()
  const confirm = useConfirm()
  const table = useRef<HTMLDivElement>(null)
  const [rows, setRows] = useState<readonly ScheduleRow[]>(schedule.rows)
  const [effectiveOn, setEffectiveOn] = useState(schedule.effectiveOn)
  const [active, setActive] = useState<string | null>(schedule.rows[standing.current]?.id ?? schedule.rows[0]?.id ?? null)
  const [importing, setImporting] = useState(false)
  const { id, revision: basedOn, version } = schedule
  const changed = effectiveOn !== schedule.effectiveOn || !sameRows(rows, schedule.rows)
  const columns = useColumns(rows, acts, changed ? [] : schedule.problems)
  useBlocker({
    enableBeforeUnload: changed,
    shouldBlockFn: async () =>
      changed && !(await confirm({ title: t('leave'), text: t('leaveText'), act: t('leaveAct'), danger: true })),
  })
  const place = rows.findIndex((row) => row.id === active)
  const row = rows[place]
  const toTable = (): void => table.current?.querySelector<HTMLElement>('[role="grid"]')?.focus()
  const toForm = (): void => {
    // The form of a new row is there only after the next drawing.
    requestAnimationFrame(() => document.getElementById(MATTER_FIELD)?.focus())
  }
  const add = (): void => {
    const fresh = crypto.randomUUID()
    setRows(addRow(rows, fresh, active))
    setActive(fresh)
    toForm()
  }
  const remove = (): void => {
    if (active === null) return
    setActive(neighbourOf(rows, active))
    setRows(removeRow(rows, active))
    toTable()
  }
  const move = (by: 1 | -1): void => {
    if (active !== null) setRows(moveRow(rows, active, by))
  }
  const save = (): void => {
    standing.current = Math.max(0, place)
    acts.save.mutate(
      { id, basedOn, effectiveOn, rows: plainRows(rows) },
      { onSuccess: () => announce(t('saved'), { tone: 'done' }) },
    )
  }
  const done = (word: string): void => {
    announce(word, { tone: 'done' })
    onDone()
  }
  const enact = async (): Promise<void> => {
    const text = t('enactText', { version, day: formatDate(effectiveOn), count: rows.length })
    if (!(await confirm({ title: t('enact'), text, act: t('enact') }))) return
    acts.enact.mutate({ id, basedOn }, { onSuccess: () => done(t('enacted')) })
  }
  const discard = async (): Promise<void> => {
    if (!(await confirm({ title: t('discard'), text: t('discardText'), act: t('discard'), danger: true }))) return
    setRows(schedule.rows)
    setEffectiveOn(schedule.effectiveOn)
    acts.discard.mutate({ id, basedOn }, { onSuccess: () => done(t('discarded')) })
  }
  const cannotSave = changed ? undefined : t('nothingToSave')
  const cannotEnact = changed
    ? t('saveFirst')
    : schedule.problems.length > 0
      ? t('mendFirst')
      : rows.length === 0
        ? t('noRows')
        : undefined
  const chosen = row === undefined ? t('chooseRow') : undefined
  useKeys([
    { keys: 'a', label: t('add'), group: t('title'), run: add },
    { keys: 'Delete', label: t('remove'), group: t('title'), unavailable: chosen, run: remove },
    { keys: 'Alt+ArrowUp', label: t('up'), group: t('title'), unavailable: chosen, run: () => move(-1) },
    { keys: 'Alt+ArrowDown', label: t('down'), group: t('title'), unavailable: chosen, run: () => move(1) },
    { keys: 'Mod+s', label: t('save'), group: t('title'), unavailable: cannotSave, run: save, inFields: true },
  ])
  const failed = acts.save.error ?? acts.enact.error ?? acts.discard.error
  return (
    <div className="schedule-draft">
      <div className="schedule-acts">
        <DatePicker
          label={t('effectiveOn')}
          value={effectiveOn}
          onChange={(day) => setEffectiveOn(day ?? schedule.effectiveOn)}
          isRequired
        />
        <span className="schedule-state">{changed ? t('unsaved') : t('savedState', { count: schedule.problems.length })}</span>
        <Button icon="upload" onPress={() => setImporting(true)}>
          {t('import.title')}
        </Button>
        <Button variant="quiet" icon="trash" busy={acts.discard.isPending} onPress={() => void discard()}>
          {t('discard')}
        </Button>
        <Button keys="Mod+s" busy={acts.save.isPending} unavailable={cannotSave} onPress={save}>
          {t('save')}
        </Button>
        <Button variant="primary" busy={acts.enact.isPending} unavailable={cannotEnact} onPress={() => void enact()}>
          {t('enact')}
        </Button>
      </div>
      {failed !== null && <ErrorState {...view(failed)} onRetry={() => void acts.afresh()} />}
      <div className="schedule-panes">
        <div className="schedule-rows" ref={table}>
          <DataTable
            label={t('rows')}
            columns={columns}
            rows={rows}
            rowId={(each) => each.id}
            active={active}
            onActiveChange={setActive}
            onOpen={toForm}
            mainList
            empty={{ title: t('empty'), text: t('emptyHint') }}
            barActions={
              <>
                <Button icon="add" keys="a" onPress={add}>
                  {t('add')}
                </Button>
                <Button icon="chevronUp" unavailable={chosen} onPress={() => move(-1)}>
                  {t('up')}
                </Button>
                <Button icon="chevronDown" unavailable={chosen} onPress={() => move(1)}>
                  {t('down')}
                </Button>
              </>
            }
          />
        </div>
        {row !== undefined && (
          <RowForm
            key={row.id}
            row={row}
            place={place + 1}
            units={acts.units}
            tasks={acts.tasks}
            onChange={(patch) => setRows(changeRow(rows, row.id, patch))}
            onLeave={toTable}
            onRemove={remove}
          />
        )}
      </div>
      {importing && (
        <ImportDialog
          busy={acts.take.isPending}
          error={acts.take.error}
          onClose={() => {
            acts.take.reset()
            setImporting(false)
          }}
          onTake={(csv) =>
            acts.take.mutate(
              { id, basedOn, effectiveOn, csv },
              {
                onSuccess: (taken) => {
                  announce(t('import.done', { count: taken.rows }), { tone: 'done' })
                  setImporting(false)
                },
              },
            )
          }
        />
      )}
    </div>
  )
}
