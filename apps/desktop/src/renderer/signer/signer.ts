import type { CredentialSummary, SignedCms, SignRequest } from '../../shared/bridge.ts'

/** A key file that the person chose and that still needs its password. */
export interface ChosenKey {
  readonly name: string
  /** Takes the key in after it opened with the password. Errors as DeskError: KEY_PASSWORD_WRONG, KEY_EXISTS, … */
  readonly import: (password: string) => Promise<CredentialSummary>
}

/**
 * Who signs on this machine: the main process over its bridge in Electron, the page itself with a key file in its memory in
 * a browser. Screens see no difference. Every failure is a DeskError whose code `useErrorView` has words for.
 */
export interface Signer {
  /** Whether keys stay for the next start; in a browser they go with the page. */
  readonly keepsKeys: boolean
  list(): Promise<readonly CredentialSummary[]>
  /** Lets the person choose a key file; null when they did not. */
  choose(): Promise<ChosenKey | null>
  remove(credentialId: string): Promise<void>
  sign(request: SignRequest): Promise<SignedCms>
}
