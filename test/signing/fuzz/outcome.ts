/** What a fuzzing process is asked. */
export interface Task {
  readonly target: string
  readonly corpus: string
  readonly seed: number
  /** It ends with whichever comes first. */
  readonly seconds: number
  readonly runs: number
}

/** An input that did what none may do. */
export interface Failure {
  readonly kind: string
  readonly message: string
  /** The input, in base64. */
  readonly input: string
}

/** What came of it. */
export interface Outcome {
  readonly runs: number
  /** Branches that were reached. */
  readonly branches: number
  /** Inputs that reached something new. */
  readonly corpus: number
  readonly failure: Failure | null
  /** Memory over what the process began with, in bytes. */
  readonly peakBytes?: number
}
