import { type App, type Session, shell, type WebContents } from 'electron'
import { allowedLink, isOwnPage } from './links.ts'
import type { Log } from './log.ts'
import { mayHave } from './permissions.ts'
import { PAGE_ORIGIN } from './scheme.ts'

export interface SecurityParts {
  readonly app: App
  readonly log: Log
  readonly linkHosts: readonly string[]
}

/** Deny by default: requests, silent checks, devices and screen capture. Electron's own default is to allow. */
export function guardSession(session: Session, log: Log): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    if (!mayHave(permission)) log.info('permission denied', { permission })
    answer(mayHave(permission))
  })
  session.setPermissionCheckHandler((_contents, permission) => mayHave(permission))
  session.setDevicePermissionHandler(() => false)
}

/** Every page that ever comes to be is held to our own origin, whoever made it. */
export function guardContents({ app, log, linkHosts }: SecurityParts): void {
  app.on('web-contents-created', (_event, contents) => {
    holdInPlace(contents, log)
    contents.setWindowOpenHandler(({ url }) => {
      void openLink(url, linkHosts, log)
      return { action: 'deny' }
    })
  })
}

function holdInPlace(contents: WebContents, log: Log): void {
  const stay = (event: { preventDefault(): void }, url: string): void => {
    if (isOwnPage(url, PAGE_ORIGIN)) return
    event.preventDefault()
    log.info('navigation prevented', { url: url.slice(0, 200) })
  }
  contents.on('will-navigate', (event) => stay(event, event.url))
  contents.on('will-frame-navigate', (event) => stay(event, event.url))
  contents.on('will-redirect', (event) => stay(event, event.url))
  // A webview would carry its own preferences; there is none in the desk.
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

/** Opens an allowed address in the person's browser; returns whether it was allowed. */
export async function openLink(url: string, linkHosts: readonly string[], log: Log): Promise<boolean> {
  const link = allowedLink(url, linkHosts)
  if (link === null) {
    log.info('link refused', { url: url.slice(0, 200) })
    return false
  }
  await shell.openExternal(link)
  return true
}
