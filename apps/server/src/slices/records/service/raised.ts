import type { Tx } from '../../../kernel/transaction.ts'
import { recordsFaults } from '../errors.ts'
import { recordRaised } from '../events.ts'
import * as store from '../store.ts'

/** A preserved file that got updates behind its last byte: validation data, an archive timestamp. */
export interface RaisedFile {
  readonly documentId: string
  readonly before: string
  readonly pdfBlob: string
  readonly level: string
}

/**
 * Puts a raised file in the place of the one it was raised from, in the transaction that raised it: everything that was signed is in it
 * byte for byte, so that the record stays the same (공공기록물법 20: 진본성, 무결성).
 * @throws RECORD_UNKNOWN, FILE_MOVED when the record keeps another file; the raise is then undone too
 */
export async function replaceFile(tx: Tx, { documentId, before, pdfBlob, level }: RaisedFile): Promise<void> {
  const record = await store.findRecord(tx, documentId)
  if (record === undefined) throw recordsFaults.RECORD_UNKNOWN({ documentId })
  if (!(await store.replacePreserved(tx, documentId, before, pdfBlob))) throw recordsFaults.FILE_MOVED({ number: record.number })
  await tx.speak(
    recordRaised({ kind: 'document', id: documentId }, { documentId, number: record.number, before, pdfBlob, level }),
  )
  tx.touch(`document:${documentId}`)
}
