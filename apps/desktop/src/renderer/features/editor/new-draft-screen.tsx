import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import { useTRPC, useTRPCClient } from '../../api/trpc.ts'
import { formatCount, formatDateTime } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import './new-draft-screen.css'

type FormType = 'GENERAL' | 'BRIEF'

/** Starts a draft on one of the two forms (규칙 3), or goes on with one that was begun. Nothing is made before it is asked for. */
export function NewDraftScreen() {
  const { t } = useTranslation('editor')
  const trpc = useTRPC()
  const client = useTRPCClient()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const view = useErrorView()
  const [form, setForm] = useState<FormType>('GENERAL')
  const [active, setActive] = useState<string | null>(null)
  const drafts = useQuery(trpc.documents.drafts.queryOptions({ limit: 100 }))
  const open = (documentId: string): void => void navigate({ to: '/drafts/$documentId', params: { documentId } })
  const start = useMutation({
    mutationFn: async () => {
      const { documentId } = await client.documents.create.mutate({})
      if (form === 'BRIEF') {
        const draft = await client.documents.draft.query({ documentId })
        await client.documents.save.mutate({ documentId, basedOn: draft.version, form: { ...structuredClone(draft.form), form } })
      }
      return documentId
    },
    onSuccess: async (documentId) => {
      await queries.invalidateQueries({ queryKey: trpc.documents.drafts.pathKey() })
      open(documentId)
    },
  })
  return (
    <div className="new-draft">
      <PageHeader title={t('new.title')} />
      <form
        className="new-draft-form"
        onSubmit={(event) => {
          event.preventDefault()
          start.mutate()
        }}
      >
        <RadioGroup<FormType>
          label={t('new.forms')}
          options={[
            { id: 'GENERAL', label: t('new.general'), help: t('new.generalHelp') },
            { id: 'BRIEF', label: t('new.brief'), help: t('new.briefHelp') },
          ]}
          value={form}
          onChange={setForm}
        />
        {start.error !== null && <ErrorState {...view(start.error)} />}
        <Button type="submit" variant="primary" busy={start.isPending} autoFocus>
          {t('new.start')}
        </Button>
      </form>
      <div className="new-draft-list">
        <h2 className="new-draft-title">{t('new.drafts')}</h2>
        <DataTable
          label={t('new.drafts')}
          rows={drafts.data}
          rowId={(row) => row.documentId}
          busy={drafts.isFetching}
          error={drafts.error === null ? null : { ...view(drafts.error), onRetry: () => void drafts.refetch() }}
          empty={{ title: t('new.none'), text: t('new.noneHelp') }}
          active={active}
          onActiveChange={setActive}
          onOpen={(row) => open(row.documentId)}
          mainList
          columns={[
            { id: 'title', header: t('new.columns.title'), value: (row) => row.title || t('new.untitled'), width: 'fill' },
            {
              id: 'attachments',
              header: t('new.columns.attachments'),
              value: (row) => row.attachments,
              cell: (row) => (row.attachments === 0 ? '' : formatCount(row.attachments)),
              width: 64,
              align: 'end',
            },
            {
              id: 'saved',
              header: t('new.columns.saved'),
              value: (row) => row.savedAt,
              cell: (row) => formatDateTime(row.savedAt),
              width: 160,
              align: 'end',
            },
          ]}
        />
      </div>
    </div>
  )
}
