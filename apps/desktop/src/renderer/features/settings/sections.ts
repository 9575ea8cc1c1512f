/** Parts of the settings, in order. */
export const SECTIONS = ['absences', 'lines', 'keys', 'certificates', 'appearance'] as const
export type Section = (typeof SECTIONS)[number]
