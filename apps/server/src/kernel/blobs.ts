import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { kernelFaults } from './errors.ts'
import { newId } from './ids.ts'

/** A stored file: its name is its SHA-256 in hex. */
export interface Blob {
  readonly sha256: string
  readonly size: number
}

/** Files by content. A name always means the same bytes, so storing twice is harmless. */
export interface BlobStore {
  put(bytes: Uint8Array): Promise<Blob>
  /** Streams in at most `limit` bytes. @throws TOO_LARGE, and nothing is kept */
  putStream(source: Readable, limit: number): Promise<Blob>
  /** @throws NOT_FOUND */
  get(sha256: string): Promise<Uint8Array>
  /** @throws NOT_FOUND */
  open(sha256: string): Promise<{ stream: Readable; size: number }>
  has(sha256: string): Promise<boolean>
  /** Removes what a killed process left half written and nobody wrote to since `before`; returns how many. What another process is writing is younger. */
  sweep(before: Date): Promise<number>
}

const NAME = /^[0-9a-f]{64}$/

/** Blobs in a folder: written to a temporary name, fsynced, renamed, and the folder fsynced, so that a name never stands for half a file. */
export function folderBlobs(folder: string): BlobStore {
  const pathOf = (sha256: string): string => {
    if (!NAME.test(sha256)) throw kernelFaults.NOT_FOUND({ what: 'blob' })
    return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
  }
  const temporary = async (): Promise<string> => {
    await mkdir(join(folder, 'tmp'), { recursive: true, mode: 0o700 })
    return join(folder, 'tmp', newId())
  }
  const settle = async (written: string, sha256: string): Promise<void> => {
    const target = pathOf(sha256)
    const parent = join(target, '..')
    await mkdir(parent, { recursive: true, mode: 0o700 })
    await rename(written, target)
    await syncFolder(parent)
  }
  const sizeOf = async (sha256: string): Promise<number | null> => {
    try {
      return (await stat(pathOf(sha256))).size
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }
  return {
    put: async (bytes) => {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      if ((await sizeOf(sha256)) === bytes.length) return { sha256, size: bytes.length }
      const written = await temporary()
      const file = await open(written, 'wx', 0o600)
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      await settle(written, sha256)
      return { sha256, size: bytes.length }
    },
    putStream: async (source, limit) => {
      const written = await temporary()
      const hash = createHash('sha256')
      let size = 0
      const measure = new Transform({
        transform(chunk: Uint8Array, _encoding, done) {
          size += chunk.length
          if (size > limit) return done(kernelFaults.TOO_LARGE({ limit }))
          hash.update(chunk)
          done(null, chunk)
        },
      })
      try {
        await pipeline(source, measure, createWriteStream(written, { flags: 'wx', mode: 0o600, flush: true }))
      } catch (error) {
        await rm(written, { force: true })
        throw error
      }
      const sha256 = hash.digest('hex')
      await settle(written, sha256)
      return { sha256, size }
    },
    get: async (sha256) => {
      try {
        return new Uint8Array(await readFile(pathOf(sha256)))
      } catch (error) {
        if (isMissing(error)) throw kernelFaults.NOT_FOUND({ what: 'blob' }, { cause: error })
        throw error
      }
    },
    open: async (sha256) => {
      const size = await sizeOf(sha256)
      if (size === null) throw kernelFaults.NOT_FOUND({ what: 'blob' })
      return { stream: createReadStream(pathOf(sha256)), size }
    },
    has: async (sha256) => (await sizeOf(sha256)) !== null,
    sweep: (before) => sweepFolder(join(folder, 'tmp'), before),
  }
}

async function sweepFolder(folder: string, before: Date): Promise<number> {
  let swept = 0
  for (const name of await namesIn(folder)) {
    const path = join(folder, name)
    try {
      if ((await stat(path)).mtime >= before) continue
    } catch (error) {
      // Its writer finished it meanwhile.
      if (isMissing(error)) continue
      throw error
    }
    await rm(path, { force: true })
    swept += 1
  }
  return swept
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
