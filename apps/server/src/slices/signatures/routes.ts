import type { HttpApp, HttpReply } from '../../kernel/http.ts'
import type { Signatures } from './signatures.ts'

/** An OCSP or timestamp request is a few hundred bytes; more is hostile. */
const REQUEST_LIMIT = 64 * 1024

/** The authority's addresses, named in every certificate it issues: OCSP (RFC 6960 A.1), CRL and CA certificate (RFC 5280 §4.2.2.1), timestamps (RFC 3161 §3.4). */
export function pkiRoutes(signatures: Signatures): (app: HttpApp) => void {
  return (app) => {
    const bytes = (body: unknown): Uint8Array => (body instanceof Uint8Array ? new Uint8Array(body) : new Uint8Array())
    const send = (reply: HttpReply, type: string, body: Uint8Array): HttpReply => reply.type(type).send(Buffer.from(body))
    for (const type of ['application/ocsp-request', 'application/timestamp-query'])
      app.addContentTypeParser(type, { parseAs: 'buffer', bodyLimit: REQUEST_LIMIT }, (_request, body, done) => done(null, body))
    app.post('/pki/ocsp', async (request, reply) =>
      send(reply, 'application/ocsp-response', await signatures.authority.ocsp(bytes(request.body))),
    )
    app.get<{ Params: { '*': string } }>('/pki/ocsp/*', async (request, reply) =>
      send(
        reply,
        'application/ocsp-response',
        await signatures.authority.ocsp(new Uint8Array(Buffer.from(decodeURIComponent(request.params['*']), 'base64'))),
      ),
    )
    app.post('/pki/tsa', async (request, reply) =>
      send(reply, 'application/timestamp-reply', await signatures.authority.timestamp(bytes(request.body))),
    )
    app.get('/pki/issuing.crl', async (_request, reply) =>
      send(reply, 'application/pkix-crl', await signatures.authority.currentCrl()),
    )
    app.get('/pki/issuing.cer', async (_request, reply) =>
      send(reply, 'application/pkix-cert', (await signatures.authority.credential('issuing')).certificate),
    )
    app.get('/pki/root.cer', async (_request, reply) =>
      send(reply, 'application/pkix-cert', (await signatures.authority.credential('root')).certificate),
    )
  }
}
