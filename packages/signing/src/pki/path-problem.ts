/** Why there is no valid path (sub-indications of EN 319 102-1 §5.2.6 are made of these). */
export type PathProblem =
  | { readonly code: 'NO_PATH' }
  | { readonly code: 'EXPIRED'; readonly subject: string; readonly notAfter: Date }
  | { readonly code: 'NOT_YET_VALID'; readonly subject: string; readonly notBefore: Date }
  | { readonly code: 'SIGNATURE_WRONG'; readonly subject: string }
  /** By an algorithm or a key that no longer counts. */
  | { readonly code: 'ALGORITHM_NOT_ACCEPTED'; readonly subject: string; readonly algorithm: string }
  | { readonly code: 'NOT_A_CA'; readonly subject: string }
  | { readonly code: 'PATH_TOO_LONG'; readonly subject: string }
  | { readonly code: 'KEY_USAGE'; readonly subject: string }
  | { readonly code: 'NAME_NOT_ALLOWED'; readonly subject: string }
  | { readonly code: 'POLICY'; readonly subject: string }
  | { readonly code: 'UNKNOWN_CRITICAL_EXTENSION'; readonly subject: string; readonly extension: string }
  | { readonly code: 'REVOKED'; readonly subject: string; readonly at: Date; readonly reason: string }
  | { readonly code: 'REVOCATION_UNKNOWN'; readonly subject: string }
