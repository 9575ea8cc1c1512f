import { type Actor, isPerson } from '../../kernel/actor.ts'
import { kernelFaults } from '../../kernel/errors.ts'
import type { HttpApp, HttpRequest } from '../../kernel/http.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { Records } from './records.ts'

/** The file of a record for those who may read it: the sealed one, until then the signed one; alone, or as one package with its attachments. A look, each time. */
export function recordsRoutes(
  kernel: Kernel,
  records: Records,
): (app: HttpApp, actorOf: (request: HttpRequest) => Promise<Actor>) => void {
  return (app, actorOf) => {
    app.get<{ Params: { documentId: string } }>('/files/records/:documentId.pdf', async (request, reply) => {
      const actor = await actorOf(request)
      if (!isPerson(actor)) throw kernelFaults.NOT_SIGNED_IN()
      const file = await records.file(actor, request.params.documentId)
      const etag = `"${file.sha256}"`
      reply.header('etag', etag).header('cache-control', 'private, no-cache')
      if (request.headers['if-none-match'] === etag) return reply.status(304).send()
      const { stream, size } = await kernel.blobs.open(file.sha256)
      return reply
        .type('application/pdf')
        .header('content-disposition', `inline; filename*=UTF-8''${encoded(`${file.number} ${file.title}.pdf`)}`)
        .header('content-length', size)
        .send(stream)
    })
    app.get<{ Params: { documentId: string } }>('/files/records/:documentId.asice', async (request, reply) => {
      const actor = await actorOf(request)
      if (!isPerson(actor)) throw kernelFaults.NOT_SIGNED_IN()
      const { bytes, number, title } = await records.package(actor, request.params.documentId)
      return reply
        .type('application/vnd.etsi.asic-e+zip')
        .header('cache-control', 'private, no-store')
        .header('content-disposition', `attachment; filename*=UTF-8''${encoded(`${number} ${title}.asice`)}`)
        .send(Buffer.from(bytes))
    })
  }
}

/** A file name as RFC 5987 §3.2 writes it in a header. */
function encoded(name: string): string {
  return encodeURIComponent(name.replaceAll(/\p{Surrogate}/gu, '_')).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
