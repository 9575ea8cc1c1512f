import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a request brought to the server. */
export interface Arrived {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

type Answer = (request: Arrived, response: ServerResponse) => void

/** A plain HTTP server on a free port that keeps what arrives; stands for whatever server an office has. */
export async function startServer(answer: Answer) {
  const arrived: Arrived[] = []
  const server = createServer((incoming, response) => {
    let body = ''
    incoming.on('data', (data) => {
      body += data
    })
    incoming.on('end', () => {
      const request = { method: incoming.method ?? '', path: incoming.url ?? '', headers: incoming.headers, body }
      arrived.push(request)
      answer(request, response)
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrived,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}
