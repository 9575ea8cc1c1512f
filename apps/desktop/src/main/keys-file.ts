import { open, stat } from 'node:fs/promises'
import { BridgeError } from './bridge-error.ts'

/** A key file holds one key and a few certificates; anything larger is something else. */
const MAX_BYTES = 1024 * 1024

/** Reads a key file. @throws BridgeError KEY_NOT_FOUND, KEY_CONTAINER_BROKEN for one that is too large */
export async function readKeyFile(path: string): Promise<Uint8Array> {
  const { size } = await stat(path).catch(refuseMissing)
  if (size > MAX_BYTES) throw new BridgeError('KEY_CONTAINER_BROKEN', { size })
  const file = await open(path).catch(refuseMissing)
  try {
    return new Uint8Array(await file.readFile())
  } finally {
    await file.close()
  }
}

/** What systems answer for a file or folder that is not there, or not to be seen. */
const ABSENT: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM'])

/** Whether an error says that something is not there. */
export const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && ABSENT.has(error.code)

/** KEY_NOT_FOUND for what is not there. */
export function refuseMissing(error: unknown): never {
  if (isMissing(error)) throw new BridgeError('KEY_NOT_FOUND')
  throw error
}
