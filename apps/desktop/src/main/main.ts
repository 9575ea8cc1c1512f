import { join } from 'node:path'
import { app, type BrowserWindow, Menu, net, protocol, session } from 'electron'
import { createActs } from './acts.ts'
import { hostBridge } from './bridge-host.ts'
import { Keys } from './keys.ts'
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
  hostBridge(createActs({ keys, crypto: globalThis.crypto, linkHosts: settings.linkHosts, log, window: () => window }), log)
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
