/** Parts of the settings, in order. */
export const SECTIONS = ['absences', 'lines', 'keys', 'certificates', 'signature', 'appearance'] as const
export type Section = (typeof SECTIONS)[number]
