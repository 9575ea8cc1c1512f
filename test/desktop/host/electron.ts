/**
 * Stands in for the module `electron` while the real main bundle runs under plain Node. Only what the desk uses is here.
 * It cannot show: Electron's own code and Node, the system's sandbox, the true origin of the custom scheme (Origin header,
 * storage), Electron's network stack (`net.fetch` is Node's here), preloads in subframes, what the system draws (menus,
 * notifications, dialogs), fuses and packages.
 */
import { app } from './app.ts'
import { BrowserWindow } from './browser-window.ts'
import { makeCodec } from './codec.ts'
import { ipcMain } from './ipc-main.ts'
import { recorded } from './record.ts'
import { protocol } from './scheme.ts'
import { session } from './session.ts'
import { dialog, Menu, Notification, net, shell } from './system.ts'

export { app, BrowserWindow, dialog, ipcMain, Menu, Notification, net, protocol, recorded, session, shell }

/** What a test's function is given. */
const electron = { app, BrowserWindow, dialog, ipcMain, Menu, Notification, net, protocol, recorded, session, shell }
export type StandIn = typeof electron

const { encode, decode } = makeCodec()
process.once('SIGTERM', () => app.quit())
// The test went away.
process.once('disconnect', () => void app.exit(0))

process.on('message', async (message: { host: string; id: number; text: string; given: string }) => {
  if (message.host !== 'evaluate') return
  try {
    // biome-ignore lint/security/noGlobalEval: the test's own function, as Playwright hands it to Electron's main process
    const run = globalThis.eval(`(${message.text})`) as (electron: StandIn, given: unknown) => unknown
    process.send?.({ host: 'result', id: message.id, ok: true, value: encode(await run(electron, decode(message.given))) })
  } catch (error) {
    process.send?.({
      host: 'result',
      id: message.id,
      ok: false,
      value: error instanceof Error ? (error.stack ?? error.message) : String(error),
    })
  }
})
