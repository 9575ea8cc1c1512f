/** Kinds of personal data that a publication is screened for (개인정보 필터링). */
export type FindingKind =
  | 'resident-number'
  | 'foreigner-number'
  | 'mobile-phone'
  | 'card-number'
  | 'email'
  | 'vehicle-number'
  | 'passport'
  | 'driving-licence'
  | 'bank-account'
  | 'health-insurance'
  | 'home-address'

/** A place in a text that looks like personal data: UTF-16 offsets, `end` exclusive. */
export interface Finding {
  readonly kind: FindingKind
  readonly start: number
  readonly end: number
}
