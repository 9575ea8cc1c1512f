import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import { useTRPC } from '../../api/trpc.ts'
import { formatDate } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { useConfirm } from '../../ui/confirm.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { announce } from '../../ui/notices.ts'
import { StatusMark } from '../../ui/status-mark.tsx'

/** Certificates of other authorities that this person enrolled; nothing where there is none. */
export function MyEnrolments() {
  const { t } = useTranslation('settings')
  const view = useErrorView()
  const confirm = useConfirm()
  const queries = useQueryClient()
  const { signatures } = useTRPC()
  const answer = useQuery(signatures.enrolled.queryOptions())
  const end = useMutation(
    signatures.endEnrolment.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: signatures.enrolled.queryKey() })
        announce(t('certificates.ended'), { tone: 'done' })
      },
      onError: (error) => announce(view(error).text, { tone: 'error' }),
    }),
  )
  const ask = async (fingerprint: string, subject: string): Promise<void> => {
    const act = t('certificates.end')
    if (await confirm({ title: act, text: t('certificates.endText', { subject }), act, danger: true }))
      end.mutate({ fingerprint })
  }
  if (answer.error !== null) return <ErrorState {...view(answer.error)} onRetry={() => void answer.refetch()} />
  if (answer.data === undefined || answer.data.length === 0) return null
  return (
    <ul aria-label={t('certificates.foreign')}>
      {answer.data.map(({ id, fingerprint, subject, issuer, notAfter, endedAt }) => (
        <li key={id} className="settings-key">
          <div>
            <p className="settings-key-name">{subject}</p>
            <p className="settings-key-facts">
              {t('certificates.issuer', { issuer, until: formatDate(notAfter) })}{' '}
              {endedAt !== null && <StatusMark tone="closed">{t('certificates.endedOn')}</StatusMark>}
            </p>
          </div>
          {endedAt === null && (
            <Button icon="trash" busy={end.isPending} onPress={() => void ask(fingerprint, subject)}>
              {t('certificates.end')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
