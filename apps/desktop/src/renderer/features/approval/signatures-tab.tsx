import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import type { LineDocument } from '../../api/shapes.ts'
import { useTRPC } from '../../api/trpc.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { SignatureList } from '../../ui/signature-list/signature-list.tsx'

/** The verdict over every signature of the present file, in plain words. */
export function SignaturesTab({ document }: { readonly document: LineDocument }) {
  const { t } = useTranslation('approval')
  const view = useErrorView()
  const answer = useQuery(useTRPC().approval.signatures.queryOptions({ documentId: document.documentId }))
  if (answer.error !== null) return <ErrorState {...view(answer.error)} onRetry={() => void answer.refetch()} />
  if (answer.data === undefined) return <ProgressBar label={t('signatures.checking')} />
  if (answer.data.signatures.length === 0) return <EmptyState title={t('signatures.none')} />
  return <SignatureList report={answer.data} steps={document.present.steps} />
}
