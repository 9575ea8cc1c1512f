import { useEffect, useRef } from 'react'
import { useNoticeWords } from './use-notice-words.ts'
import type { Notice } from './use-notices.ts'

/** Tells what is new on the computer's screen while nobody looks at the desk. A document that may not be read is not named. */
export function useNativeNotices(notices: readonly Notice[] | undefined, wanted: boolean, open: (notice: Notice) => void): void {
  const words = useNoticeWords()
  /** Nothing that was there before the desk was opened is news. */
  const known = useRef<ReadonlySet<string> | null>(null)
  useEffect(() => {
    if (notices === undefined) return
    const fresh =
      known.current === null ? [] : notices.filter(({ id, seenAt }) => seenAt === null && known.current?.has(id) === false)
    known.current = new Set([...(known.current ?? []), ...notices.map(({ id }) => id)])
    if (!wanted || !document.hidden || Notification.permission !== 'granted') return
    for (const notice of fresh) {
      const { what, title } = words(notice)
      const shown = new Notification(what, { body: title, tag: notice.id })
      shown.onclick = () => {
        globalThis.focus()
        open(notice)
      }
    }
  }, [notices, wanted, open, words])
}
