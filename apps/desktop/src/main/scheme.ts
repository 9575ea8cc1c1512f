import { readFile } from 'node:fs/promises'
import { extname, isAbsolute, relative, resolve } from 'node:path'
import type { CustomScheme } from 'electron'
import { pageHeaders } from './page-headers.ts'

/** The page's own scheme: no `file:` anywhere, so the page has an origin, a policy and no way to the disk. */
export const SCHEME = 'app'
export const HOST = 'bundle'
export const PAGE_ORIGIN = `${SCHEME}://${HOST}`

/** To be registered before the app is ready. */
export const PRIVILEGES: CustomScheme = {
  scheme: SCHEME,
  // bypassCSP and allowServiceWorkers stay off; corsEnabled is not needed where everything is one origin.
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
}

/** Paths that are the server's. Everything else is a file of the page. */
const FORWARDED = /^\/(trpc|files|pki|archive|api)(\/|$)/

const TYPES: Readonly<Record<string, string>> = {
  '.bcmap': 'application/octet-stream',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.pdf': 'application/pdf',
  '.pfb': 'application/octet-stream',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
}

export interface SchemeParts {
  /** Folder of the built page. */
  readonly pageFolder: string
  readonly forward: (request: Request) => Promise<Response>
}

/** The file a path means, or null when it means none inside of the folder: no climbing out, no other drive, no null byte. */
export function pageFile(folder: string, pathname: string): string | null {
  let path: string
  try {
    path = decodeURIComponent(pathname)
  } catch {
    return null
  }
  if (path.includes('\0') || path.includes('\\')) return null
  const file = resolve(folder, `.${path === '/' ? '/index.html' : path}`)
  const inside = relative(folder, file)
  return inside === '' || inside.startsWith('..') || isAbsolute(inside) ? null : file
}

const refuse = (status: number): Response => new Response(null, { status, headers: pageHeaders() })

/** Answers the page's requests: its own files from the folder, the server's paths from the server. */
export function schemeHandler({ pageFolder, forward }: SchemeParts): (request: Request) => Promise<Response> {
  return async (request) => {
    const url = new URL(request.url)
    if (url.host !== HOST) return refuse(404)
    if (FORWARDED.test(url.pathname)) return forward(request)
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405)
    const file = pageFile(pageFolder, url.pathname)
    const type = file === null ? undefined : TYPES[extname(file)]
    if (file === null || type === undefined) return refuse(404)
    try {
      const bytes = await readFile(file)
      return new Response(request.method === 'HEAD' ? null : bytes, { headers: { ...pageHeaders(), 'content-type': type } })
    } catch (error) {
      if (
        error instanceof Error &&
        'code' in error &&
        (error.code === 'ENOENT' || error.code === 'EISDIR' || error.code === 'ENOTDIR')
      )
        return refuse(404)
      throw error
    }
  }
}
