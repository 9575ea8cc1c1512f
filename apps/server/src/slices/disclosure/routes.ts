import { type Actor, isPerson } from '../../kernel/actor.ts'
import { kernelFaults } from '../../kernel/errors.ts'
import type { HttpApp, HttpRequest } from '../../kernel/http.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { may } from '../identity/index.ts'
import type { Disclosure } from './disclosure.ts'

/** Files of records in the release queue, for those who may open the record there. Always handed over to be kept, never shown in place. */
export function disclosureRoutes(
  kernel: Kernel,
  disclosure: Disclosure,
): (app: HttpApp, actorOf: (request: HttpRequest) => Promise<Actor>) => void {
  return (app, actorOf) => {
    app.get<{ Params: { documentId: string; position: string } }>(
      '/files/releases/:documentId/attachments/:position',
      async (request, reply) => {
        const actor = await actorOf(request)
        if (!isPerson(actor)) throw kernelFaults.NOT_SIGNED_IN()
        if (!may('disclosure.item', actor)) throw kernelFaults.FORBIDDEN({ procedure: 'disclosure.item' })
        const { documentId, position } = request.params
        const { name, blob } = await disclosure.attachment(actor, documentId, Number(position))
        const { stream, size } = await kernel.blobs.open(blob)
        return reply
          .header('content-disposition', `attachment; filename*=UTF-8''${encoded(name)}`)
          .header('content-length', size)
          .header('cache-control', 'private, no-store')
          .type('application/octet-stream')
          .send(stream)
      },
    )
  }
}

/** A file name as RFC 8187 wants it. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
