import { useEffect } from 'react'

/** Where the person was before the first of the dialogs that are open. */
let before: HTMLElement | null = null

/** Notes where the person is, once for the page: when a dialog's effects run, it has the focus already. */
export function startReturnFocus(): void {
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement && target.closest('[data-modal]') === null) before = target
  })
}

/**
 * Gives the focus back after a dialog that took another one's place (one waits, the next asks): what that one would go back
 * to is gone with the first. React Aria gives it back after a single dialog; only a focus that is nowhere is moved here.
 */
export function useReturnFocus(isOpen: boolean): void {
  useEffect(() => {
    if (!isOpen) return
    return () => {
      requestAnimationFrame(() => {
        const lost = document.activeElement === null || document.activeElement === document.body
        if (lost && document.querySelector('[data-modal]') === null && before?.isConnected === true) before.focus()
      })
    }
  }, [isOpen])
}
