/** Parts of the settings, in order. */
export const SECTIONS = ['absences', 'keys', 'certificates', 'appearance'] as const
export type Section = (typeof SECTIONS)[number]
