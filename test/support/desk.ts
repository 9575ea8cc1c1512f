import { createTRPCClient, httpLink, TRPCClientError } from '@trpc/client'
import superjson from 'superjson'
import type { AppRouter } from '../../apps/server/src/router.ts'

/** What went wrong, as a person's screen hears it. */
export interface HeardFault {
  readonly status: number
  readonly code: string
  readonly sentence: { readonly ko: string; readonly en: string }
  readonly facts: Readonly<Record<string, unknown>>
}

/** A desk over real HTTP: the typed procedures, and plain requests with the same session. */
export function openDesk(address: string, token: string | null) {
  const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` }
  return {
    token,
    trpc: createTRPCClient<AppRouter>({
      links: [httpLink({ url: `${address}/trpc`, transformer: superjson, headers })],
    }),
    fetch: (path: string, init: RequestInit = {}): Promise<Response> =>
      fetch(`${address}${path}`, { ...init, headers: { ...headers, ...Object.fromEntries(new Headers(init.headers)) } }),
  }
}

/** A signed-in desk, or one without a session. */
export type Desk = ReturnType<typeof openDesk>

/** Signs in as a browser does, over HTTP. @throws HeardError when refused */
export async function signIn(address: string, account: string, password: string): Promise<Desk> {
  const response = await fetch(`${address}/trpc/identity.signIn`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ json: { account, password } }),
  })
  const token = /onmaru_session=([^;]+)/.exec(response.headers.getSetCookie().join('\n'))?.[1]
  if (token === undefined) throw new Error(`sign-in of ${account} was refused: ${response.status} ${await response.text()}`)
  return openDesk(address, token)
}

/** The fault in a failed call; null when it did not come from the server (a broken connection). */
export function faultOf(error: unknown): HeardFault | null {
  if (!(error instanceof TRPCClientError)) return null
  const data: unknown = error.data
  if (typeof data !== 'object' || data === null || !('fault' in data) || !('httpStatus' in data)) return null
  return asFault(Number(data.httpStatus), data.fault)
}

/** The fault in an answer of a plain route; null when it is none. */
export async function faultIn(response: Response): Promise<HeardFault | null> {
  const body: unknown = await response.json().catch(() => null)
  if (typeof body !== 'object' || body === null || !('error' in body)) return null
  return asFault(response.status, body.error)
}

function asFault(status: number, fault: unknown): HeardFault | null {
  if (typeof fault !== 'object' || fault === null || !('code' in fault) || !('sentence' in fault)) return null
  const { sentence } = fault
  if (typeof sentence !== 'object' || sentence === null || !('ko' in sentence) || !('en' in sentence)) return null
  const facts = 'facts' in fault && typeof fault.facts === 'object' && fault.facts !== null ? { ...fault.facts } : {}
  return { status, code: String(fault.code), sentence: { ko: String(sentence.ko), en: String(sentence.en) }, facts }
}

/** What a call that must fail failed with. @throws when it succeeded, or failed without a fault */
export async function refusal(call: Promise<unknown>): Promise<HeardFault> {
  let answer: unknown
  try {
    answer = await call
  } catch (error) {
    const fault = faultOf(error)
    if (fault === null) throw error
    return fault
  }
  throw new Error(`should have been refused: ${JSON.stringify(answer)}`)
}
