import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import type { Outputs } from '../../api/shapes.ts'
import { useTRPC } from '../../api/trpc.ts'
import { formatDate } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { announce } from '../../ui/notices.ts'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { commonName } from '../../ui/signature-list/common-name.ts'
import { StatusMark, type StatusTone } from '../../ui/status-mark.tsx'
import { EnrolOwn } from './enrol-own.tsx'
import { MyEnrolments } from './my-enrolments.tsx'

type Own = Outputs['signatures']['mine'][number]

const TONES: Readonly<Record<Own['state'], StatusTone>> = {
  VALID: 'done',
  NOT_YET_VALID: 'waiting',
  EXPIRED: 'closed',
  ON_HOLD: 'held',
  REVOKED: 'returned',
}

/** Certificates that the server knows of this person, and asking for the renewal of one. */
export function MyCertificates() {
  const { t } = useTranslation('settings')
  const view = useErrorView()
  const { signatures } = useTRPC()
  const answer = useQuery(signatures.mine.queryOptions())
  const successors = new Set(answer.data?.map(({ renewedFrom }) => renewedFrom))
  return (
    <div className="settings-part">
      <p>{t('certificates.text')}</p>
      {answer.isLoading && <ProgressBar label={t('certificates.loading')} />}
      {answer.error !== null && <ErrorState {...view(answer.error)} onRetry={() => void answer.refetch()} />}
      {answer.data?.length === 0 && <EmptyState title={t('certificates.empty')} text={t('certificates.emptyHint')} />}
      <ul aria-label={t('certificates.issued')}>
        {answer.data?.map((certificate) => (
          <OwnCertificate
            key={certificate.serialNumber}
            certificate={certificate}
            renewed={successors.has(certificate.serialNumber)}
          />
        ))}
      </ul>
      <MyEnrolments />
      <EnrolOwn />
    </div>
  )
}

function OwnCertificate({ certificate, renewed }: { readonly certificate: Own; readonly renewed: boolean }) {
  const { t } = useTranslation('settings')
  const view = useErrorView()
  const queries = useQueryClient()
  const { signatures } = useTRPC()
  const { serialNumber, subject, notBefore, notAfter, state, renewalAskedAt } = certificate
  const ask = useMutation(
    signatures.askRenewal.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: signatures.mine.queryKey() })
        announce(t('certificates.done'), { tone: 'done' })
      },
      onError: (error) => announce(view(error).text, { tone: 'error' }),
    }),
  )
  const may = (state === 'VALID' || state === 'EXPIRED') && !renewed
  return (
    <li className="settings-key">
      <div>
        <p className="settings-key-name">{commonName(subject) ?? subject}</p>
        <p className="settings-key-facts">
          {t('certificates.facts', { serialNumber, from: formatDate(notBefore), until: formatDate(notAfter) })}{' '}
          <StatusMark tone={TONES[state]}>{t(`certificates.states.${state}`)}</StatusMark>
        </p>
        {may && renewalAskedAt !== null && (
          <p className="settings-key-facts">{t('certificates.asked', { day: formatDate(renewalAskedAt) })}</p>
        )}
      </div>
      {may && renewalAskedAt === null && (
        <Button icon="refresh" busy={ask.isPending} onPress={() => ask.mutate({ serialNumber })}>
          {t('certificates.ask')}
        </Button>
      )}
    </li>
  )
}
