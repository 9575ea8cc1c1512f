import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button.tsx'
import { Select } from '../../../ui/select.tsx'
import type { Reason } from './types.ts'

/** Reasons that may be given (RFC 5280 §5.3.1), what happens most first. */
const REASONS: readonly Reason[] = [
  'affiliationChanged',
  'keyCompromise',
  'superseded',
  'cessationOfOperation',
  'privilegeWithdrawn',
  'unspecified',
]

interface RevokeFieldsProps {
  /** It is on hold already, so that it cannot be held again. */
  readonly held: boolean
  readonly busy: boolean
  readonly onRevoke: (reason: Reason) => void
}

/** Why a certificate is revoked, or held for a while. */
export function RevokeFields({ held, busy, onRevoke }: RevokeFieldsProps) {
  const { t } = useTranslation('certificates')
  const [reason, setReason] = useState<Reason | null>(null)
  const reasons: readonly Reason[] = held ? REASONS : ['certificateHold', ...REASONS]
  const word = t(reason === 'certificateHold' ? 'acts.hold' : 'acts.revoke')
  return (
    <section className="certificates-form" aria-label={t('acts.revoke')}>
      <Select
        label={t('columns.reason')}
        description={t(reason === 'certificateHold' ? 'holdHelp' : 'revokeHelp')}
        options={reasons.map((id) => ({ id, label: t(`reasons.${id}`) }))}
        value={reason}
        onChange={setReason}
      />
      <div>
        <Button
          variant="danger"
          busy={busy}
          unavailable={reason === null ? t('reasonMissing') : undefined}
          onPress={() => reason !== null && onRevoke(reason)}
        >
          {word}
        </Button>
      </div>
    </section>
  )
}
