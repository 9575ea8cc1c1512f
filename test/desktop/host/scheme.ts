import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import type { ReadableStream as NodeStream } from 'node:stream/web'

type Handler = (request: Request) => Promise<Response> | Response

/**
 * A custom scheme is shown to Chromium as http://<host>.<scheme>.localhost:<port>: names under localhost lead to this machine
 * and count as secure, as the scheme does in Electron.
 */
const OWN = /^http:\/\/([^/.]+)\.([a-z0-9+-]+)\.localhost:\d+/
const privileged = new Set<string>()
const handlers = new Map<string, Handler>()
let port = 0

export const toChromium = (url: string): string =>
  url.replace(/^([a-z][a-z0-9+.-]*):\/\/([^/?#]+)/, (whole, scheme: string, host: string) =>
    privileged.has(scheme) ? `http://${host}.${scheme}.localhost:${port}` : whole,
  )
export const fromChromium = (url: string): string => url.replace(OWN, '$2://$1')

/** `electron.protocol`: the app's own handler answers, through a real HTTP connection, so that streams are streams. */
export const protocol = {
  registerSchemesAsPrivileged(schemes: readonly { scheme: string }[]): void {
    for (const { scheme } of schemes) privileged.add(scheme)
  },
  handle(scheme: string, handler: Handler): void {
    if (handlers.has(scheme)) throw new Error(`the scheme ${scheme} is handled already`)
    handlers.set(scheme, handler)
  },
}

/** Drops what belongs to the connection between Chromium and this server. */
const CONNECTION: ReadonlySet<string> = new Set([
  'host',
  'connection',
  'keep-alive',
  'content-length',
  'transfer-encoding',
  'accept-encoding',
])

async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const url = fromChromium(`http://${incoming.headers.host}${incoming.url}`)
  const handler = handlers.get(url.split(':')[0] ?? '')
  if (handler === undefined) {
    outgoing.destroy()
    return
  }
  const gone = new AbortController()
  outgoing.on('close', () => gone.abort())
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) if (!CONNECTION.has(name)) headers.set(name, String(value))
  const method = incoming.method ?? 'GET'
  const hasBody = method !== 'GET' && method !== 'HEAD'
  const body = hasBody ? { body: Readable.toWeb(incoming) as unknown as BodyInit, duplex: 'half' } : {}
  const response = await handler(new Request(url, { method, headers, signal: gone.signal, ...body }))
  if (response.type === 'error') {
    outgoing.destroy()
    return
  }
  outgoing.writeHead(response.status, [...response.headers].flat())
  outgoing.flushHeaders()
  if (response.body === null) outgoing.end()
  else
    Readable.fromWeb(response.body as NodeStream)
      .on('error', () => outgoing.destroy())
      .pipe(outgoing)
}

/** Starts the server that stands behind the custom scheme. */
export async function startSchemeServer(): Promise<void> {
  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch((error: unknown) => {
      process.stderr.write(`protocol handler failed: ${error instanceof Error ? error.stack : String(error)}\n`)
      outgoing.destroy()
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  server.unref()
  port = (server.address() as AddressInfo).port
}
