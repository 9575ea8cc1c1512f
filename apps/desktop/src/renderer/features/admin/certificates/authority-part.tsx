import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../../api/error-view.ts'
import { useTRPC } from '../../../api/trpc.ts'
import { formatCount, formatDate, formatDateTime } from '../../../i18n/format.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { ProgressBar } from '../../../ui/progress-bar.tsx'

/** How the office's own authority stands: its certificates and their ends, its lists and when the next are due. */
export function AuthorityPart() {
  const { t } = useTranslation('certificates')
  const view = useErrorView()
  const answer = useQuery(useTRPC().signatures.authority.queryOptions())
  if (answer.error !== null) return <ErrorState {...view(answer.error)} onRetry={() => void answer.refetch()} />
  if (answer.data === undefined) return <ProgressBar label={t('loading')} />
  if (answer.data === null) return <EmptyState title={t('authority.none')} text={t('authority.noneText')} />
  const { certificates, lists } = answer.data
  return (
    <div className="certificates-part certificates-own">
      <h2 id="own-certificates">{t('authority.certificates')}</h2>
      <table className="certificates-plain" aria-labelledby="own-certificates">
        <thead>
          <tr>
            <th scope="col">{t('columns.profile')}</th>
            <th scope="col">{t('columns.subject')}</th>
            <th scope="col">{t('columns.from')}</th>
            <th scope="col">{t('columns.until')}</th>
            <th scope="col">{t('authority.renews')}</th>
          </tr>
        </thead>
        <tbody>
          {certificates.map(({ profile, subject, serialNumber, notBefore, notAfter, renewsAt }) => (
            <tr key={serialNumber}>
              <th scope="row">{t(`profiles.${profile}`)}</th>
              <td>{subject}</td>
              <td className="certificates-number">{formatDate(notBefore)}</td>
              <td className="certificates-number">{formatDate(notAfter)}</td>
              <td className="certificates-number">{renewsAt === null ? t('authority.former') : formatDate(renewsAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="certificates-text">{t('authority.certificatesText')}</p>
      <h2 id="own-lists">{t('authority.lists')}</h2>
      <p className="certificates-text">{t('authority.listsText')}</p>
      <table className="certificates-plain" aria-labelledby="own-lists">
        <thead>
          <tr>
            <th scope="col">{t('authority.list')}</th>
            <th scope="col">{t('authority.number')}</th>
            <th scope="col">{t('authority.made')}</th>
            <th scope="col">{t('authority.next')}</th>
          </tr>
        </thead>
        <tbody>
          {lists.map(({ list, number, thisUpdate, nextUpdate }) => (
            <tr key={list}>
              <th scope="row">{t(`authority.kinds.${list}`)}</th>
              <td className="certificates-number">{formatCount(number)}</td>
              <td className="certificates-number">{formatDateTime(thisUpdate)}</td>
              <td className="certificates-number">{formatDateTime(nextUpdate)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="certificates-text">{t('authority.ocsp')}</p>
    </div>
  )
}
