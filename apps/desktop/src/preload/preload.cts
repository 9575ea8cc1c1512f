/** Shows the bridge to the page and nothing else. One CommonJS file, as a sandboxed preload must be. */
import type * as Electron from 'electron'
import type * as Contract from '../shared/bridge.ts'

const { contextBridge, ipcRenderer } = require('electron') as typeof Electron
const { BRIDGE_CALLS, BRIDGE_NAME, channelOf, OPEN_PATH_CHANNEL } = require('../shared/bridge.ts') as typeof Contract

const calls = BRIDGE_CALLS.map((call) => [call, (request: unknown) => ipcRenderer.invoke(channelOf(call), request)] as const)

contextBridge.exposeInMainWorld(BRIDGE_NAME, {
  ...Object.fromEntries(calls),
  onOpenPath: (listener: (path: string) => void) => {
    // The event is kept back: it would hand the page a way to ipcRenderer.
    const hear = (_event: unknown, path: string): void => listener(path)
    ipcRenderer.on(OPEN_PATH_CHANNEL, hear)
    return () => {
      ipcRenderer.removeListener(OPEN_PATH_CHANNEL, hear)
    }
  },
})
