import { useTranslation } from 'react-i18next'
import type { Outputs, PathStep } from '../../api/shapes.ts'
import { ErrorState } from '../error-state.tsx'
import { SignatureList } from './signature-list.tsx'
import './different-verdict.css'

type Report = Outputs['approval']['signatures']
type Indication = Report['indication']

export interface DifferentVerdictProps {
  readonly differences: readonly (
    | { readonly what: 'FILE' | 'UNREADABLE' }
    | { readonly what: 'SIGNATURE'; readonly field: string; readonly here: Indication | null; readonly there: Indication | null }
  )[]
  /** This machine's report; null for a file that it cannot read. */
  readonly here: Report | null
  readonly there: Report
  readonly steps: readonly PathStep[]
}

/** The machine of the person comes to another verdict than the server: somebody is not to be trusted, and it says so before anything else. */
export function DifferentVerdict({ differences, here, there, steps }: DifferentVerdictProps) {
  const { t } = useTranslation('ui')
  const word = (indication: Indication | null): string =>
    indication === null ? t('signature.difference.none') : t(`signature.verdict.${indication}`)
  return (
    <div className="different-verdict">
      <ErrorState text={t('signature.difference.title')} advice={t('signature.difference.advice')} safe={null} />
      <ul>
        {differences.map((one) =>
          one.what === 'SIGNATURE' ? (
            <li key={one.field}>
              {t('signature.difference.place', { field: one.field, here: word(one.here), there: word(one.there) })}
            </li>
          ) : (
            <li key={one.what}>{t(`signature.difference.${one.what}`)}</li>
          ),
        )}
      </ul>
      {here !== null && (
        <section aria-label={t('signature.difference.here')}>
          <h3>{t('signature.difference.here')}</h3>
          <SignatureList report={here} steps={steps} />
        </section>
      )}
      <section aria-label={t('signature.difference.there')}>
        <h3>{t('signature.difference.there')}</h3>
        <SignatureList report={there} steps={steps} />
      </section>
    </div>
  )
}
