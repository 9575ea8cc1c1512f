import { homedir } from 'node:os'
import { join } from 'node:path'
import { app, type BrowserWindow, Menu, net, protocol, session } from 'electron'
import { createActs } from './acts.ts'
import { hostBridge } from './bridge-host.ts'
import { Keys } from './keys.ts'
import { FoundKeys } from './keys-found.ts'
import { loadPkcs11 } from './keys-pkcs11.ts'
import { usualPlaces } from './keys-places.ts'
import { KeyRing } from './keys-ring.ts'
import { Tokens } from './keys-tokens.ts'
import { createLog } from './log.ts'
import { PRIVILEGES, SCHEME, schemeHandler } from './scheme.ts'
import { guardContents, guardSession } from './security.ts'
import { ServerLink } from './server-link.ts'
import { readSettings } from './settings.ts'
import { createWindow, loadPage } from './window.ts'

/** dist/: this file is dist/main/index.js. */
const builtFolder = join(import.meta.dirname, '..')

/** The menu without which copying and quitting by key do not work on a Mac; other systems need none. */
function menu(): Menu | null {
  return process.platform === 'darwin'
    ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }])
    : null
}

/** The composition root of the desktop client. */
async function start(): Promise<void> {
  const userData = app.getPath('userData')
  const log = createLog(join(userData, 'logs'), () => new Date())
  const settings = readSettings(process.env, userData)
  let window: BrowserWindow | null = null
  const open = async (): Promise<void> => {
    const made = createWindow({ builtFolder, devTools: !app.isPackaged })
    window = made
    made.on('closed', () => {
      window = null
    })
    await loadPage(made)
  }

  guardContents({ app, log, linkHosts: settings.linkHosts })
  app.on('second-instance', () => {
    if (window?.isMinimized() === true) window.restore()
    window?.show()
    window?.focus()
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('activate', () => {
    if (window === null) void open()
  })

  await app.whenReady()
  guardSession(session.defaultSession, log)
  const link = new ServerLink({ serverUrl: settings.serverUrl, fetch: (url, init) => net.fetch(url, init) })
  protocol.handle(
    SCHEME,
    schemeHandler({ pageFolder: join(builtFolder, 'renderer'), forward: (request) => link.forward(request) }),
  )
  const keys = new Keys(settings.keysFolder, globalThis.crypto)
  const places = usualPlaces({ platform: process.platform, home: homedir(), roots: settings.keyRoots })
  // In a package the native module lies beside the archive, for a library cannot be loaded out of it.
  const modules = app.isPackaged ? [join(process.resourcesPath, 'pkcs11js')] : ['pkcs11js']
  const tokens = new Tokens(settings.tokenLibrary, () => loadPkcs11(modules), globalThis.crypto)
  const ring = new KeyRing(keys, new FoundKeys(places, globalThis.crypto, log), tokens)
  const { serverUrl, linkHosts } = settings
  const parts = { keys, ring, crypto: globalThis.crypto, serverUrl, linkHosts, log, window: () => window }
  hostBridge(createActs(parts), log)
  Menu.setApplicationMenu(menu())
  log.info('started', { version: app.getVersion(), server: settings.serverUrl })
  await open()
}

// Before the app is ready: every renderer sandboxed, whatever a window says, and the page's scheme with an origin of its own.
app.enableSandbox()
protocol.registerSchemesAsPrivileged([PRIVILEGES])

if (app.requestSingleInstanceLock()) {
  start().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    app.exit(1)
  })
} else {
  app.quit()
}
