/** What one update did after a signature. Anything that is not on the allow list is NOT_ALLOWED and says what and why. */
export type Change =
  | { readonly kind: 'FURTHER_SIGNATURE'; readonly field: string }
  | { readonly kind: 'DOCUMENT_TIMESTAMP'; readonly field: string }
  /** `replaces`: what stood in the field before, for those who signed over it; left out where it was empty, or was only closed. */
  | { readonly kind: 'FORM_FILL'; readonly field: string; readonly replaces?: string }
  | { readonly kind: 'VALIDATION_MATERIAL' }
  /** A new field that this update signs; `page` is where it shows, counted from 1, null when it shows nowhere. */
  | { readonly kind: 'SIGNATURE_FIELD_ADDED'; readonly field: string; readonly page: number | null }
  /** Dates, tools and identifiers of the file's description. */
  | { readonly kind: 'METADATA' }
  /** Comments, which only a certification of level 3 lets pass; `why` is what they are to others. */
  | { readonly kind: 'ANNOTATION'; readonly what: string; readonly why: string }
  | { readonly kind: 'NOT_ALLOWED'; readonly what: string; readonly why: string }

/** A change that nobody may make. */
export const notAllowed = (what: string, why: string): Change => ({ kind: 'NOT_ALLOWED', what, why })
