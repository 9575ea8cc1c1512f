import type { ChallengeRequest, CredentialSummary, SignedCms, SignRequest, TokenState } from '../../shared/bridge.ts'

/** A container, or a key with its certificate, that the person chose and that still needs its password. */
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
  /** Every key at hand: those taken in, then those in the usual folders and on smart cards. */
  list(): Promise<readonly CredentialSummary[]>
  /** Whether smart cards can be read here. */
  tokens(): Promise<TokenState>
  /** Lets the person choose a key file, or a key and its certificate; null when they did not. */
  choose(): Promise<ChosenKey | null>
  remove(credentialId: string): Promise<void>
  sign(request: SignRequest): Promise<SignedCms>
  /** Signs a challenge of this desk's own server, and none of another's (CHALLENGE_NOT_OURS). */
  answerChallenge(request: ChallengeRequest): Promise<SignedCms>
}
