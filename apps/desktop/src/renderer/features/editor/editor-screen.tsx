import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import { useSessionPerson } from '../../api/session.ts'
import { useTRPC, useTRPCClient } from '../../api/trpc.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { localCopies } from './draft/local-copies.ts'
import { Workbench } from './workbench.tsx'

/** A draft in the editor, with what this computer may still hold of it. */
export function EditorScreen() {
  const { documentId } = useParams({ from: '/desk/drafts/$documentId' })
  return <OpenDraft key={documentId} documentId={documentId} />
}

function OpenDraft({ documentId }: { readonly documentId: string }) {
  const { t } = useTranslation('editor')
  const trpc = useTRPC()
  const client = useTRPCClient()
  const person = useSessionPerson()
  const view = useErrorView()
  // Asked anew with each opening and never by itself: from here on the keeper knows what the server has.
  const opened = useQuery({
    queryKey: ['editor', person.id, documentId],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnReconnect: false,
    queryFn: async () => {
      const [draft, local] = await Promise.all([
        client.documents.draft.query({ documentId }),
        localCopies(person.id, documentId)
          .read()
          .catch(() => null),
      ])
      return { draft, local }
    },
  })
  const directory = useQuery({ ...trpc.identity.directory.queryOptions(), staleTime: 60_000 })
  const agency = useQuery({ ...trpc.identity.agency.queryOptions(), staleTime: 600_000 })
  const error = opened.error ?? directory.error ?? agency.error
  if (error !== null)
    return (
      <div className="screen-message">
        <h1 className="visually-hidden">{t('screen')}</h1>
        <ErrorState
          {...view(error)}
          onRetry={() => void Promise.all([opened.refetch(), directory.refetch(), agency.refetch()])}
        />
      </div>
    )
  if (opened.data === undefined || directory.data === undefined || agency.data === undefined)
    return <ProgressBar label={t('opening')} />
  const { draft, local } = opened.data
  if (draft.state !== 'DRAFTING' && draft.pen !== 'REVISER')
    return (
      <EmptyState
        title={t('frozen.title')}
        text={t('frozen.text')}
        action={
          <Link to="/documents/$documentId" params={{ documentId }}>
            {t('frozen.open')}
          </Link>
        }
      />
    )
  return <Workbench draft={draft} local={local} personId={person.id} directory={directory.data} agency={agency.data} />
}
