import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** An HTTP server of a test, whose manners are its handler's. */
export interface StrangeServer extends AsyncDisposable {
  readonly url: string
  /** What was asked, as `GET /path`. */
  readonly asked: string[]
}

/** Opens it on a free port of this machine; the handler gets the whole body of a request. */
export function openStrangeServer(
  handle: (request: IncomingMessage, response: ServerResponse, body: Uint8Array) => void | Promise<void>,
): Promise<StrangeServer> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => void handle(request, response, new Uint8Array(Buffer.concat(parts))))
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      resolve({
        url: `http://127.0.0.1:${port}`,
        asked,
        [Symbol.asyncDispose]: () =>
          new Promise<void>((closed) => {
            server.close(() => closed())
            server.closeAllConnections()
          }),
      })
    })
  })
}
