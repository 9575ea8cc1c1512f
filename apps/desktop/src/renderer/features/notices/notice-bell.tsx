import { useNavigate } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { useKeys } from '../../ui/keys/use-keys.ts'
import { NativeSwitch } from '../../ui/native-notices/native-switch.tsx'
import { useNativeWish } from '../../ui/native-notices/native-wish.ts'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { useNativeNotices } from './native-notices.ts'
import './notice-bell.css'
import { NoticeList } from './notice-list.tsx'
import { type Notice, useNotices } from './use-notices.ts'

/** As many as are told exactly; beyond it stands a plus. */
const MOST_TOLD = 99

/** The bell (알림): how many are new, and behind it the list, from which each opens its document. */
export function NoticeBell() {
  const { t } = useTranslation(['notices', 'ui'])
  const navigate = useNavigate()
  const view = useErrorView()
  const { answer, notices, unseen, mark } = useNotices()
  const [open, setOpen] = useState(false)
  const native = useNativeWish()
  const { mutate } = mark
  const openNotice = useCallback(
    (notice: Notice): void => {
      setOpen(false)
      if (notice.seenAt === null) mutate([notice.id])
      void navigate({ to: '/documents/$documentId', params: { documentId: notice.documentId } })
    },
    [mutate, navigate],
  )
  useNativeNotices(notices, native, openNotice)
  useKeys([{ keys: 'Shift+n', label: t('notices:bell'), group: t('ui:keys.general'), run: () => setOpen(true) }])
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <span className="notice-bell">
        <IconButton icon="bell" keys="Shift+n" label={unseen > 0 ? t('notices:bellNew', { count: unseen }) : t('notices:bell')} />
        {unseen > 0 && (
          <span className="notice-count" aria-hidden="true">
            {unseen > MOST_TOLD ? `${MOST_TOLD}+` : unseen}
          </span>
        )}
      </span>
      <Popover className="popover notice-popover" placement="bottom end" offset={4}>
        <Dialog className="notice-panel" aria-label={t('notices:title')}>
          <header className="notice-head">
            <h2 className="notice-heading">{t('notices:title')}</h2>
            <Button variant="quiet" icon="check" isDisabled={unseen === 0} busy={mark.isPending} onPress={() => mutate('all')}>
              {t('notices:all')}
            </Button>
          </header>
          {answer.error !== null && <ErrorState {...view(answer.error)} onRetry={() => void answer.refetch()} />}
          {notices === undefined && answer.error === null && <ProgressBar label={t('notices:loading')} />}
          {notices?.length === 0 && <EmptyState title={t('notices:emptyTitle')} text={t('notices:emptyText')} />}
          {notices !== undefined && notices.length > 0 && <NoticeList notices={notices} onOpen={openNotice} />}
          {answer.hasNextPage && (
            <Button busy={answer.isFetchingNextPage} onPress={() => void answer.fetchNextPage()}>
              {t('notices:more')}
            </Button>
          )}
          <footer className="notice-foot">
            <NativeSwitch />
          </footer>
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
