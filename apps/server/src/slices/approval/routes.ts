import { Readable } from 'node:stream'
import { type Actor, isPerson, type PersonActor } from '../../kernel/actor.ts'
import { kernelFaults } from '../../kernel/errors.ts'
import type { HttpApp, HttpReply, HttpRequest } from '../../kernel/http.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { Approval } from './approval.ts'
import { boxAskOf, boxName } from './box-input.ts'
import { approvalFaults } from './errors.ts'
import { boxCsv } from './service/box-csv.ts'

/** Kinds that a browser may show by itself; everything else is kept as a file, whatever it calls itself. */
const SHOWN: readonly string[] = ['application/pdf', 'image/png', 'image/jpeg', 'text/plain']
const SHA256 = /^[0-9a-f]{64}$/

type DocumentRequest = { Params: { documentId: string }; Querystring: { blob?: unknown } }

/** Files of documents for signed-in readers: plain HTTP with the session's cookie, each a recorded look. */
export function approvalRoutes(
  kernel: Kernel,
  approval: Approval,
): (app: HttpApp, actorOf: (request: HttpRequest) => Promise<Actor>) => void {
  return (app, actorOf) => {
    const personOf = async (request: HttpRequest): Promise<PersonActor> => {
      const actor = await actorOf(request)
      if (!isPerson(actor)) throw kernelFaults.NOT_SIGNED_IN()
      return actor
    }

    app.get<DocumentRequest>('/files/documents/:documentId/current.pdf', async (request, reply) => {
      const { sha256, bytes } = await approval.currentPdf(
        await personOf(request),
        request.params.documentId,
        blobOf(request.query.blob),
      )
      const tag = `"${sha256}"`
      guard(reply).header('etag', tag)
      if (request.headers['if-none-match'] === tag) return reply.status(304).send()
      return reply.type('application/pdf').header('content-disposition', 'inline').send(Buffer.from(bytes))
    })

    app.get<DocumentRequest>('/files/documents/:documentId/preview.pdf', async (request, reply) => {
      const bytes = await approval.previewPdf(await personOf(request), request.params.documentId)
      return guard(reply).type('application/pdf').header('content-disposition', 'inline').send(Buffer.from(bytes))
    })

    app.get<{ Params: { box: string } }>('/files/boxes/:box.csv', async (request, reply) => {
      const actor = await personOf(request)
      const box = boxName.safeParse(request.params.box)
      if (!box.success) throw kernelFaults.NOT_FOUND({ what: 'box' })
      const lines = boxCsv(approval.wholeBox(actor, box.data, boxAskOf(request.query)))
      return guard(reply)
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; ${fileName(`${box.data}.csv`)}`)
        .send(Readable.from(lines))
    })

    app.get<{ Params: { documentId: string; attachmentId: string } }>(
      '/files/documents/:documentId/attachments/:attachmentId',
      async (request, reply) => {
        const { documentId, attachmentId } = request.params
        const file = await approval.attachment(await personOf(request), documentId, attachmentId)
        const shown = SHOWN.includes(file.mediaType)
        const { stream, size } = await kernel.blobs.open(file.sha256)
        return guard(reply)
          .type(shown ? contentType(file.mediaType) : 'application/octet-stream')
          .header('content-length', size)
          .header('content-disposition', `${shown ? 'inline' : 'attachment'}; ${fileName(file.name)}`)
          .send(stream)
      },
    )
  }
}

/** What a person may read nobody else may find in a cache, and no browser guesses what it is. */
function guard(reply: HttpReply): HttpReply {
  return reply.header('cache-control', 'private, no-cache').header('x-content-type-options', 'nosniff')
}

function contentType(mediaType: string): string {
  return mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : mediaType
}

function blobOf(given: unknown): string | null {
  if (given === undefined) return null
  if (typeof given !== 'string' || !SHA256.test(given)) throw approvalFaults.FILE_PAST()
  return given
}

/** A file's name as a header takes it: an ASCII stand-in and the name itself in UTF-8 (RFC 5987 §3.2, RFC 6266 §4.3). */
function fileName(name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(name.replaceAll(/\p{Surrogate}/gu, '_')).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `filename="${plain}"; filename*=UTF-8''${encoded}`
}
