import type { SignedCms, SignerClaims, SignRequest } from './bridge.ts'

type Digest = 'SHA-256' | 'SHA-384' | 'SHA-512'
type ByteRange = readonly [number, number, number, number]

/** What signing needs of @onmaru/signing; handed in, because this folder imports nobody and both a process and a page sign. */
export interface SigningDoor<Crypto, Key> {
  readonly crypto: Crypto
  readonly addsOnlySignature: (base: Uint8Array, updated: Uint8Array, field: string) => Promise<boolean>
  readonly applyUpdate: (base: Uint8Array, update: Uint8Array) => Uint8Array
  readonly digestByteRange: (pdf: Uint8Array, range: ByteRange, crypto: Crypto, digest: Digest) => Promise<Uint8Array>
  /** The digest that goes with a key's algorithm. */
  readonly digestOf: (key: Key) => Digest
  readonly signBB: (
    request: OpenCredential<Key> & {
      readonly contentDigest: Uint8Array
      readonly claims: SignerClaims | undefined
      readonly crypto: Crypto
    },
  ) => Promise<Uint8Array>
}

/** A key that is open for one signature. */
export interface OpenCredential<Key> {
  readonly certificate: Uint8Array
  readonly chain: readonly Uint8Array[]
  readonly key: Key
}

/** The update touches more than the field that is to be signed; nothing was signed and no key was opened. */
export class UpdateNotAllowed extends Error {
  override readonly name = 'UpdateNotAllowed'
  readonly problem: 'byte range' | 'contents' | 'changes'
  constructor(problem: UpdateNotAllowed['problem']) {
    super(problem)
    this.problem = problem
  }
}

/**
 * Signs what the person sees. The digest is computed here over the very bytes that are shown, after a look that the update
 * adds the value of the one field and nothing else: a server that swapped the text would have to show it first.
 * @param open opens the key; called after every check
 * @returns the detached CMS (CAdES in PAdES, ETSI EN 319 142-1 §5) and the signer's certificate
 * @throws UpdateNotAllowed, and whatever `open` throws
 */
export async function signUpdate<Crypto, Key>(
  { pdf, update, field, byteRange, claims }: Pick<SignRequest, 'pdf' | 'update' | 'field' | 'byteRange' | 'claims'>,
  open: () => Promise<OpenCredential<Key>>,
  door: SigningDoor<Crypto, Key>,
): Promise<SignedCms> {
  const [start, holeStart, holeEnd, rest] = byteRange
  // The hole must lie in the update, and the range must reach to the last byte: nothing of what is shown stays unsigned.
  if (start !== 0 || holeStart < pdf.length || holeEnd <= holeStart || holeEnd + rest !== pdf.length + update.length)
    throw new UpdateNotAllowed('byte range')
  const updated = door.applyUpdate(pdf, update)
  if (!isEmptyContents(updated.subarray(holeStart, holeEnd))) throw new UpdateNotAllowed('contents')
  if (!(await door.addsOnlySignature(pdf, updated, field))) throw new UpdateNotAllowed('changes')
  const { certificate, chain, key } = await open()
  const contentDigest = await door.digestByteRange(updated, byteRange, door.crypto, door.digestOf(key))
  const cms = await door.signBB({ contentDigest, certificate, chain, key, claims, crypto: door.crypto })
  return { cms, certificate }
}

const [OPEN, ZERO, CLOSE] = [0x3c, 0x30, 0x3e]

/** The hole is the reserved Contents and nothing else: `<000…0>`. Anything more in it would stand outside of the signature. */
function isEmptyContents(hole: Uint8Array): boolean {
  return hole.at(0) === OPEN && hole.at(-1) === CLOSE && hole.subarray(1, -1).every((byte) => byte === ZERO)
}
