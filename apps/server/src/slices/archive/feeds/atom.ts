import { lineAround } from '../pages/hits.ts'
import { escapeText } from '../pages/html.ts'
import type { HitRow } from '../store/search.ts'

/** The newest documents as an Atom feed (RFC 4287). */
export function atomFeed(publicUrl: string, agency: string, hits: readonly HitRow[]): string {
  const entries = hits.map((hit) => {
    const page = `${publicUrl}/archive/documents/${hit.documentId}`
    const pdf =
      hit.pdfBlob === null ? '' : `<link rel="enclosure" type="application/pdf" href="${escapeText(`${page}/document.pdf`)}"/>`
    return `<entry><id>urn:uuid:${escapeText(hit.documentId)}</id><title>${escapeText(hit.title)}</title><updated>${hit.publishedAt}</updated><link href="${escapeText(page)}"/>${pdf}<author><name>${escapeText(hit.unitName)}</name></author><summary>${escapeText(lineAround(hit.bodyText, []) || hit.number)}</summary></entry>`
  })
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ko"><id>${escapeText(publicUrl)}/archive</id><title>${escapeText(agency)} 공개 문서</title><updated>${hits[0]?.publishedAt ?? '1970-01-01T00:00:00.000Z'}</updated><link rel="self" href="${escapeText(publicUrl)}/archive/feed.xml"/><link href="${escapeText(publicUrl)}/archive"/>
${entries.join('\n')}
</feed>
`
}
