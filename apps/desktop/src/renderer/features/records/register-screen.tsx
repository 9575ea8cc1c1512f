import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import { useSessionPerson } from '../../api/session.ts'
import { useTRPC } from '../../api/trpc.ts'
import { calendarDate } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { SplitPanes } from '../../ui/panes/split-panes.tsx'
import { useMedia } from '../../ui/panes/use-media.ts'
import { Select } from '../../ui/select.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import { saveText, toCsv } from '../../ui/table/export-csv.ts'
import { TableBar } from '../../ui/table/table-bar.tsx'
import { useRegister } from './data.ts'
import { NothingChosen } from './nothing-chosen.tsx'
import { useRecordColumns } from './record-columns.tsx'
import { cardOf, RecordFacts } from './record-facts.tsx'
import './records-screen.css'

const route = getRouteApi('/desk/register')
/** The server is asked once the person stops typing for so long. */
const TYPING_MS = 300
/** Years that can be chosen, from this one back. */
const YEARS = 10
const EVERY = '*'
const SEES_EVERY_UNIT: readonly string[] = ['records-manager', 'auditor', 'administrator']
const IN_INSPECTOR: readonly string[] = ['unit', 'kind', 'registrationNumber', 'retention']
const NARROW = '(max-width: 1279px)'

/** The register of documents (문서등록대장): searched on the server, narrowed to a unit and a year, exported as it is shown. */
export function RegisterScreen() {
  const { t } = useTranslation(['records', 'ui'])
  const view = useErrorView()
  const trpc = useTRPC()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const units = useQuery(trpc.identity.units.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }))
  const register = useRegister({ text: search.text, unitId: search.unit, year: search.year })
  // Others see their own unit's lines alone; a choice of units would promise more.
  const everyUnit = useSessionPerson().roles.some((role) => SEES_EVERY_UNIT.includes(role))
  const columns = useRecordColumns('register')
  // In a narrow window the inspector says what these columns would; a file for a spreadsheet has them all.
  const narrow = useMedia(NARROW)
  const shown = narrow ? columns.filter(({ id }) => !IN_INSPECTOR.includes(id)) : columns
  const [typed, setTyped] = useState(search.text ?? '')
  useEffect(() => {
    const text = typed.trim() === '' ? undefined : typed
    if (text === search.text) return
    const timer = setTimeout(() => void navigate({ search: (before) => ({ ...before, text }), replace: true }), TYPING_MS)
    return () => clearTimeout(timer)
  }, [typed, search.text, navigate])
  const go = (next: Partial<typeof search>): void =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true })
  const rows = register.data?.pages.flatMap((page) => page.items)
  const chosen = rows?.find(({ documentId }) => documentId === search.row)
  const thisYear = Number(calendarDate(new Date()).slice(0, 4))
  const narrowed = search.text !== undefined || search.unit !== undefined || search.year !== undefined
  const title = t('records:register.title')
  return (
    <div className="register">
      <PageHeader title={title} />
      <SplitPanes
        id="register"
        panes={[
          {
            id: 'table',
            label: t('records:pane'),
            content: (
              <div className="register-table">
                <TableBar
                  loading={rows === undefined}
                  shown={rows?.length ?? 0}
                  total={rows?.length ?? 0}
                  selected={0}
                  filter={typed}
                  onFilterChange={setTyped}
                  onExport={() => saveText(toCsv(rows ?? [], columns), `${title}.csv`)}
                >
                  {register.hasNextPage && (
                    <Button variant="quiet" busy={register.isFetchingNextPage} onPress={() => void register.fetchNextPage()}>
                      {t('ui:action.more')}
                    </Button>
                  )}
                  {everyUnit && (
                    <div className="register-select">
                      <Select
                        label={t('records:facts.unit')}
                        hideLabel
                        value={search.unit ?? EVERY}
                        options={[
                          { id: EVERY, label: t('records:register.everyUnit') },
                          ...(units.data ?? []).map(({ id, name }) => ({ id, label: name })),
                        ]}
                        onChange={(unit) => go({ unit: unit === EVERY ? undefined : unit })}
                      />
                    </div>
                  )}
                  <div className="register-select">
                    <Select
                      label={t('records:register.year')}
                      hideLabel
                      value={String(search.year ?? EVERY)}
                      options={[
                        { id: EVERY, label: t('records:register.everyYear') },
                        ...Array.from({ length: YEARS }, (_, back) => String(thisYear - back)).map((year) => ({
                          id: year,
                          label: t('records:register.inYear', { year }),
                        })),
                      ]}
                      onChange={(year) => go({ year: year === EVERY ? undefined : Number(year) })}
                    />
                  </div>
                </TableBar>
                <DataTable
                  label={title}
                  columns={shown}
                  rows={rows}
                  rowId={({ documentId }) => documentId}
                  busy={register.isFetching && !register.isLoading}
                  error={register.error === null ? null : { ...view(register.error), onRetry: () => void register.refetch() }}
                  empty={
                    narrowed
                      ? { title: t('records:register.noMatch'), text: t('records:register.noMatchHint') }
                      : { title: t('records:register.empty'), text: t('records:record.emptyHint') }
                  }
                  active={search.row ?? null}
                  onActiveChange={(row) => go({ row })}
                  onOpen={({ documentId }) => void navigate({ to: cardOf(documentId) })}
                  mainList
                  showBar={false}
                />
              </div>
            ),
          },
          {
            id: 'inspector',
            label: t('records:inspector'),
            width: 300,
            min: 220,
            max: 480,
            content: chosen === undefined ? <NothingChosen /> : <RecordFacts record={chosen} />,
          },
        ]}
      />
    </div>
  )
}
