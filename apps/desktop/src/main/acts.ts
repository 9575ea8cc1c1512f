import type { WebCrypto } from '@onmaru/signing'
import { type BrowserWindow, dialog, Notification } from 'electron'
import { OPEN_PATH_CHANNEL } from '../shared/bridge.ts'
import { BridgeError } from './bridge-error.ts'
import type { BridgeActs } from './bridge-host.ts'
import type { Keys } from './keys.ts'
import type { KeyRing } from './keys-ring.ts'
import type { Log } from './log.ts'
import { openLink } from './security.ts'
import { answerWithKey, signWithKey } from './sign.ts'

export interface ActsParts {
  /** Keys that were taken in. */
  readonly keys: Keys
  /** Those, and all others on this machine. */
  readonly ring: KeyRing
  readonly crypto: WebCrypto
  /** Origin of the office's server. */
  readonly serverUrl: string
  readonly linkHosts: readonly string[]
  readonly log: Log
  /** The desk's window while there is one. */
  readonly window: () => BrowserWindow | null
}

/** What main does for the page. */
export function createActs({ keys, ring, crypto, serverUrl, linkHosts, log, window }: ActsParts): BridgeActs {
  return {
    listCredentials: () => keys.list(),
    findKeys: () => ring.find(),
    chooseKeyFile: async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog({
        // A container is one file; a key and its certificate are two.
        properties: ['openFile', 'multiSelections'],
        filters: [{ name: 'PKCS#12, PKCS#8, GPKI, NPKI', extensions: ['p12', 'pfx', 'key', 'pem', 'p8', 'cer', 'der', 'crt'] }],
      })
      const [path, ...others] = filePaths
      return canceled || path === undefined ? null : keys.choose([path, ...others])
    },
    importCredential: ({ fileId, password }) => keys.importChosen(fileId, password),
    removeCredential: async ({ credentialId }) => {
      await keys.remove(credentialId)
      return null
    },
    sign: async (request) => {
      const signed = await signWithKey(request, ring, crypto)
      log.info('signed', { credential: request.credentialId, field: request.field, bytes: request.pdf.length })
      return signed
    },
    answerChallenge: async (request) => {
      const signed = await answerWithKey({ ...request, origin: serverUrl }, ring, crypto)
      log.info('challenge answered', { credential: request.credentialId })
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
