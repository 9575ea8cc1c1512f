/** The cookie in which the server gives a session's token. */
const SESSION_COOKIE = 'onmaru_session'

/** What of a page's request goes on to the server. Origin, cookies and whatever else the page's world adds stay behind. */
const SENT = [
  'accept',
  'accept-language',
  'content-type',
  'if-none-match',
  'last-event-id',
  'range',
  'trpc-accept',
  'x-trpc-source',
]
const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE'])
/** What of the server's answer stays here: the session is main's alone, and the body arrives unpacked. */
const KEPT_BACK: ReadonlySet<string> = new Set([
  'set-cookie',
  'content-encoding',
  'content-length',
  'transfer-encoding',
  'connection',
])

export interface ServerLinkParts {
  /** The server's origin. */
  readonly serverUrl: string
  /** How to reach the network: Electron's own, which knows the system's proxies and certificates. */
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
}

/** Carries the page's requests to the server with the session's token, which never leaves this process. */
export class ServerLink {
  readonly #parts: ServerLinkParts
  #token: string | null = null

  constructor(parts: ServerLinkParts) {
    this.#parts = parts
  }

  /** Whether somebody is signed in, as far as this process knows. */
  get hasSession(): boolean {
    return this.#token !== null
  }

  /**
   * Sends the request on to the same path of the server and gives its answer back, bodies streamed both ways (server-sent
   * events included). Where the server cannot be reached, a network error as the page would see it in a browser.
   */
  async forward(request: Request): Promise<Response> {
    if (!METHODS.has(request.method)) return new Response(null, { status: 405 })
    const { pathname, search } = new URL(request.url)
    const headers = new Headers()
    for (const name of SENT) {
      const value = request.headers.get(name)
      if (value !== null) headers.set(name, value)
    }
    if (this.#token !== null) headers.set('authorization', `Bearer ${this.#token}`)
    // A streamed body needs `duplex`, which the DOM's types do not name.
    const body = request.body === null ? {} : { body: request.body, duplex: 'half' }
    let answer: Response
    try {
      answer = await this.#parts.fetch(`${this.#parts.serverUrl}${pathname}${search}`, {
        method: request.method,
        headers,
        ...body,
        credentials: 'omit',
        redirect: 'manual',
        signal: request.signal,
      })
    } catch {
      return Response.error()
    }
    this.#takeSession(answer)
    const given = new Headers()
    for (const [name, value] of answer.headers) if (!KEPT_BACK.has(name)) given.append(name, value)
    return new Response(answer.body, { status: answer.status, statusText: answer.statusText, headers: given })
  }

  #takeSession(answer: Response): void {
    for (const line of answer.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
      const [name, value = ''] = pair.split('=')
      if (name !== SESSION_COOKIE) continue
      const ended =
        value === '' ||
        attributes.some((attribute) => /^max-age=0$/i.test(attribute) || /^expires=Thu, 01 Jan 1970/i.test(attribute))
      this.#token = ended ? null : decodeURIComponent(value)
    }
  }
}
