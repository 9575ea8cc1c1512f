/** Boxes as their addresses name them; `drafts` are documents that were never sent. */
export const BOX_NAMES = [
  'waiting',
  'upcoming',
  'acted',
  'post-report',
  'circulated',
  'noted',
  'in-progress',
  'done',
  'returned',
  'drafts',
] as const
export type BoxName = (typeof BOX_NAMES)[number]

/** How far back a box is looked at, counted from today. */
export const BOX_PERIODS = ['today', 'week', 'month', 'quarter', 'year'] as const
export type BoxPeriod = (typeof BOX_PERIODS)[number]
