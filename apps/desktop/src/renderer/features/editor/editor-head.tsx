import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import { useTRPC, useTRPCClient } from '../../api/trpc.ts'
import { Button } from '../../ui/button.tsx'
import { useConfirm } from '../../ui/confirm.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { announce } from '../../ui/notices.ts'
import type { KeeperState } from './draft/keeper-state.ts'
import type { Writing } from './draft/writer-lock.ts'
import { StateLine } from './state-line.tsx'

export interface EditorHeadProps {
  readonly documentId: string
  readonly title: string
  readonly state: KeeperState
  readonly lock: Writing
  readonly onSave: () => void
  readonly onConflict: () => void
  /** Left out for who only changes the text in the line: the draft is not theirs. */
  readonly onDiscarded?: (() => void) | undefined
}

/** Thin head of the editor: what is open, where it is kept, and what is rarely done. */
export function EditorHead({ documentId, title, state, lock, onSave, onConflict, onDiscarded }: EditorHeadProps) {
  const { t } = useTranslation('editor')
  const trpc = useTRPC()
  const client = useTRPCClient()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const confirm = useConfirm()
  const view = useErrorView()
  const name = title.trim() === '' ? t('new.untitled') : title
  const discard = useMutation({
    mutationFn: () => client.documents.discard.mutate({ documentId }),
    onSuccess: async () => {
      onDiscarded?.()
      announce(t('more.discarded'), { tone: 'done' })
      await queries.invalidateQueries({ queryKey: trpc.documents.drafts.pathKey() })
      await navigate({ to: '/drafts/new' })
    },
    onError: (error) => announce(view(error).text, { tone: 'error' }),
  })
  const ask = async (): Promise<void> => {
    const question = {
      title: t('more.discardTitle'),
      text: t('more.discardText', { title: name }),
      act: t('more.discardAct'),
      danger: true,
    }
    if (await confirm(question)) discard.mutate()
  }
  return (
    <>
      <header className="editor-head">
        <h1 className="editor-title">{name}</h1>
        <StateLine state={state} onSave={onSave} onConflict={onConflict} />
        {onDiscarded !== undefined && (
          <Menu
            label={t('more.label')}
            trigger={<IconButton icon="more" label={t('more.label')} />}
            acts={[[{ id: 'discard', label: t('more.discard'), icon: 'trash', danger: true, run: () => void ask() }]]}
          />
        )}
      </header>
      {lock.mine === false && (
        <div className="editor-locked" role="status">
          <span>{t('locked.text')}</span>
          <Button onPress={lock.take}>{t('locked.take')}</Button>
        </div>
      )}
    </>
  )
}
