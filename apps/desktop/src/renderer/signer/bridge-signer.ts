import type { Answer, DeskBridge } from '../../shared/bridge.ts'
import { bridgeError } from '../api/fault.ts'
import type { Signer } from './signer.ts'

function unwrap<T>(answer: Answer<T>): T {
  if (!answer.ok) throw bridgeError(answer.fault)
  return answer.value
}

/** Signs in the main process; the page never sees a key. */
export function bridgeSigner(bridge: DeskBridge): Signer {
  return {
    keepsKeys: true,
    list: async () => {
      const [kept, found] = await Promise.all([bridge.listCredentials(null), bridge.findKeys(null)])
      return [...unwrap(kept), ...unwrap(found).keys]
    },
    tokens: async () => unwrap(await bridge.findKeys(null)).tokens,
    choose: async () => {
      const file = unwrap(await bridge.chooseKeyFile(null))
      if (file === null) return null
      return {
        name: file.name,
        import: async (password) => unwrap(await bridge.importCredential({ fileId: file.fileId, password })),
      }
    },
    remove: async (credentialId) => {
      unwrap(await bridge.removeCredential({ credentialId }))
    },
    sign: async (request) => unwrap(await bridge.sign(request)),
    answerChallenge: async (request) => unwrap(await bridge.answerChallenge(request)),
  }
}
