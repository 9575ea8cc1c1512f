import type { Readable } from 'node:stream'
import { type Actor, isPerson, type PersonActor } from '../../kernel/actor.ts'
import { kernelFaults } from '../../kernel/errors.ts'
import type { HttpApp, HttpReply, HttpRequest } from '../../kernel/http.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { Documents } from './documents.ts'
import { documentsFaults } from './errors.ts'
import { LONGEST_NAME } from './service/file-name.ts'

/** What is still read of a refused upload so that the sender hears the answer; beyond it the connection is cut. */
const MOST_DRAINED = 1024 * 1024 * 1024
const A_DAY = 24 * 60 * 60

type Draft = { Params: { documentId: string } }

/** Files of drafts, to and from their authors: raw bodies, streamed. */
export function documentsRoutes(
  _kernel: Kernel,
  documents: Documents,
): (app: HttpApp, actorOf: (request: HttpRequest) => Promise<Actor>) => void {
  return (app, actorOf) => {
    const person = async (request: HttpRequest): Promise<PersonActor> => {
      const actor = await actorOf(request)
      if (!isPerson(actor)) throw kernelFaults.NOT_SIGNED_IN()
      return actor
    }
    for (const type of ['application/octet-stream', 'image/png', 'image/jpeg'])
      app.addContentTypeParser(type, (_request, payload, done) => done(null, payload))
    // Nothing is read for somebody who is not signed in: the answer goes out and the connection ends.
    const sender = async (request: HttpRequest, reply: HttpReply): Promise<PersonActor> => {
      reply.header('connection', 'close')
      const actor = await person(request)
      reply.removeHeader('connection')
      return actor
    }
    app.post<Draft>('/files/drafts/:documentId/attachments', async (request, reply) => {
      const actor = await sender(request, reply)
      return answered(request, reply, async () =>
        documents.attach(actor, request.params.documentId, { name: fileName(request), source: request.body as Readable }),
      )
    })
    app.post<Draft>('/files/drafts/:documentId/images', async (request, reply) => {
      const actor = await sender(request, reply)
      return answered(request, reply, () => documents.addImage(actor, request.params.documentId, request.body as Readable))
    })
    app.get<{ Params: { documentId: string; blob: string } }>(
      '/files/drafts/:documentId/images/:blob',
      async (request, reply) => {
        const { documentId, blob } = request.params
        const { mediaType, bytes } = await documents.image(await person(request), documentId, blob)
        return reply.type(mediaType).header('cache-control', `private, max-age=${A_DAY}, immutable`).send(Buffer.from(bytes))
      },
    )
  }
}

function fileName(request: HttpRequest): string {
  const given = request.headers['x-file-name']
  try {
    return decodeURIComponent(typeof given === 'string' ? given : '')
  } catch (cause) {
    throw documentsFaults.ATTACHMENT_NAME_INVALID({ longest: LONGEST_NAME }, { cause })
  }
}

/** Does the act; when it is refused, reads the rest of the body first: a browser that is still sending does not listen. */
async function answered<R>(
  request: HttpRequest,
  reply: { header(name: string, value: string): unknown },
  act: () => Promise<R>,
): Promise<R> {
  try {
    return await act()
  } catch (error) {
    await drain(request.raw)
    if (!request.raw.readableEnded) reply.header('connection', 'close')
    throw error
  }
}

function drain(source: Readable): Promise<void> {
  if (source.readableEnded || source.destroyed) return Promise.resolve()
  return new Promise((resolve) => {
    let read = 0
    source.on('data', (chunk: Uint8Array) => {
      read += chunk.length
      if (read > MOST_DRAINED) source.pause()
      if (read > MOST_DRAINED) resolve()
    })
    source.once('end', resolve)
    source.once('error', () => resolve())
    source.once('close', resolve)
    source.resume()
  })
}
