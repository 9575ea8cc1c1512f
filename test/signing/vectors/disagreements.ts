/** A case on which we say something else than the suite, and why. */
export interface Disagreement {
  readonly ours: string | null
  readonly why: string
}

const DSA: Disagreement = { ours: 'NO_PATH', why: 'DSA is not accepted: no agency signs with it, and WebCrypto has none' }
const INDIRECT: Disagreement = {
  ours: 'REVOCATION_UNKNOWN',
  why: 'a list that one authority signs for another (indirect CRL) is not followed; the answer is that revocation is not known, never that it is good',
}

/** PKITS by case. In all of them a valid path is not accepted; no invalid one is. */
export const PKITS_DISAGREEMENTS: Readonly<Record<string, Disagreement>> = {
  '40104 valid_dsa_signatures_test4': DSA,
  '40105 valid_dsa_parameter_inheritance_test5': DSA,
  '41422 valid_idp_with_indirectcrl_test22': INDIRECT,
  '41424 valid_idp_with_indirectcrl_test24': INDIRECT,
  '41425 valid_idp_with_indirectcrl_test25': INDIRECT,
  '41428 valid_crlissuer_test28': INDIRECT,
  '41429 valid_crlissuer_test29': INDIRECT,
  '41430 valid_crlissuer_test30': INDIRECT,
  '41433 valid_crlissuer_test33': INDIRECT,
}
