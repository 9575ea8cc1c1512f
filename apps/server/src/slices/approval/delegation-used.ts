import type { DelegationLevel } from '../identity/index.ts'

/**
 * By what the drafter says that the matter is decided, where it is not simply the closest row (사무전결 처리규칙): a listed row by name;
 * an unlisted matter that is lighter than a listed one; an important one, for the head or a superior; or the follow-up of a decided document,
 * which one level lower may approve.
 */
export type DelegationBasis =
  | { readonly kind: 'LISTED' | 'LIGHTER'; readonly ruleId: string }
  | { readonly kind: 'IMPORTANT' }
  | { readonly kind: 'FOLLOW_UP'; readonly documentId: string }

/** Why a row or none decides. NO_SCHEDULE: none is in force; NO_ROW: nothing is delegated, and the head decides (영 10①). */
export type DelegationWhy = 'ROW' | 'NO_ROW' | 'NO_SCHEDULE' | 'LISTED' | 'LIGHTER' | 'IMPORTANT' | 'FOLLOW_UP'

/** Who may decide a matter and by which row of which version: stored with the approval. */
export interface DelegationUsed {
  readonly rule: { readonly id: string; readonly version: number; readonly matter: string; readonly level: string } | null
  readonly why: DelegationWhy
  /** The level that decides: the row's, or what the basis makes of it. */
  readonly level: DelegationLevel
  /** The decided document that this one follows up. */
  readonly related: { readonly documentId: string; readonly title: string } | null
}
