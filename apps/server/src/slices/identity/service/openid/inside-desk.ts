/** What the server answers by itself; everything else is a screen of the desk. */
const NO_SCREEN = /^\/(?:trpc|pki|api|archive|files|health|sign-in)(?:\/|$)/

const ANYWHERE = 'http://desk.invalid'
const LONGEST = 2_000

/** An address inside the desk as it was asked for, or `/` where it would lead elsewhere. Read as a browser reads it, which drops tabs and takes `\` for `/`. */
export function insideDesk(asked: string | undefined): string {
  if (asked === undefined || asked.length > LONGEST || !asked.startsWith('/') || !URL.canParse(asked, ANYWHERE)) return '/'
  const { origin, pathname, search, hash } = new URL(asked, ANYWHERE)
  // A path may itself begin with two slashes once dots were taken out of it, and would then name a host.
  return origin === ANYWHERE && !pathname.startsWith('//') && !NO_SCREEN.test(pathname) ? `${pathname}${search}${hash}` : '/'
}
