/** Parts of the register of certificates, in order: issued here, about to end or asked for, of other authorities, images of signatures, the authority's own. */
export const PARTS = ['issued', 'due', 'foreign', 'images', 'authority'] as const
export type Part = (typeof PARTS)[number]
