import { escapeText } from '../pages/html.ts'

/** Addresses in one part; the protocol allows 50,000. */
export const SITEMAP_PART = 10_000

const HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
const SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

/** The list of sitemap parts; part n holds serials from n × 10,000 + 1. */
export function sitemapIndex(publicUrl: string, parts: number): string {
  const rows = Array.from(
    { length: parts },
    (_, part) => `<sitemap><loc>${escapeText(publicUrl)}/archive/sitemap-${part}.xml</loc></sitemap>`,
  )
  return `${HEAD}<sitemapindex ${SPACE}>${rows.join('')}</sitemapindex>\n`
}

/** One part. */
export function sitemapPart(
  publicUrl: string,
  rows: readonly { readonly documentId: string; readonly publishedAt: string }[],
): string {
  const urls = rows.map(
    (row) =>
      `<url><loc>${escapeText(`${publicUrl}/archive/documents/${row.documentId}`)}</loc><lastmod>${row.publishedAt.slice(0, 10)}</lastmod></url>`,
  )
  return `${HEAD}<urlset ${SPACE}>${urls.join('')}</urlset>\n`
}

/** The desk and its calls are nobody's to crawl; the archive is everybody's. */
export function robots(publicUrl: string): string {
  return `User-agent: *\nAllow: /archive\nAllow: /api/v1/\nDisallow: /\nSitemap: ${publicUrl}/archive/sitemap.xml\n`
}
