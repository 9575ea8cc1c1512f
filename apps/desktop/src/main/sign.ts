import { addsOnlySignature, applyUpdate, buildSignedData, digestByteRange, type WebCrypto } from '@onmaru/signing'
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
  const updated = applyUpdate(pdf, update)
  if (!isEmptyContents(updated.subarray(holeStart, holeEnd))) throw new BridgeError('UPDATE_NOT_ALLOWED', { problem: 'contents' })
  if (!(await addsOnlySignature(pdf, updated, field))) throw new BridgeError('UPDATE_NOT_ALLOWED', { problem: 'changes' })
  const credential = await keys.open(request.credentialId, request.password)
  const contentDigest = await digestByteRange(updated, byteRange, crypto)
  const cms = await buildSignedData({
    contentDigest,
    certificate: credential.certificate,
    chain: credential.chain,
    key: credential.key,
    crypto,
  })
  return { cms, certificate: credential.certificate }
}

const [OPEN, ZERO, CLOSE] = [0x3c, 0x30, 0x3e]

/** The hole is the reserved Contents and nothing else: `<000…0>`. Anything more in it would stand outside of the signature. */
function isEmptyContents(hole: Uint8Array): boolean {
  return hole.at(0) === OPEN && hole.at(-1) === CLOSE && hole.subarray(1, -1).every((byte) => byte === ZERO)
}
