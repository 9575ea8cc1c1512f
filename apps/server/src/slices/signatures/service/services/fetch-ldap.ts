import net from 'node:net'
import tls from 'node:tls'
import { Client, type Entry } from 'ldapts'
import { type AddressGuard, ForbiddenAddress } from './address-guard.ts'
import { type LdapAddress, readLdapUrl } from './ldap-url.ts'
import { ServiceFailure } from './service-failure.ts'

/** One question to a directory. */
export interface LdapQuestion {
  readonly url: string
  /** Attributes that are wanted where the URL names none. */
  readonly attributes: readonly string[]
  /** Most bytes that the server may send. */
  readonly limit: number
  /** Milliseconds for all of it. */
  readonly timeoutMs: number
}

/** Reads the values of an entry's attributes, without a bind (RFC 4511 §4.2.1). Referrals are not followed. @throws ServiceFailure */
export async function fetchLdap(question: LdapQuestion, guard: AddressGuard): Promise<readonly Uint8Array[]> {
  const { url } = question
  const address = readLdapUrl(url, question.attributes)
  const stop = new AbortController()
  const stopped = new Promise<never>((_, reject) => {
    stop.signal.addEventListener('abort', () => reject(stop.signal.reason))
  })
  const connection = connect(address, question, guard, stop)
  const timer = setTimeout(() => stop.abort(new ServiceFailure('TIMEOUT', url)), question.timeoutMs)
  try {
    const searched = connection.client.search(address.dn, {
      scope: 'base',
      sizeLimit: 1,
      attributes: [...address.attributes],
      explicitBufferAttributes: [...address.attributes],
    })
    const { searchEntries } = await Promise.race([searched, stopped])
    const values = searchEntries.flatMap((entry) => valuesOf(entry, address.attributes))
    if (values.length === 0) throw new ServiceFailure('STATUS', url, { detail: 'no value' })
    return values
  } catch (cause) {
    throw asFailure(cause, url)
  } finally {
    clearTimeout(timer)
    connection.cut()
  }
}

/** A client over a socket that looks names up by the guard and counts what comes in. */
function connect(
  { secure, host, port }: LdapAddress,
  { url, limit }: LdapQuestion,
  guard: AddressGuard,
  stop: AbortController,
): { client: Client; cut: () => void } {
  try {
    guard.checkLiteral(host)
  } catch (cause) {
    throw new ServiceFailure('ADDRESS_FORBIDDEN', url, { cause })
  }
  const made: net.Socket[] = []
  const counted = <S extends net.Socket>(socket: S): S => {
    let size = 0
    made.push(socket)
    socket.on('data', (part: Buffer) => {
      size += part.length
      if (size > limit) stop.abort(new ServiceFailure('TOO_LARGE', url))
    })
    return socket
  }
  const { lookup } = guard
  const servername = net.isIP(host) === 0 ? host : ''
  const client = new Client({
    url: `${secure ? 'ldaps' : 'ldap'}://${host.includes(':') ? `[${host}]` : host}:${port}`,
    createConnection: (() => counted(net.connect({ host, port, lookup }))) as typeof net.connect,
    createSecureConnection: (() => counted(tls.connect({ host, port, lookup, servername }))) as typeof tls.connect,
  })
  return {
    client,
    cut: () => {
      for (const socket of made) socket.destroy()
    },
  }
}

function valuesOf(entry: Entry, wanted: readonly string[]): readonly Uint8Array[] {
  const names = new Set(wanted.map(plain))
  return Object.entries(entry)
    .filter(([name]) => names.has(plain(name)))
    .flatMap(([, value]) => (Array.isArray(value) ? [...value] : [value]))
    .flatMap((value) => (typeof value === 'string' ? [] : [new Uint8Array(value)]))
}

/** An attribute's name without its options, as names are compared (RFC 4512 §2.5). */
const plain = (name: string): string => name.replace(/;.*$/, '').toLowerCase()

function asFailure(cause: unknown, url: string): ServiceFailure {
  if (cause instanceof ServiceFailure) return cause
  for (let error = cause; error instanceof Error; error = error.cause)
    if (error instanceof ForbiddenAddress) return new ServiceFailure('ADDRESS_FORBIDDEN', url, { cause })
  const isResult = cause instanceof Error && 'code' in cause && typeof cause.code === 'number'
  return new ServiceFailure(isResult ? 'STATUS' : 'CONNECTION', url, { transient: !isResult, cause })
}
