import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTRPC } from '../../../api/trpc.ts'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { ComboBox } from '../../../ui/combo-box.tsx'
import { Select } from '../../../ui/select.tsx'
import { AmountField } from './amount-field.tsx'
import { withTask } from './defaults.ts'
import { DisclosureField } from './disclosure-field.tsx'
import './filing.css'
import { OpenFolderDialog } from '../../../ui/open-folder-dialog.tsx'
import type { Office, PagePartProps } from './page-props.ts'
import { PERIODS } from './periods.ts'

const NEW_FOLDER = '+'

/** Where the document belongs: unit task, folder, period, disclosure. On the page, above what is printed; the task brings the rest. */
export function Filing({ form, change, writes, author }: PagePartProps & Pick<Office, 'author'>) {
  const { t } = useTranslation('editor')
  const trpc = useTRPC()
  const queries = useQueryClient()
  const [opening, setOpening] = useState(false)
  const tasks = useQuery(trpc.classification.tasks.queryOptions({ unitId: author.unitId }))
  const task = tasks.data?.find(({ id }) => id === form.taskId)
  const folders = useQuery({
    ...trpc.classification.folders.queryOptions({ taskId: form.taskId ?? '-' }),
    enabled: form.taskId !== null,
  })
  const open = (folders.data ?? []).filter(({ state, id }) => state === 'OPEN' || id === form.folderId)
  const chooseTask = async (id: string | null): Promise<void> => {
    const chosen = tasks.data?.find((each) => each.id === id)
    if (chosen === undefined || chosen.id === form.taskId) return
    change(withTask(form, chosen, task))
    const found = await queries.fetchQuery(trpc.classification.folders.queryOptions({ taskId: chosen.id }))
    const usable = found.filter(({ state }) => state === 'OPEN')
    const newest = usable.toSorted((a, b) => b.year - a.year || b.serial - a.serial)[0]
    if (newest !== undefined) change({ folderId: newest.id })
  }
  return (
    <section className="filing" aria-label={t('page.filing')}>
      <div className="filing-field filing-wide" id="draft-task">
        <span className="filing-label">{t('fields.taskId')}</span>
        <ComboBox
          label={t('fields.taskId')}
          hideLabel
          placeholder={tasks.data?.length === 0 ? t('task.none') : t('task.placeholder')}
          options={(tasks.data ?? []).map(({ id, name, code }) => ({ id, label: name, help: code }))}
          value={form.taskId}
          onChange={(id) => void chooseTask(id)}
          isDisabled={!writes || tasks.data === undefined}
          key={tasks.data === undefined ? 'loading' : 'tasks'}
          menuTrigger="focus"
        />
      </div>
      <AmountField form={form} change={change} writes={writes} taskCode={task?.code ?? null} />
      <div className="filing-field filing-wide" id="draft-folder">
        <span className="filing-label">{t('fields.folderId')}</span>
        <Select
          label={t('fields.folderId')}
          hideLabel
          placeholder={form.taskId === null ? t('folder.taskFirst') : t('folder.placeholder')}
          options={[
            ...open.map(({ id, title, year }) => ({ id, label: title, help: String(year) })),
            { id: NEW_FOLDER, label: t('folder.open') },
          ]}
          value={form.folderId}
          onChange={(id) => (id === NEW_FOLDER ? setOpening(true) : change({ folderId: id }))}
          isDisabled={!writes || form.taskId === null}
        />
      </div>
      <div className="filing-field" id="draft-retention">
        <span className="filing-label">{t('fields.retention')}</span>
        <Select
          label={t('fields.retention')}
          hideLabel
          options={PERIODS.map((id) => ({ id, label: t(`retention.${id}`) }))}
          value={PERIODS.find((period) => period === form.retention) ?? null}
          onChange={(retention) => change({ retention })}
          isDisabled={!writes}
        />
      </div>
      <div className="filing-field" id="draft-disclosure">
        <span className="filing-label">{t('fields.disclosure')}</span>
        <DisclosureField form={form} change={change} writes={writes} />
      </div>
      <div className="filing-field">
        <span className="filing-label">{t('fields.form')}</span>
        <Select
          label={t('fields.form')}
          hideLabel
          options={(['GENERAL', 'BRIEF'] as const).map((id) => ({ id, label: t(`forms.${id}`) }))}
          value={form.form}
          onChange={(chosen) =>
            change({ form: chosen, ...(chosen === 'BRIEF' ? { recipients: [], senderName: null, via: null } : {}) })
          }
          isDisabled={!writes}
        />
      </div>
      <div className="filing-field">
        <Checkbox isSelected={form.urgent} onChange={(urgent) => change({ urgent })} isDisabled={!writes}>
          {t('urgent')}
        </Checkbox>
      </div>
      {form.relatedIds.length > 0 && <div className="filing-field">{t('related.count', { count: form.relatedIds.length })}</div>}
      {opening && task !== undefined && (
        <OpenFolderDialog
          task={task}
          titleAtStart={task.name}
          onClose={() => setOpening(false)}
          onOpened={(folderId) => change({ folderId })}
        />
      )}
    </section>
  )
}
