import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { faultOf } from '../../api/fault.ts'
import { useTRPCClient } from '../../api/trpc.ts'
import { formatDateTime } from '../../i18n/format.ts'
import { Icon } from '../../ui/icon.tsx'

/**
 * How the last round of a draft ended; null where it was never submitted. Its `seq` is what the next act is based on; `reviseStepId` is the step of
 * who changes its text in the line.
 */
export function useLastRound(documentId: string) {
  const client = useTRPCClient()
  return useQuery({
    queryKey: ['last-round', documentId],
    queryFn: async () => {
      try {
        const { seq, present, past, allowances } = await client.approval.document.query({ documentId })
        const revise = allowances.find(({ act }) => act === 'revise')
        return { seq, ending: present.ending ?? past.at(-1)?.ending ?? null, reviseStepId: revise?.stepId ?? null }
      } catch (error) {
        if (faultOf(error).code === 'DOCUMENT_UNKNOWN') return { seq: 0, ending: null, reviseStepId: null }
        throw error
      }
    },
  })
}

/** Why the draft came back, on top of everything else. */
export function ReturnNotice({ ending }: { readonly ending: NonNullable<ReturnType<typeof useLastRound>['data']>['ending'] }) {
  const { t } = useTranslation('editor')
  if (ending === null) return null
  const returned = ending.type === 'RETURNED'
  return (
    <section
      className="return-notice"
      data-tone={returned ? 'returned' : 'closed'}
      aria-label={t(returned ? 'returned.title' : 'returned.recalled')}
    >
      <Icon name="undo" />
      <div>
        <p className="return-title">
          {t(returned ? 'returned.title' : 'returned.recalled')}{' '}
          <span className="return-by">{t('returned.by', { name: ending.by ?? '', at: formatDateTime(ending.at) })}</span>
        </p>
        <p>{ending.reason ?? t('returned.noReason')}</p>
      </div>
    </section>
  )
}
