import { PassThrough, type Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { Fault } from '../../../kernel/errors.ts'
import { documentsFaults } from '../errors.ts'

/**
 * A stream beside `source` that may be given up without destroying it: a request whose body is destroyed can no longer be answered.
 * It fails when the source breaks off.
 */
export function beside(source: Readable): Readable {
  const copy = new PassThrough()
  source.pipe(copy)
  finished(source, { writable: false }).catch((error: unknown) => {
    copy.destroy(error instanceof Error ? error : new Error('the source broke off'))
  })
  return copy
}

/** A failure of taking bytes in, in the words of this slice. */
export function uploadFault(error: unknown, limit: number): Fault {
  if (error instanceof Fault)
    return error.code === 'TOO_LARGE' ? documentsFaults.ATTACHMENT_TOO_LARGE({ limit }, { cause: error }) : error
  if (error instanceof Error && 'code' in error && typeof error.code === 'string' && /^(ECONN|ERR_STREAM|EPIPE)/.test(error.code))
    return documentsFaults.UPLOAD_BROKEN({}, { cause: error })
  throw error
}

/** Collects at most `limit` bytes. @throws ATTACHMENT_TOO_LARGE, UPLOAD_BROKEN */
export async function collect(source: Readable, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  const copy = beside(source)
  try {
    for await (const chunk of copy as AsyncIterable<Uint8Array>) {
      size += chunk.length
      if (size > limit) throw documentsFaults.ATTACHMENT_TOO_LARGE({ limit })
      chunks.push(chunk)
    }
  } catch (error) {
    throw uploadFault(error, limit)
  }
  return new Uint8Array(Buffer.concat(chunks))
}
