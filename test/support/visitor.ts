const MOST_STEPS = 20

/** Where a visit ended. */
export interface Landing {
  readonly url: URL
  readonly response: Response
}

interface Cookie {
  readonly host: string
  readonly path: string
  readonly name: string
  readonly value: string
}

/** A browser without a screen: it keeps cookies by host and path, and follows redirects as one does. */
export interface Visitor {
  /** Asks for an address and follows where it leads; stops before an address that begins with `before`. */
  go(address: string | URL, before?: string): Promise<Landing>
  /** Sends a form and follows. */
  send(address: string | URL, form: Readonly<Record<string, string>>, before?: string): Promise<Landing>
  cookie(address: string, name: string): string | undefined
}

/** Opens a browser with no cookie in it. */
export function newVisitor(): Visitor {
  const cookies = new Map<string, Cookie>()
  const sentTo = ({ hostname, pathname }: URL): readonly Cookie[] =>
    [...cookies.values()].filter(({ host, path }) => host === hostname && `${pathname}/`.startsWith(path.replace(/\/?$/, '/')))
  const ask = async (url: URL, init: RequestInit): Promise<Response> => {
    const cookie = sentTo(url)
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ')
    const response = await fetch(url, { ...init, redirect: 'manual', headers: cookie === '' ? {} : { cookie } })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      const path = /;\s*path=([^;]+)/i.exec(line)?.[1] ?? '/'
      const key = [url.hostname, path, name].join(' ')
      if (value === '') cookies.delete(key)
      else cookies.set(key, { host: url.hostname, path, name, value })
    }
    return response
  }
  const visit = async (address: string | URL, init: RequestInit, before?: string): Promise<Landing> => {
    let url = new URL(address)
    let response = await ask(url, init)
    for (let steps = 0; steps < MOST_STEPS; steps += 1) {
      const location = response.headers.get('location')
      if (location === null) return { url, response }
      url = new URL(location, url)
      if (before !== undefined && url.href.startsWith(before)) return { url, response }
      response = await ask(url, {})
    }
    throw new Error(`redirected without an end, last to ${url.href}`)
  }
  return {
    go: (address, before) => visit(address, {}, before),
    send: (address, form, before) => visit(address, { method: 'POST', body: new URLSearchParams(form) }, before),
    cookie: (address, name) => sentTo(new URL(address)).find((cookie) => cookie.name === name)?.value,
  }
}
