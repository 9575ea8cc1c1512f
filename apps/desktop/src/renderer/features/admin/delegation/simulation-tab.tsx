import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../../api/error-view.ts'
import { formatCount, formatDate } from '../../../i18n/format.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { ProgressBar } from '../../../ui/progress-bar.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { DataTable } from '../../../ui/table/data-table.tsx'
import { LevelChart } from './level-chart.tsx'
import { type Simulation, useSimulation } from './use-simulation.ts'

export interface SimulationTabProps {
  readonly scheduleId: string
  /** Why it cannot be run now: what is changed here is not saved. */
  readonly unavailable: string | undefined
}

/** A version run over the past year: who would have decided what, and what would change. Changes nothing. */
export function SimulationTab({ scheduleId, unavailable }: SimulationTabProps) {
  const { t } = useTranslation('delegation')
  const view = useErrorView()
  const { run, start, stop } = useSimulation(scheduleId)
  return (
    <div className="simulation">
      <p>{t('simulation.text')}</p>
      <div className="simulation-acts">
        <Button variant="primary" busy={run.state === 'running'} unavailable={unavailable} onPress={start}>
          {t('simulation.start')}
        </Button>
        {run.state === 'running' && <Button onPress={stop}>{t('simulation.stop')}</Button>}
      </div>
      {run.state === 'running' && (
        <>
          <ProgressBar label={t('simulation.running')} {...(run.total > 0 ? { value: (run.done / run.total) * 100 } : {})} />
          <p role="status">{t('simulation.progress', { done: formatCount(run.done), total: formatCount(run.total) })}</p>
        </>
      )}
      {run.state === 'failed' && <ErrorState {...view(run.error)} onRetry={start} />}
      {run.state === 'done' && <Result result={run.result} />}
    </div>
  )
}

function Result({ result }: { readonly result: Simulation }) {
  const { t } = useTranslation('delegation')
  const { from, until, total, changed, levels, units } = result
  return (
    <>
      <p role="status" className="simulation-sum">
        {t(total === 0 ? 'simulation.nothing' : 'simulation.sum', {
          from: formatDate(from),
          until: formatDate(until),
          total: formatCount(total),
          changed: formatCount(changed),
        })}
      </p>
      {total > 0 && (
        <>
          <Unplaced result={result} />
          <div className="simulation-tables">
            <LevelChart levels={levels} />
            <table className="level-chart">
              <caption>{t('simulation.byUnit')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('fields.unit')}</th>
                  <th scope="col">{t('simulation.total')}</th>
                  <th scope="col">{t('simulation.higher')}</th>
                  <th scope="col">{t('simulation.lower')}</th>
                </tr>
              </thead>
              <tbody>
                {units.map((unit) => (
                  <tr key={unit.unitId}>
                    <th scope="row">{unit.unitName}</th>
                    <td className="level-number">{formatCount(unit.total)}</td>
                    <td className="level-number">{formatCount(unit.higher)}</td>
                    <td className="level-number">{formatCount(unit.lower)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <ChangedDocuments result={result} />
        </>
      )}
    </>
  )
}

/** What the version says nothing of and why, and where the past year is not kept whole. */
function Unplaced({ result }: { readonly result: Simulation }) {
  const { t } = useTranslation('delegation')
  const { unplaced, keptFrom, from } = result
  const isWhole = keptFrom === null || keptFrom === from
  if (unplaced.length === 0 && isWhole) return null
  return (
    <ul className="simulation-notes" aria-label={t('simulation.notes')}>
      {!isWhole && <li>{t('simulation.keptFrom', { day: formatDate(keptFrom) })}</li>}
      {unplaced.map(({ why, count }) => (
        <li key={why}>{t(`simulation.unplaced.${why}`, { shown: formatCount(count) })}</li>
      ))}
    </ul>
  )
}

type Changed = Simulation['documents'][number]

function ChangedDocuments({ result }: { readonly result: Simulation }) {
  const { t } = useTranslation(['delegation', 'line'])
  const [active, setActive] = useState<string | null>(null)
  const { documents, changed } = result
  const who = ({ name, post, level }: Changed['decided']): string => `${name} ${post} (${t(`line:levels.${level}`)})`
  const columns: readonly Column<Changed>[] = [
    { id: 'title', header: t('delegation:simulation.title'), value: ({ title }) => title, width: 'fill' },
    { id: 'unit', header: t('delegation:fields.unit'), value: ({ unitName }) => unitName, width: 130 },
    {
      id: 'at',
      header: t('delegation:simulation.at'),
      value: ({ approvedAt }) => approvedAt,
      cell: ({ approvedAt }) => formatDate(approvedAt),
      width: 110,
      align: 'end',
    },
    {
      id: 'amount',
      header: t('delegation:fields.amount'),
      value: ({ amount }) => amount,
      cell: ({ amount }) => (amount === null ? '' : formatCount(amount)),
      width: 120,
      align: 'end',
    },
    {
      id: 'matter',
      header: t('delegation:fields.matter'),
      value: ({ matter }) => matter ?? t('delegation:notDelegated'),
      width: 220,
    },
    { id: 'decided', header: t('delegation:simulation.decided'), value: ({ decided }) => who(decided), width: 190 },
    { id: 'proposed', header: t('delegation:simulation.proposed'), value: ({ proposed }) => who(proposed), width: 190 },
  ]
  return (
    <section className="simulation-documents" aria-label={t('delegation:simulation.documents')}>
      <h2>{t('delegation:simulation.documents')}</h2>
      {documents.length < changed && (
        <p>{t('delegation:simulation.more', { shown: formatCount(documents.length), changed: formatCount(changed) })}</p>
      )}
      <DataTable
        label={t('delegation:simulation.documents')}
        columns={columns}
        rows={documents}
        rowId={({ documentId }) => documentId}
        active={active}
        onActiveChange={setActive}
        empty={{ title: t('delegation:simulation.same'), text: t('delegation:simulation.sameHint') }}
      />
    </section>
  )
}
