/** Boxes as their addresses name them; `drafts` are documents that were never sent. */
export const BOX_NAMES = ['waiting', 'upcoming', 'in-progress', 'done', 'returned', 'drafts'] as const
export type BoxName = (typeof BOX_NAMES)[number]
