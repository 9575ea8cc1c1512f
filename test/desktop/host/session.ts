import { browser } from './chromium.ts'
import { fromChromium } from './scheme.ts'

type Answer = (granted: boolean) => void
type RequestHandler = (contents: unknown, permission: string, answer: Answer, details: unknown) => void
type CheckHandler = (contents: unknown, permission: string) => boolean

/** Electron's names of permissions and what Chromium calls them. */
const PERMISSIONS: Readonly<Record<string, string>> = {
  'clipboard-sanitized-write': 'clipboard-write',
  'clipboard-read': 'clipboard-read',
  geolocation: 'geolocation',
  notifications: 'notifications',
  media: 'microphone',
  midi: 'midi',
}

/** `electron.session.defaultSession` with what is asked of it here. Without handlers everything is granted, as in Electron. */
export class Session {
  #request: RequestHandler | null = null
  #check: CheckHandler | null = null
  #device: (() => boolean) | null = null

  setPermissionRequestHandler(handler: RequestHandler): void {
    this.#request = handler
  }
  setPermissionCheckHandler(handler: CheckHandler): void {
    this.#check = handler
  }
  setDevicePermissionHandler(handler: () => boolean): void {
    this.#device = handler
  }
  /** Whether each of the three guards was set; a forgotten one lets everything pass. */
  get guards(): { readonly request: boolean; readonly check: boolean; readonly device: boolean } {
    return { request: this.#request !== null, check: this.#check !== null, device: this.#device?.() === false }
  }

  /** Electron asks at the moment of use; Chromium is told beforehand, once an origin. */
  async apply(contents: unknown, origin: string): Promise<void> {
    const granted: string[] = []
    for (const [name, chromiumName] of Object.entries(PERMISSIONS)) {
      const requested = await new Promise<boolean>((answer) =>
        this.#request === null
          ? answer(true)
          : this.#request(contents, name, answer, { requestingUrl: fromChromium(origin), isMainFrame: true }),
      )
      if (requested && (this.#check?.(contents, name) ?? true)) granted.push(chromiumName)
    }
    await browser().context.grantPermissions(granted, { origin })
  }
}

export const defaultSession = new Session()
export const session = { defaultSession }
