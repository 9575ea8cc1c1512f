import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../../api/error-view.ts'
import { useTRPC } from '../../../api/trpc.ts'
import { formatDateTime } from '../../../i18n/format.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { announce } from '../../../ui/notices.ts'
import { CertificateMark } from './certificate-columns.tsx'
import { KeyFileResult } from './key-file-result.tsx'
import { RenewFields } from './renew-fields.tsx'
import { RevokeFields } from './revoke-fields.tsx'
import type { Certificate } from './types.ts'
import { useAskAnew } from './use-certificate-act.ts'

/** Kinds that are renewed by hand; the office renews its own by itself. */
const RENEWED: readonly Certificate['profile'][] = ['official', 'special-seal', 'server']

/** A certificate and what may be done with it. */
export function CertificateDialog({ certificate, onClose }: { readonly certificate: Certificate; readonly onClose: () => void }) {
  const { t } = useTranslation('certificates')
  const view = useErrorView()
  const { signatures } = useTRPC()
  const askAnew = useAskAnew()
  const [act, setAct] = useState<'renew' | 'revoke' | null>(null)
  const { serialNumber, state, profile } = certificate
  const done = (words: string) => async (): Promise<void> => {
    await askAnew()
    announce(words, { tone: 'done' })
    setAct(null)
  }
  const revoke = useMutation(signatures.revoke.mutationOptions({ onSuccess: done(t('done.revoked')) }))
  const release = useMutation(signatures.release.mutationOptions({ onSuccess: done(t('done.released')) }))
  const renew = useMutation(signatures.renewFor.mutationOptions({ onSuccess: done(t('done.issued')) }))
  const error = revoke.error ?? release.error ?? renew.error
  const lives = state === 'VALID' || state === 'NOT_YET_VALID'
  const facts: readonly (readonly [string, string | null])[] = [
    [t('columns.holder'), certificate.personName],
    [t('columns.subject'), certificate.subject],
    [t('columns.profile'), t(`profiles.${profile}`)],
    [t('columns.serial'), serialNumber],
    [t('columns.fingerprint'), certificate.fingerprint],
    [t('columns.from'), formatDateTime(certificate.notBefore)],
    [t('columns.until'), formatDateTime(certificate.notAfter)],
    [t('columns.revoked'), certificate.revokedAt === null ? null : formatDateTime(certificate.revokedAt)],
    [t('columns.reason'), certificate.revocationReason === null ? null : t(`reasons.${certificate.revocationReason}`)],
    [t('columns.renewedFrom'), certificate.renewedFrom],
    [t('columns.asked'), certificate.renewalAskedAt === null ? null : formatDateTime(certificate.renewalAskedAt)],
  ]
  return (
    <Dialog
      isOpen
      title={t('certificate')}
      onClose={onClose}
      footer={
        <>
          {state === 'ON_HOLD' && (
            <Button icon="redo" busy={release.isPending} onPress={() => release.mutate({ serialNumber })}>
              {t('acts.release')}
            </Button>
          )}
          {(lives || state === 'ON_HOLD') && act === null && (
            <Button icon="warning" onPress={() => setAct('revoke')}>
              {t('acts.revoke')}
            </Button>
          )}
          {lives && RENEWED.includes(profile) && act === null && renew.data === undefined && (
            <Button icon="refresh" onPress={() => setAct('renew')}>
              {t('acts.renew')}
            </Button>
          )}
          <Button onPress={onClose}>{t('close')}</Button>
        </>
      }
    >
      <div className="certificates-form">
        <CertificateMark state={state} />
        <dl className="certificates-facts">
          {facts.map(
            ([name, value]) =>
              value !== null && (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ),
          )}
        </dl>
        {act === 'revoke' && (
          <RevokeFields
            held={state === 'ON_HOLD'}
            busy={revoke.isPending}
            onRevoke={(reason) => revoke.mutate({ serialNumber, reason })}
          />
        )}
        {act === 'renew' && <RenewFields busy={renew.isPending} onRenew={(request) => renew.mutate({ serialNumber, request })} />}
        {renew.data !== undefined && <KeyFileResult issued={renew.data} name={certificate.personName ?? certificate.subject} />}
        {error !== null && <ErrorState {...view(error)} />}
      </div>
    </Dialog>
  )
}
