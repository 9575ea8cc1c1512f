import type { Readable } from 'node:stream'
import { Fault, HTTP_STATUS, kernelFaults } from '../../kernel/errors.ts'
import { type HttpApp, type HttpReply, type HttpRequest, sendFault } from '../../kernel/http.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { apiRoutes } from './api-routes.ts'
import type { Archive, PublishedFile } from './archive.ts'
import { archiveFaults } from './errors.ts'
import { atomFeed } from './feeds/atom.ts'
import { robots, SITEMAP_PART, sitemapIndex, sitemapPart } from './feeds/sitemap.ts'
import { documentPage } from './pages/document-page.ts'
import { answerPage, askPage } from './pages/genuine-page.ts'
import type { Page } from './pages/layout.ts'
import { faultPage, missingPage } from './pages/message-page.ts'
import { homePage, searchPage } from './pages/search-page.ts'
import { ARCHIVE_CSS } from './pages/style.ts'
import { type Word, word } from './pages/words.ts'
import { readRequest } from './service/request.ts'
import { readUpload, UPLOAD_LIMIT } from './service/upload.ts'

/** The pages run nothing and load nothing but their own style. */
const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
const PAGE_HITS = 20
const FEED_HITS = 50
/** File kinds that a browser may be told; everything else is bytes to keep. */
const PLAIN_KINDS = /^(?:application\/pdf|image\/(?:png|jpeg)|text\/(?:plain|csv))$/
const NOTHING_ASKED = { q: '', facets: {} }

/** The public site and the open API: plain HTTP, no sign-in, no script. */
export function archiveRoutes(kernel: Kernel, archive: Archive): (app: HttpApp) => void {
  const { publicUrl } = kernel.config
  const pageOf = async (request: HttpRequest, title: Word | { text: string }, more: Partial<Page> = {}): Promise<Page> => {
    const lang = (request.query as { lang?: unknown } | null)?.lang === 'en' ? 'en' : 'ko'
    const named = typeof title === 'string' ? word(lang, title) : title.text
    return {
      lang,
      agency: await archive.agency(),
      address: request.method === 'GET' ? request.url : (request.url.split('?')[0] ?? '/archive'),
      title: named,
      ...more,
    }
  }
  const send = (reply: HttpReply, body: string): HttpReply =>
    reply.header('content-security-policy', PAGE_POLICY).type('text/html; charset=utf-8').send(body)

  return (app) => {
    app.setErrorHandler(async (error, request, reply) => {
      if (!wantsPage(request)) return sendFault(kernel, reply, error)
      const fault = error instanceof Fault ? error : null
      if (fault === null || fault.kind === 'INTERNAL') kernel.log.error({ err: error }, 'archive page failed')
      if (fault?.code === 'DOCUMENT_UNKNOWN') return send(reply.status(404), missingPage(await pageOf(request, 'notFound')))
      const shown = fault ?? kernelFaults.INTERNAL({ reference: String(request.id) })
      return send(reply.status(HTTP_STATUS[shown.kind]), faultPage(await pageOf(request, 'failed'), shown.sentence))
    })
    for (const type of ['multipart/form-data', 'application/pdf'])
      app.addContentTypeParser(type, (_request, payload, done) => done(null, payload))

    app.get('/archive/archive.css', (_request, reply) =>
      reply.header('cache-control', 'public, max-age=3600').type('text/css; charset=utf-8').send(ARCHIVE_CSS),
    )
    app.get('/archive', async (request, reply) => {
      const found = await archive.search(NOTHING_ASKED, null, PAGE_HITS)
      return send(
        reply,
        homePage(await pageOf(request, 'newest'), {
          request: NOTHING_ASKED,
          page: found,
          ...(await archive.overview(NOTHING_ASKED)),
        }),
      )
    })
    app.get('/archive/search', async (request, reply) => {
      const asked = readRequest(request.query)
      const found = await archive.search(asked.search, asked.after, PAGE_HITS)
      const page = await pageOf(request, 'results', { q: asked.search.q, indexed: false })
      return send(reply, searchPage(page, { request: asked.search, page: found, ...(await archive.overview(asked.search)) }))
    })
    app.get<{ Params: { id: string } }>('/archive/documents/:id', async (request, reply) => {
      const row = await archive.document(request.params.id)
      const permanent = `${publicUrl}/archive/documents/${row.documentId}`
      const page = await pageOf(request, { text: row.title }, { canonical: permanent, indexed: row.withdrawnAt === null })
      return send(row.withdrawnAt === null ? reply : reply.status(410), documentPage(page, row, permanent))
    })
    app.get<{ Params: { id: string } }>('/archive/documents/:id/document.pdf', async (request, reply) =>
      sendFile(request, reply, await archive.pdf(request.params.id), 'inline'),
    )
    app.get<{ Params: { id: string; position: string } }>(
      '/archive/documents/:id/attachments/:position',
      async (request, reply) =>
        sendFile(request, reply, await archive.attachment(request.params.id, Number(request.params.position)), 'attachment'),
    )
    app.get('/archive/genuine', async (request, reply) => {
      const { document } = readRequest(request.query)
      const page = await pageOf(request, 'genuine')
      if (document === undefined) return send(reply, askPage(page))
      return send(
        reply,
        answerPage({ ...page, indexed: false }, await archive.judge(async () => collect((await archive.pdf(document)).stream))),
      )
    })
    app.post('/archive/genuine', async (request, reply) => {
      const length = Number(request.headers['content-length'] ?? 0)
      if (length > UPLOAD_LIMIT * 1.01) throw archiveFaults.UPLOAD_TOO_LARGE({ limit: UPLOAD_LIMIT })
      const answer = await archive.judge(() => readUpload(request.body as Readable, request.headers['content-type'] ?? ''))
      return send(reply, answerPage({ ...(await pageOf(request, 'genuine')), indexed: false }, answer))
    })
    app.get('/archive/feed.xml', async (_request, reply) => {
      const { hits } = await archive.search(NOTHING_ASKED, null, FEED_HITS)
      return reply.type('application/atom+xml; charset=utf-8').send(atomFeed(publicUrl, await archive.agency(), hits))
    })
    app.get('/archive/sitemap.xml', async (_request, reply) => {
      const { hits } = await archive.search(NOTHING_ASKED, null, 1)
      return reply
        .type('application/xml; charset=utf-8')
        .send(sitemapIndex(publicUrl, Math.ceil((hits[0]?.serial ?? 0) / SITEMAP_PART)))
    })
    app.get<{ Params: { part: string } }>('/archive/sitemap-:part.xml', async (request, reply) => {
      const part = Number(request.params.part)
      if (!Number.isSafeInteger(part) || part < 0 || part > 1_000_000) throw kernelFaults.NOT_FOUND({ what: 'address' })
      const rows = await archive.addresses({ after: part * SITEMAP_PART, limit: SITEMAP_PART })
      return reply.type('application/xml; charset=utf-8').send(
        sitemapPart(
          publicUrl,
          rows.filter((row) => Number(row.serial) <= (part + 1) * SITEMAP_PART),
        ),
      )
    })
    app.get('/robots.txt', (_request, reply) => reply.type('text/plain; charset=utf-8').send(robots(publicUrl)))
    app.get('/archive/*', async (request, reply) => send(reply.status(404), missingPage(await pageOf(request, 'notFound'))))
    apiRoutes(app, kernel, archive)
  }
}

const wantsPage = (request: HttpRequest): boolean => request.url.startsWith('/archive') && !/\.(?:pdf|xml)$/.test(request.url)

async function collect(stream: Readable): Promise<Uint8Array> {
  return new Uint8Array(Buffer.concat(await stream.toArray()))
}

function sendFile(request: HttpRequest, reply: HttpReply, file: PublishedFile, disposition: 'inline' | 'attachment'): HttpReply {
  const etag = `"${file.sha256}"`
  reply.header('etag', etag).header('cache-control', 'public, max-age=0, must-revalidate')
  if (request.headers['if-none-match'] === etag) {
    file.stream.destroy()
    return reply.status(304).send()
  }
  const name = encodeURIComponent(file.name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return reply
    .header('content-disposition', `${disposition}; filename*=UTF-8''${name}`)
    .header('content-length', file.size)
    .header('cross-origin-resource-policy', 'cross-origin')
    .header('access-control-allow-origin', '*')
    .type(PLAIN_KINDS.test(file.mediaType) ? file.mediaType : 'application/octet-stream')
    .send(file.stream)
}
