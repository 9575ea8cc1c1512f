/** A challenge of the server, as it is signed: `text` as UTF-8. */
export interface Challenge {
  readonly challengeId: string
  readonly text: string
}

/** What answers it: the detached CMS, base64. */
export interface ChallengeAnswer {
  readonly challengeId: string
  readonly cms: string
}

/** What the proof dialog needs of a screen. */
export interface ProofDialogProps {
  readonly title: string
  /** The word on the button. */
  readonly act: string
  /** What the proof is for, in a sentence. */
  readonly text: string
  /** Asks the server for a challenge; once for each try. */
  readonly challenge: () => Promise<Challenge>
  /** Hands the answer over; what it throws is said in the dialog. */
  readonly complete: (answer: ChallengeAnswer) => Promise<void>
  readonly onDone: () => void
  readonly onClose: () => void
}
