/** What one update did after a signature. Anything that is not on the allow list is NOT_ALLOWED and says what and why. */
export type Change =
  | { readonly kind: 'FURTHER_SIGNATURE'; readonly field: string }
  | { readonly kind: 'DOCUMENT_TIMESTAMP'; readonly field: string }
  | { readonly kind: 'FORM_FILL'; readonly field: string }
  | { readonly kind: 'VALIDATION_MATERIAL' }
  | { readonly kind: 'NOT_ALLOWED'; readonly what: string; readonly why: string }

/** A change that nobody may make. */
export const notAllowed = (what: string, why: string): Change => ({ kind: 'NOT_ALLOWED', what, why })
