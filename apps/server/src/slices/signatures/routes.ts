import { REPORT_SCHEMA } from '@onmaru/signing'
import type { HttpApp, HttpReply, HttpRequest } from '../../kernel/http.ts'
import { signaturesFaults } from './errors.ts'
import type { PublishedList } from './service/authority/lists.ts'
import type { Signatures } from './signatures.ts'

/** An OCSP or timestamp request is a few hundred bytes; more is hostile. */
const REQUEST_LIMIT = 64 * 1024
/** How long somebody between us and a client may keep an answer (RFC 5019 §6.2): a revocation is to be known soon. */
const KEPT_SECONDS = 300
const LIST = 'application/pkix-crl'
const CERTIFICATE = 'application/pkix-cert'

/** The authority's addresses, named in every certificate it issues: OCSP (RFC 6960 A.1), CRL and CA certificate (RFC 5280 §4.2.2.1), timestamps (RFC 3161 §3.4). */
export function pkiRoutes({ authority }: Signatures): (app: HttpApp) => void {
  return (app) => {
    for (const type of ['application/ocsp-request', 'application/timestamp-query'])
      app.addContentTypeParser(type, { parseAs: 'buffer', bodyLimit: REQUEST_LIMIT }, (_request, body, done) => done(null, body))
    app.post('/pki/ocsp', async (request, reply) => send(reply, 'application/ocsp-response', await authority.ocsp(body(request))))
    app.get<{ Params: { '*': string } }>('/pki/ocsp/*', async (request, reply) => {
      // The router has undone the percent signs (RFC 6960 A.1.1).
      const asked = new Uint8Array(Buffer.from(request.params['*'], 'base64'))
      return send(keep(reply), 'application/ocsp-response', await authority.ocsp(asked))
    })
    app.post('/pki/tsa', async (request, reply) =>
      send(reply, 'application/timestamp-reply', await authority.timestamp(body(request))),
    )
    // The form of the reports that the archive and the command line give; what judges names it, so that it is never another.
    app.get('/archive/report.schema.json', (_request, reply) =>
      keep(reply)
        .header('access-control-allow-origin', '*')
        .header('cross-origin-resource-policy', 'cross-origin')
        .type('application/schema+json; charset=utf-8')
        .send(JSON.stringify(REPORT_SCHEMA)),
    )
    // `issuing.crl`, `issuing-delta.crl`, `root.cer`; an authority that was renewed has them for each of its keys, by the key's name.
    app.get<{ Params: { file: string } }>('/pki/:file', async (request, reply) => {
      const [, name = '', kind] = /^(.+?)(-delta\.crl|\.crl|\.cer)$/.exec(request.params.file) ?? []
      const line = await authority.lines.named(name)
      if (line === undefined || (kind === '-delta.crl' && line.profile === 'root')) throw signaturesFaults.LIST_UNKNOWN({ name })
      if (kind === '.cer') return send(keep(reply), CERTIFICATE, new Uint8Array(Buffer.from(line.key.der, 'base64')))
      const { lists } = authority
      return sendList(request, reply, await (kind === '.crl' ? lists.complete(line) : lists.delta(line)))
    })
  }
}

const body = ({ body: sent }: HttpRequest): Uint8Array => (sent instanceof Uint8Array ? new Uint8Array(sent) : new Uint8Array())

const send = (reply: HttpReply, type: string, bytes: Uint8Array): HttpReply => reply.type(type).send(Buffer.from(bytes))

const keep = (reply: HttpReply): HttpReply =>
  reply.header('cache-control', `public, max-age=${KEPT_SECONDS}, no-transform, must-revalidate`)

/** A list with what caches need of it: its number as its tag, when it was made and until when it holds. */
function sendList(request: HttpRequest, reply: HttpReply, list: PublishedList): HttpReply {
  const tag = `"${list.number}"`
  keep(reply)
    .header('etag', tag)
    .header('last-modified', list.thisUpdate.toUTCString())
    .header('expires', list.nextUpdate.toUTCString())
  if (request.headers['if-none-match'] === tag) return reply.status(304).send()
  return send(reply, LIST, list.der)
}
