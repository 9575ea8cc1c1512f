import { applyUpdate, buildSignedData, digestByteRange, isUpdateForFieldOnly, type WebCrypto } from '@onmaru/signing'
import type { SignedCms, SignRequest } from '../shared/bridge.ts'
import { BridgeError } from './bridge-error.ts'
import type { Keys } from './keys.ts'

/**
 * Signs what the page shows. The digest is computed here over the very bytes that were handed over, after a look that the
 * update adds the value of the one field and nothing else: a server that swapped the text would have to show it first.
 * @returns the detached CMS (CAdES, RFC 5652; ETSI EN 319 142-1 §5) and the signer's certificate
 * @throws BridgeError UPDATE_NOT_ALLOWED, KEY_NOT_FOUND; SigningError for what is wrong with the key
 */
export async function signUpdate(request: SignRequest, keys: Keys, crypto: WebCrypto): Promise<SignedCms> {
  const { pdf, update, field, byteRange } = request
  const [start, holeStart, holeEnd, rest] = byteRange
  // The hole must lie in the update, and the range must reach to the last byte: nothing of the page's PDF stays unsigned.
  if (start !== 0 || holeStart < pdf.length || holeEnd <= holeStart || holeEnd + rest !== pdf.length + update.length)
    throw new BridgeError('UPDATE_NOT_ALLOWED', { problem: 'byte range' })
  const verdict = isUpdateForFieldOnly(pdf, update, field)
  if (!verdict.ok) throw new BridgeError('UPDATE_NOT_ALLOWED', { problem: verdict.problem })
  const credential = await keys.open(request.credentialId, request.password)
  const contentDigest = await digestByteRange(applyUpdate(pdf, update), byteRange, crypto)
  const cms = await buildSignedData({
    contentDigest,
    certificate: credential.certificate,
    chain: credential.chain,
    key: credential.key,
  })
  return { cms, certificate: credential.certificate }
}
