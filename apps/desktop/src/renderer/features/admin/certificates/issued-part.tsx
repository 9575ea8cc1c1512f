import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../../api/error-view.ts'
import { useTRPC } from '../../../api/trpc.ts'
import { formatCount } from '../../../i18n/format.ts'
import { SearchField } from '../../../ui/search-field.tsx'
import { DataTable } from '../../../ui/table/data-table.tsx'
import { useCertificateColumns } from './certificate-columns.tsx'
import { CertificateDialog } from './certificate-dialog.tsx'
import type { Certificate } from './types.ts'

/** As many as a table shows at once; the others are found by name. */
const MOST = 200
/** Certificates that end within so many days are due, as the office's own are. */
const DUE_DAYS = 60

/** Everything that the office issued, newest first, by holder, subject or number. */
export function IssuedPart({ text, onTextChange }: { readonly text: string; readonly onTextChange: (text: string) => void }) {
  const { t } = useTranslation('certificates')
  const answer = useQuery(
    useTRPC().signatures.certificates.queryOptions({ text, limit: MOST }, { placeholderData: (before) => before }),
  )
  return (
    <div className="certificates-part">
      <div className="certificates-search">
        <SearchField label={t('search')} value={text} onChange={onTextChange} />
        {answer.data?.length === MOST && <span>{t('most', { count: formatCount(MOST) })}</span>}
      </div>
      <CertificateTable label={t('parts.issued')} answer={answer} empty={t('empty.issued')} />
    </div>
  )
}

/** What ends soon or whose person asked, without a successor yet. */
export function DuePart() {
  const { t } = useTranslation('certificates')
  const answer = useQuery(useTRPC().signatures.renewals.queryOptions({ days: DUE_DAYS }))
  return (
    <div className="certificates-part">
      <p className="certificates-text">{t('dueText', { days: DUE_DAYS })}</p>
      <CertificateTable label={t('parts.due')} answer={answer} empty={t('empty.due')} />
    </div>
  )
}

interface CertificateTableProps {
  readonly label: string
  readonly answer: Pick<UseQueryResult<readonly Certificate[]>, 'isFetching'> & {
    readonly data: readonly Certificate[] | undefined
    readonly error: unknown
    readonly refetch: () => unknown
  }
  readonly empty: string
}

function CertificateTable({ label, answer, empty }: CertificateTableProps) {
  const view = useErrorView()
  const columns = useCertificateColumns()
  const [active, setActive] = useState<string | null>(null)
  const [opened, setOpened] = useState<Certificate | null>(null)
  // One that left the list (a renewed one is due no more) stays open: what it was renewed with is shown once.
  const shown = answer.data?.find(({ serialNumber }) => serialNumber === opened?.serialNumber) ?? opened
  return (
    <div className="certificates-table">
      <DataTable
        label={label}
        columns={columns}
        rows={answer.data}
        rowId={(row) => row.serialNumber}
        busy={answer.isFetching && answer.data !== undefined}
        error={answer.error == null ? null : { ...view(answer.error), onRetry: () => void answer.refetch() }}
        empty={{ title: empty }}
        active={active}
        onActiveChange={setActive}
        onOpen={setOpened}
        mainList
      />
      {shown !== null && <CertificateDialog certificate={shown} onClose={() => setOpened(null)} />}
    </div>
  )
}
