import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

export interface Question {
  readonly title: string
  readonly text: ReactNode
  /** The word on the button that does it: a verb, not "yes". */
  readonly act: string
  readonly danger?: boolean
}

type Ask = (question: Question) => Promise<boolean>

const ConfirmContext = createContext<Ask | null>(null)

/** Gives every screen `useConfirm`. Once, at the root. */
export function ConfirmProvider({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('ui')
  const [open, setOpen] = useState<{ readonly question: Question; readonly answer: (yes: boolean) => void } | null>(null)
  const ask = useCallback<Ask>((question) => new Promise((answer) => setOpen({ question, answer })), [])
  const close = (yes: boolean): void => {
    open?.answer(yes)
    setOpen(null)
  }
  return (
    <ConfirmContext value={ask}>
      {children}
      {open !== null && (
        <Dialog
          isOpen
          size="small"
          role="alertdialog"
          title={open.question.title}
          onClose={() => close(false)}
          footer={
            <>
              <Button autoFocus onPress={() => close(false)}>
                {t('action.cancel')}
              </Button>
              <Button variant={open.question.danger === true ? 'danger' : 'primary'} onPress={() => close(true)}>
                {open.question.act}
              </Button>
            </>
          }
        >
          {open.question.text}
        </Dialog>
      )}
    </ConfirmContext>
  )
}

/** How to ask: resolves to true when the person agrees, false on anything else. Throws outside of `ConfirmProvider`. */
export function useConfirm(): Ask {
  const ask = useContext(ConfirmContext)
  if (ask === null) throw new Error('useConfirm needs a ConfirmProvider above it')
  return ask
}
