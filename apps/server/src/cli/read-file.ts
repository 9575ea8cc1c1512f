import { open } from 'node:fs/promises'
import { cliFaults } from './faults.ts'

/** The bytes of a file that somebody named. @throws FILE_UNREADABLE, FILE_TOO_LARGE */
export async function readFileOrSay(file: string, limit: number): Promise<Uint8Array> {
  try {
    const handle = await open(file, 'r')
    try {
      if ((await handle.stat()).size > limit) throw cliFaults.FILE_TOO_LARGE({ file, limit })
      return new Uint8Array(await handle.readFile())
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && 'syscall' in error)
      throw cliFaults.FILE_UNREADABLE({ file, reason: String(error.code) }, { cause: error })
    throw error
  }
}
