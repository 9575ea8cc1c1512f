import { useTranslation } from 'react-i18next'
import { formatDate } from '../../../i18n/format.ts'
import { StatusMark, type StatusTone } from '../../../ui/status-mark.tsx'
import type { Column } from '../../../ui/table/column.ts'
import type { Certificate, Enrolment } from './types.ts'

const TONES: Readonly<Record<Certificate['state'], StatusTone>> = {
  VALID: 'done',
  NOT_YET_VALID: 'waiting',
  EXPIRED: 'closed',
  ON_HOLD: 'held',
  REVOKED: 'returned',
}

/** Where a certificate stands, in a word. */
export function CertificateMark({ state }: { readonly state: Certificate['state'] }) {
  const { t } = useTranslation('certificates')
  return <StatusMark tone={TONES[state]}>{t(`states.${state}`)}</StatusMark>
}

/** The name in a subject, which stands last there; the whole subject where it has none. */
const commonName = (subject: string): string => /(?:^|, )CN=([^,]+)$/.exec(subject)?.[1] ?? subject

/** What is shown of a certificate that the office issued. */
export function useCertificateColumns(): readonly Column<Certificate>[] {
  const { t } = useTranslation('certificates')
  return [
    { id: 'holder', header: t('columns.holder'), value: (row) => row.personName ?? commonName(row.subject), width: 200 },
    { id: 'profile', header: t('columns.profile'), value: (row) => t(`profiles.${row.profile}`), width: 120 },
    {
      id: 'state',
      header: t('columns.state'),
      value: (row) => t(`states.${row.state}`),
      cell: (row) => <CertificateMark state={row.state} />,
      width: 120,
    },
    {
      id: 'from',
      header: t('columns.from'),
      value: (row) => row.notBefore,
      cell: (row) => formatDate(row.notBefore),
      width: 110,
      align: 'end',
    },
    {
      id: 'until',
      header: t('columns.until'),
      value: (row) => row.notAfter,
      cell: (row) => formatDate(row.notAfter),
      width: 110,
      align: 'end',
    },
    {
      id: 'asked',
      header: t('columns.asked'),
      value: (row) => row.renewalAskedAt,
      cell: (row) => (row.renewalAskedAt === null ? null : formatDate(row.renewalAskedAt)),
      width: 110,
      align: 'end',
    },
    { id: 'serial', header: t('columns.serial'), value: (row) => row.serialNumber, width: 290 },
    { id: 'subject', header: t('columns.subject'), value: (row) => row.subject, width: 'fill' },
  ]
}

/** What is shown of a certificate of another authority. */
export function useEnrolmentColumns(): readonly Column<Enrolment>[] {
  const { t } = useTranslation('certificates')
  return [
    { id: 'holder', header: t('columns.holder'), value: (row) => row.personName ?? row.personId, width: 140 },
    { id: 'subject', header: t('columns.subject'), value: (row) => row.subject, width: 'fill' },
    { id: 'issuer', header: t('columns.issuer'), value: (row) => row.issuer, width: 260 },
    {
      id: 'until',
      header: t('columns.until'),
      value: (row) => row.notAfter,
      cell: (row) => formatDate(row.notAfter),
      width: 110,
      align: 'end',
    },
    { id: 'how', header: t('columns.how'), value: (row) => t(`how.${row.how}`), width: 120 },
    {
      id: 'enrolled',
      header: t('columns.enrolled'),
      value: (row) => row.enrolledAt,
      cell: (row) => formatDate(row.enrolledAt),
      width: 110,
      align: 'end',
    },
  ]
}
