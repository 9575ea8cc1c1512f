import { seoulDate } from '../../../kernel/clock.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { CompletedDocument, RecordsDeps } from '../deps.ts'
import { recordsFaults } from '../errors.ts'
import { registered } from '../events.ts'
import { retentionDates, retentionPeriod, yearOf } from '../retention-period.ts'
import { searchText } from '../search-text.ts'
import * as store from '../store.ts'

const UNIT_CODE = /^\d{7}$/
const SERIAL_DIGITS = 6

/**
 * Registers an approved document in the approving transaction: 생산등록번호 (영 11①, 기록령 20), folder, retention.
 * One serial a unit and calendar year in Seoul; who comes second waits for the first one's commit, so a rollback leaves no gap.
 * @throws RECORD_REGISTERED, FOLDER_NOT_OF_TASK, RETENTION_UNKNOWN, UNIT_CODE_INVALID, REGISTER_FULL; the approval is then undone too
 */
export async function register(tx: Tx, deps: RecordsDeps, completed: CompletedDocument): Promise<void> {
  const { documentId, revisionId, title, unitId, taskId, folderId, approverId, pdfBlob } = completed
  const period = retentionPeriod(completed.retention)
  const unit = await deps.unitOf(tx, unitId)
  if (!UNIT_CODE.test(unit.code)) throw recordsFaults.UNIT_CODE_INVALID({ unitId, code: unit.code })
  if ((await deps.taskOfFolder(tx, folderId)) !== taskId) throw recordsFaults.FOLDER_NOT_OF_TASK({ folderId, taskId })
  const registeredOn = seoulDate(tx.now)
  const year = yearOf(registeredOn)
  await tx.lock(`register:${unitId}:${year}`)
  const serial = await store.takeSerial(tx, unitId, year)
  if (String(serial).length > SERIAL_DIGITS) throw recordsFaults.REGISTER_FULL({ unitName: unit.name, year })
  const number = `${unit.name}-${serial}`
  const registrationNumber = `${unit.code}${String(serial).padStart(SERIAL_DIGITS, '0')}`
  const registeredAt = tx.now.toISOString()
  const completedOn = seoulDate(new Date(completed.approvedAt))
  const { startsOn: retentionStartsOn, endsOn: retentionEndsOn } = retentionDates(period, completedOn)
  const isNew = await store.insertRecord(
    tx,
    {
      documentId,
      registration: 'PRODUCTION',
      unitId,
      unitCode: unit.code,
      unitName: unit.name,
      year,
      serial,
      number,
      registrationNumber,
      documentKind: completed.kind,
      title,
      approverId,
      registeredAt,
      registeredOn,
      searchText: searchText(`${number} ${title}`),
    },
    {
      documentId,
      revisionId,
      taskId,
      folderId,
      retentionPeriod: period,
      completedOn,
      retentionStartsOn,
      retentionEndsOn,
      signedBlob: pdfBlob,
      preservedBlob: null,
      preservedAt: null,
    },
  )
  if (!isNew) throw recordsFaults.RECORD_REGISTERED({ number: (await store.findRecord(tx, documentId))?.number ?? '' })
  tx.touch(`document:${documentId}`)
  await tx.speak(
    registered(
      { kind: 'document', id: documentId },
      {
        documentId,
        revisionId,
        number,
        registrationNumber,
        serial,
        year,
        unitId,
        unitCode: unit.code,
        unitName: unit.name,
        title,
        taskId,
        folderId,
        retentionPeriod: period,
        retentionStartsOn,
        retentionEndsOn,
        registeredAt,
        registeredOn,
        pdfBlob,
      },
    ),
  )
}
