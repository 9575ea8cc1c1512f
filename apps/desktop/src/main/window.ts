import { join } from 'node:path'
import { BrowserWindow } from 'electron'
import { PAGE_ORIGIN } from './scheme.ts'

export interface WindowParts {
  /** Folder of the built program: main/, preload/ and renderer/ are beside each other in it. */
  readonly builtFolder: string
  /** Developer tools; never in what is installed at offices. */
  readonly devTools: boolean
}

/** Makes the desk's window and loads the page. It is shown when there is something to see. */
export function createWindow({ builtFolder, devTools }: WindowParts): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    title: '온마루',
    webPreferences: {
      preload: join(builtFolder, 'preload/index.cjs'),
      contextIsolation: true, // the page cannot reach into the preload
      sandbox: true, // the page's process may do nothing to the machine
      nodeIntegration: false, // no require in the page
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true, // the same-origin rule holds
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false, // none is used, so none can be injected
      navigateOnDragDrop: false, // a dropped file is an attachment, not a page
      safeDialogs: true,
      spellcheck: false, // dictionaries would be fetched from outside
      devTools,
    },
  })
  window.once('ready-to-show', () => window.show())
  return window
}

/** Loads the page's first screen. */
export async function loadPage(window: BrowserWindow): Promise<void> {
  await window.loadURL(`${PAGE_ORIGIN}/`)
}
