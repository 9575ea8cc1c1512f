/** A case on which we say something else than the suite, and why. */
export interface Disagreement {
  readonly ours: string | null
  readonly why: string
}

const DSA: Disagreement = { ours: 'NO_PATH', why: 'DSA is not accepted: no agency signs with it, and WebCrypto has none' }

/** PKITS by case. In all of them a valid path is not accepted; no invalid one is. */
export const PKITS_DISAGREEMENTS: Readonly<Record<string, Disagreement>> = {
  '40104 valid_dsa_signatures_test4': DSA,
  '40105 valid_dsa_parameter_inheritance_test5': DSA,
}
