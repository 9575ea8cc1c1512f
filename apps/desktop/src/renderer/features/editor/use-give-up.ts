import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import { useTRPCClient } from '../../api/trpc.ts'
import { useConfirm } from '../../ui/confirm.tsx'
import { announce } from '../../ui/notices.ts'

/** Gives up the change of a document in the line, once the person has said so. */
export function useGiveUp(documentId: string, onDone: () => void): { readonly ask: () => void; readonly busy: boolean } {
  const { t } = useTranslation('editor')
  const client = useTRPCClient()
  const confirm = useConfirm()
  const view = useErrorView()
  const abandon = useMutation({
    mutationFn: () => client.approval.abandonRevise.mutate({ documentId }),
    onSuccess: () => {
      announce(t('revise.gaveUp'), { tone: 'done' })
      onDone()
    },
    onError: (error) => announce(view(error).text, { tone: 'error' }),
  })
  const ask = async (): Promise<void> => {
    const question = { title: t('revise.giveUpTitle'), text: t('revise.giveUpText'), act: t('revise.giveUpAct'), danger: true }
    if (await confirm(question)) abandon.mutate()
  }
  return { ask: () => void ask(), busy: abandon.isPending }
}
