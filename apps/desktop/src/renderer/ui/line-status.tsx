import { useTranslation } from 'react-i18next'
import type { LineDocument } from '../api/shapes.ts'
import { StatusMark, type StatusTone } from './status-mark.tsx'

type LineStatus = LineDocument['status']

const TONES: Readonly<Record<LineStatus, StatusTone>> = {
  DRAFTING: 'closed',
  IN_PROGRESS: 'progress',
  HELD: 'held',
  RETURNED: 'returned',
  RECALLED: 'returned',
  APPROVED: 'done',
  REDRAFTED: 'closed',
}

/** Where a document's line stands, in its word. */
export function LineStatusMark({ status }: { readonly status: LineStatus }) {
  const { t } = useTranslation('ui')
  return <StatusMark tone={TONES[status]}>{t(`lineStatus.${status}`)}</StatusMark>
}
