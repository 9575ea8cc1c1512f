import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import type { BoxRow } from '../../api/shapes.ts'
import { useTRPC, useTRPCClient } from '../../api/trpc.ts'
import type { BoxName } from '../../routes/box-names.ts'
import { announce } from '../../ui/notices.ts'

/** What is done in each box off the list: of most, nothing. */
const NOTED_AS: Partial<Record<BoxName, 'read' | 'acknowledge'>> = { circulated: 'read', 'post-report': 'acknowledge' }

/** Takes note of a row without opening it (공람 확인, 후열); null in a box where there is nothing to take note of. */
export function useTakeNote(box: BoxName): { readonly as: 'read' | 'acknowledge'; readonly run: (row: BoxRow) => void } | null {
  const { t } = useTranslation('approval')
  const trpc = useTRPC()
  const client = useTRPCClient()
  const queries = useQueryClient()
  const view = useErrorView()
  const as = NOTED_AS[box] ?? null
  const note = useMutation({
    mutationFn: (row: BoxRow) => client.approval.takeNote.mutate({ documentId: row.documentId, as: as ?? 'read' }),
    onSuccess: (_, { title }) => announce(t(`done.${as ?? 'read'}`, { title }), { tone: 'done' }),
    onError: (error) => announce(view(error).text, { tone: 'warning' }),
    onSettled: () => queries.invalidateQueries({ queryKey: trpc.approval.pathKey() }),
  })
  return as === null ? null : { as, run: (row) => note.mutate(row) }
}
