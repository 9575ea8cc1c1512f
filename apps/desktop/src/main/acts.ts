import type { WebCrypto } from '@onmaru/signing'
import { type BrowserWindow, dialog, Notification } from 'electron'
import { OPEN_PATH_CHANNEL } from '../shared/bridge.ts'
import { BridgeError } from './bridge-error.ts'
import type { BridgeActs } from './bridge-host.ts'
import type { Keys } from './keys.ts'
import type { Log } from './log.ts'
import { openLink } from './security.ts'
import { signWithKey } from './sign.ts'

export interface ActsParts {
  readonly keys: Keys
  readonly crypto: WebCrypto
  readonly linkHosts: readonly string[]
  readonly log: Log
  /** The desk's window while there is one. */
  readonly window: () => BrowserWindow | null
}

/** What main does for the page. */
export function createActs({ keys, crypto, linkHosts, log, window }: ActsParts): BridgeActs {
  return {
    listCredentials: () => keys.list(),
    chooseKeyFile: async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog({
        properties: ['openFile'],
        filters: [{ name: 'PKCS#12', extensions: ['p12', 'pfx'] }],
      })
      const [path] = filePaths
      return canceled || path === undefined ? null : keys.choose(path)
    },
    importCredential: ({ fileId, password }) => keys.importChosen(fileId, password),
    removeCredential: async ({ credentialId }) => {
      await keys.remove(credentialId)
      return null
    },
    sign: async (request) => {
      const signed = await signWithKey(request, keys, crypto)
      log.info('signed', { credential: request.credentialId, field: request.field, bytes: request.pdf.length })
      return signed
    },
    openExternal: async ({ url }) => {
      if (!(await openLink(url, linkHosts, log))) throw new BridgeError('LINK_NOT_ALLOWED')
      return null
    },
    notify: async ({ title, body, path }) => {
      const notification = new Notification({ title, body })
      notification.on('click', () => {
        const open = window()
        open?.show()
        open?.webContents.send(OPEN_PATH_CHANNEL, path)
      })
      notification.show()
      return null
    },
    protectContent: async ({ on }) => {
      window()?.setContentProtection(on)
      return null
    },
  }
}
