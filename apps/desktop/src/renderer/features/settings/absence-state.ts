/** How an absence stands on a day; days `YYYY-MM-DD`, both ends included. */
export type AbsenceState = 'coming' | 'now' | 'past'

/** Pure. */
export function absenceState({ from, until }: { readonly from: string; readonly until: string }, today: string): AbsenceState {
  if (today < from) return 'coming'
  return today > until ? 'past' : 'now'
}
