import type { HttpApp, HttpReply } from '../../kernel/http.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { Archive } from './archive.ts'
import { archiveFaults } from './errors.ts'
import { openApi } from './feeds/openapi.ts'
import { cursorText } from './pages/search-page.ts'
import type { DocumentDetails } from './schema.ts'
import { readRequest } from './service/request.ts'
import type { HitRow } from './store/search.ts'

/** The open API under /api/v1: no key, any origin. */
export function apiRoutes(app: HttpApp, kernel: Kernel, archive: Archive): void {
  const { publicUrl } = kernel.config
  const send = (reply: HttpReply, body: unknown): HttpReply =>
    reply
      .header('access-control-allow-origin', '*')
      .header('cross-origin-resource-policy', 'cross-origin')
      .type('application/json; charset=utf-8')
      .send(JSON.stringify(body))

  app.get('/api/v1/documents', async (request, reply) => {
    const asked = readRequest(request.query)
    const { hits, next } = await archive.search(asked.search, asked.after, asked.limit)
    return send(reply, { items: hits.map((hit) => itemOf(publicUrl, hit)), next: next === null ? null : cursorText(next) })
  })
  app.get<{ Params: { id: string } }>('/api/v1/documents/:id', async (request, reply) => {
    const row = await archive.document(request.params.id)
    if (row.withdrawnAt !== null)
      throw archiveFaults.DOCUMENT_WITHDRAWN({ documentId: row.documentId, withdrawnAt: row.withdrawnAt })
    const { attachments, ...details } = JSON.parse(row.details) as DocumentDetails
    const item = itemOf(publicUrl, row)
    return send(reply, {
      ...item,
      ...details,
      bodyText: row.bodyText,
      pdfSha256: row.pdfBlob,
      attachments: attachments.map(({ name, mediaType, size, blob }, index) => ({
        name,
        mediaType,
        size,
        sha256: blob,
        url: `${item.pageUrl}/attachments/${index + 1}`,
      })),
    })
  })
  app.get('/api/v1/openapi.json', async (_request, reply) => send(reply, openApi(publicUrl)))
}

/** A document as the open API lists it. */
function itemOf(publicUrl: string, row: Omit<HitRow, 'searchText'>) {
  const pageUrl = `${publicUrl}/archive/documents/${row.documentId}`
  return {
    id: row.documentId,
    title: row.title,
    number: row.number,
    agency: row.agency,
    unit: row.unitName,
    unitId: row.unitId,
    task: row.taskName,
    taskId: row.taskId,
    kind: row.kind,
    disclosure: row.disclosure,
    registeredOn: row.registeredOn,
    publishedAt: row.publishedAt,
    pageUrl,
    pdfUrl: row.pdfBlob === null ? null : `${pageUrl}/document.pdf`,
  }
}
