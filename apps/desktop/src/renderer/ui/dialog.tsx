import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import './dialog.css'
import { IconButton } from './icon-button.tsx'
import { InDialogContext } from './keys/use-keys.ts'
import { useReturnFocus } from './return-focus.ts'

export interface DialogProps {
  readonly isOpen: boolean
  /** Told when the person wants it closed (Escape, the cross, a click outside where `dismissable`). */
  readonly onClose: () => void
  readonly title: string
  readonly children: ReactNode
  /** Buttons; the next action stands last, at the right. */
  readonly footer?: ReactNode
  readonly size?: 'small' | 'normal' | 'large'
  /** `alertdialog` for a question that must be answered. */
  readonly role?: 'dialog' | 'alertdialog'
  /** Whether a click outside closes it; not for forms, where it would lose what was typed. */
  readonly dismissable?: boolean
}

/** A modal dialog over a dimmed page; focus stays inside and goes back where it was. */
export function Dialog({
  isOpen,
  onClose,
  title,
  children,
  footer,
  size = 'normal',
  role = 'dialog',
  dismissable = false,
}: DialogProps) {
  const { t } = useTranslation('ui')
  useReturnFocus(isOpen)
  return (
    <ModalOverlay className="dialog-scrim" isOpen={isOpen} isDismissable={dismissable} onOpenChange={(open) => open || onClose()}>
      <Modal className="dialog-frame" data-size={size} data-modal="">
        <AriaDialog className="dialog" role={role}>
          <header className="dialog-head">
            <Heading slot="title" level={2} className="dialog-title">
              {title}
            </Heading>
            <IconButton icon="close" label={t('action.close')} onPress={onClose} />
          </header>
          <InDialogContext value={true}>
            <div className="dialog-body">{children}</div>
            {footer !== undefined && <footer className="dialog-foot">{footer}</footer>}
          </InDialogContext>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
