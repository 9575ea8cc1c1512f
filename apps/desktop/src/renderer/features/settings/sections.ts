/** Parts of the settings, in order. */
export const SECTIONS = ['absences', 'keys', 'appearance'] as const
export type Section = (typeof SECTIONS)[number]
