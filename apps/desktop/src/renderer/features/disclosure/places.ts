import type { NumberedPlace } from './marked-text.tsx'
import type { Place, QueueItem } from './types.ts'

/** The places of a record by the text they stand in, numbered as the officer goes through them: title, body, attachments. */
export interface PlacesOfRecord {
  readonly all: readonly NumberedPlace[]
  readonly title: readonly NumberedPlace[]
  readonly body: readonly NumberedPlace[]
  /** One list an attachment, in the order of attachments. */
  readonly attachments: readonly (readonly NumberedPlace[])[]
}

const ORDER: Readonly<Record<Place['where'], number>> = { TITLE: 0, BODY: 1, ATTACHMENT: 2 }

/** Numbers and sorts the places. Pure. */
export function placesOf({ findings, record }: Pick<QueueItem, 'findings' | 'record'>): PlacesOfRecord {
  const all = [...findings]
    .sort((a, b) => ORDER[a.where] - ORDER[b.where] || (a.attachment ?? 0) - (b.attachment ?? 0) || a.start - b.start)
    .map((place, index) => ({ ...place, number: index + 1 }))
  return {
    all,
    title: all.filter((place) => place.where === 'TITLE'),
    body: all.filter((place) => place.where === 'BODY'),
    attachments: record.attachments.map((_, index) => all.filter((place) => place.attachment === index)),
  }
}
