/**
 * The address to open in the person's own browser, or null when it may not be: https alone (http for a server on this very
 * machine), an allowed host, no name or password in it. What comes back is put together anew, so that it is what was understood.
 */
export function allowedLink(text: string, hosts: readonly string[]): string | null {
  let url: URL
  try {
    url = new URL(text)
  } catch {
    return null
  }
  const local = url.hostname === '127.0.0.1' || url.hostname === 'localhost'
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && local)) return null
  if (url.username !== '' || url.password !== '' || !hosts.includes(url.hostname)) return null
  return url.href
}

/** Whether an address is a page of ours. */
export function isOwnPage(text: string, origin: string): boolean {
  try {
    const url = new URL(text)
    // `origin` of a custom scheme is "null" in Node's URL; compare its parts.
    return `${url.protocol}//${url.host}` === origin
  } catch {
    return false
  }
}
