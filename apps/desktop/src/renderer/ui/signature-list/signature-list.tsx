import { useTranslation } from 'react-i18next'
import type { Outputs, PathStep, SignatureReport } from '../../api/shapes.ts'
import { formatDateTime } from '../../i18n/format.ts'
import { useStepWords } from '../path-line/step-view.ts'
import { everyStep } from '../path-line/turns.ts'
import { StatusMark, type StatusTone } from '../status-mark.tsx'
import { commonName } from './common-name.ts'
import './signature-list.css'

const TONES: Readonly<Record<SignatureReport['indication'], StatusTone>> = {
  'TOTAL-PASSED': 'done',
  INDETERMINATE: 'held',
  'TOTAL-FAILED': 'returned',
}

export interface SignatureListProps {
  readonly report: Outputs['approval']['signatures']
  /** The steps whose fields are `sign-<stepId>`, to say as what somebody signed; fields that are named by their place say it by the signer's role. */
  readonly steps: readonly PathStep[]
}

/** Each signature in a file as a sentence: who, as what, when and how that is proven, and whether anything stands against it. */
export function SignatureList({ report, steps }: SignatureListProps) {
  const { t } = useTranslation('ui')
  const words = useStepWords()
  return (
    <ul className="signature-list">
      <li className="signature-sum">
        <StatusMark tone={TONES[report.indication]}>{t(`signature.all.${report.indication}`)}</StatusMark>
        {report.modifiedAfterSigning && <span>{t('signature.modified')}</span>}
      </li>
      {report.signatures.map((signature) => {
        const step = everyStep(steps).find(({ field }) => field !== null && field === signature.field)
        const who = commonName(signature.certificateSubject) ?? signature.signerName ?? signature.field
        const what =
          signature.kind === 'document-timestamp'
            ? t('signature.timestamp')
            : step !== undefined
              ? words.role(step)
              : signature.field === 'seal'
                ? t('signature.seal')
                : signature.claimedRoles.join(' ')
        return (
          <li key={signature.field} className="signature">
            <StatusMark tone={TONES[signature.indication]}>{t(`signature.verdict.${signature.indication}`)}</StatusMark>
            <span>
              <strong>{who}</strong> {what}
            </span>
            <span className="signature-quiet">{timeOf(signature)}</span>
            {signature.issuer !== null && (
              <span className="signature-quiet">{t('signature.issuer', { issuer: commonName(signature.issuer) ?? '' })}</span>
            )}
            {signature.subIndication !== null && (
              <span className="signature-why">{t(`signature.why.${signature.subIndication}`)}</span>
            )}
          </li>
        )
      })}
    </ul>
  )
  function timeOf({ provenTime, claimedTime }: SignatureReport): string {
    if (provenTime !== null) return t('signature.proven', { time: formatDateTime(provenTime) })
    return claimedTime === null ? t('signature.noTime') : t('signature.claimed', { time: formatDateTime(claimedTime) })
  }
}
