import { useTranslation } from 'react-i18next'
import type { BridgeFaultCode } from '../../shared/bridge.ts'
import type { ErrorStateProps } from '../ui/error-state.tsx'
import { type ClientFault, faultOf } from './fault.ts'

/** The words for a fault: the server's own sentence in the language of the screen, or the desk's by the code. */
export type ErrorView = Pick<ErrorStateProps, 'text' | 'advice' | 'code' | 'safe'>

/** How to say any error to the person; its answer fits `ErrorState`, and `text` alone a notice or a field. */
export function useErrorView(): (error: unknown) => ErrorView {
  const { t, i18n } = useTranslation('faults')
  const known = (code: string): code is keyof typeof DESK_FAULTS => Object.hasOwn(DESK_FAULTS, code)
  return (error) => {
    const fault: ClientFault = faultOf(error)
    if (fault.sentence !== null)
      return {
        text: i18n.language === 'en' ? fault.sentence.en : fault.sentence.ko,
        code: fault.code,
        // Who was only not let in had nothing to lose.
        ...(fault.kind === 'FORBIDDEN' || fault.kind === 'NOT_FOUND' ? { safe: null } : {}),
      }
    const code = known(fault.code) ? fault.code : 'UNEXPECTED'
    return { text: t(`${code}.text`), advice: t(`${code}.do`), code: fault.code }
  }
}

/** Codes that the desk has words for; the file of texts must have each. */
const DESK_FAULTS = {
  NETWORK: true,
  UNEXPECTED: true,
  BRIDGE_REFUSED: true,
  KEY_PASSWORD_WRONG: true,
  KEY_NOT_FOUND: true,
  KEY_CONTAINER_BROKEN: true,
  KEY_UNSUPPORTED: true,
  KEY_EXISTS: true,
  KEY_UNPROTECTED: true,
  TOKEN_PIN_WRONG: true,
  TOKEN_LAST_TRY: true,
  TOKEN_LOCKED: true,
  TOKEN_UNAVAILABLE: true,
  UPDATE_NOT_ALLOWED: true,
  CHALLENGE_NOT_OURS: true,
  DOCUMENT_TOO_LARGE: true,
  LINK_NOT_ALLOWED: true,
  DOCUMENT_SWAPPED: true,
  EARLIER_SIGNATURE_BROKEN: true,
} as const satisfies Readonly<Record<BridgeFaultCode | 'NETWORK' | 'DOCUMENT_SWAPPED' | 'EARLIER_SIGNATURE_BROKEN', true>>
