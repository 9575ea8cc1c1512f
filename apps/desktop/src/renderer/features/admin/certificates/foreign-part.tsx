import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../../api/error-view.ts'
import { useTRPC } from '../../../api/trpc.ts'
import { Button } from '../../../ui/button.tsx'
import { useConfirm } from '../../../ui/confirm.tsx'
import { announce } from '../../../ui/notices.ts'
import { DataTable } from '../../../ui/table/data-table.tsx'
import { useEnrolmentColumns } from './certificate-columns.tsx'
import { useAskAnew } from './use-certificate-act.ts'

/** Certificates of other authorities that people sign with here. */
export function ForeignPart() {
  const { t } = useTranslation('certificates')
  const view = useErrorView()
  const confirm = useConfirm()
  const askAnew = useAskAnew()
  const { signatures } = useTRPC()
  const columns = useEnrolmentColumns()
  const answer = useQuery(signatures.enrolments.queryOptions({}))
  const [active, setActive] = useState<string | null>(null)
  const chosen = answer.data?.find(({ fingerprint }) => fingerprint === active)
  const end = useMutation(
    signatures.endEnrolment.mutationOptions({
      onSuccess: async () => {
        await askAnew()
        announce(t('done.ended'), { tone: 'done' })
      },
      onError: (error) => announce(view(error).text, { tone: 'error' }),
    }),
  )
  const ask = async (): Promise<void> => {
    if (chosen === undefined) return
    const { fingerprint, subject } = chosen
    const yes = await confirm({ title: t('acts.end'), text: t('endText', { subject }), act: t('acts.end'), danger: true })
    if (yes) end.mutate({ fingerprint })
  }
  return (
    <div className="certificates-part">
      <p className="certificates-text">{t('foreignText')}</p>
      <div className="certificates-table">
        <DataTable
          label={t('parts.foreign')}
          columns={columns}
          rows={answer.data}
          rowId={(row) => row.fingerprint}
          busy={answer.isFetching && answer.data !== undefined}
          error={answer.error === null ? null : { ...view(answer.error), onRetry: () => void answer.refetch() }}
          empty={{ title: t('empty.foreign') }}
          active={active}
          onActiveChange={setActive}
          mainList
          barActions={
            <Button
              icon="trash"
              busy={end.isPending}
              unavailable={chosen === undefined ? t('chooseFirst') : undefined}
              onPress={() => void ask()}
            >
              {t('acts.end')}
            </Button>
          }
        />
      </div>
    </div>
  )
}
