import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import type { LineDocument } from '../../api/shapes.ts'
import { useTRPC } from '../../api/trpc.ts'
import { useOwnVerdict } from '../../signer/use-own-verdict.ts'
import { differencesOf } from '../../signer/verdicts.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { DifferentVerdict } from '../../ui/signature-list/different-verdict.tsx'
import { SignatureList } from '../../ui/signature-list/signature-list.tsx'

export interface SignaturesTabProps {
  readonly document: LineDocument
  /** The bytes that the screen shows; undefined while they come. */
  readonly pdf: Uint8Array | undefined
}

/** The server's verdict over every signature of the present file, in plain words; this machine's own beside it only where they differ. */
export function SignaturesTab({ document, pdf }: SignaturesTabProps) {
  const { t } = useTranslation('approval')
  const view = useErrorView()
  const { documentId, pdfBlob, present } = document
  const answer = useQuery(useTRPC().approval.signatures.queryOptions({ documentId }))
  const own = useOwnVerdict(pdfBlob, pdf)
  const error = answer.error ?? own.error
  if (error !== null) return <ErrorState {...view(error)} onRetry={() => void (answer.error === null ? own : answer).refetch()} />
  if (answer.data === undefined || own.data === undefined) return <ProgressBar label={t('signatures.checking')} />
  const { report } = own.data
  const differences = differencesOf(report, answer.data, pdfBlob)
  if (differences.length > 0)
    return <DifferentVerdict differences={differences} here={report} there={answer.data} steps={present.steps} />
  if (answer.data.signatures.length === 0) return <EmptyState title={t('signatures.none')} />
  return <SignatureList report={answer.data} steps={present.steps} />
}
