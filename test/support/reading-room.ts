import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type PersonActor, publicActor } from '../../apps/server/src/kernel/actor.ts'
import { type SettableClock, settableClock } from '../../apps/server/src/kernel/clock.ts'
import { readConfig } from '../../apps/server/src/kernel/config.ts'
import { kernelFaults } from '../../apps/server/src/kernel/errors.ts'
import type { DomainEvent } from '../../apps/server/src/kernel/events.ts'
import { buildHttp, type HttpApp } from '../../apps/server/src/kernel/http.ts'
import { newId } from '../../apps/server/src/kernel/ids.ts'
import { jobSteps } from '../../apps/server/src/kernel/jobs-schema.ts'
import { closeKernel, type Kernel, openKernel } from '../../apps/server/src/kernel/kernel.ts'
import { createLog } from '../../apps/server/src/kernel/log.ts'
import { migrate } from '../../apps/server/src/kernel/migrate.ts'
import { transaction } from '../../apps/server/src/kernel/transaction.ts'
import { router } from '../../apps/server/src/kernel/trpc.ts'
import {
  type Archive,
  archiveRoutes,
  archiveSteps,
  createArchive,
  type PdfReport,
  subscribeArchive,
} from '../../apps/server/src/slices/archive/index.ts'
import {
  createDisclosure,
  type Disclosure,
  disclosureSteps,
  type ReleasableRecord,
  subscribeDisclosure,
} from '../../apps/server/src/slices/disclosure/index.ts'
import { preserved } from '../../apps/server/src/slices/records/index.ts'
import { freshDatabase, type StoreName } from './databases.ts'

export { STORES } from './databases.ts'

/** Disclosure and archive alone on a database of their own; records are handed in by the test instead of by the records slice. */
export interface ReadingRoom extends AsyncDisposable {
  readonly kernel: Kernel
  readonly clock: SettableClock
  readonly disclosure: Disclosure
  readonly archive: Archive
  readonly http: HttpApp
  /** Every event spoken so far. */
  readonly spoken: readonly DomainEvent[]
  /** The verdict that the judge of PDFs gives; null calls every file broken. */
  report: PdfReport | null
  /** Keeps a record as the records slice would, and says nothing. */
  keep(record: ReleasableRecord): void
  /** Says that a record is preserved, and runs what follows. */
  preserve(record: ReleasableRecord): Promise<void>
}

/** The disclosure officer of the tests. */
export const OFFICER: PersonActor = {
  kind: 'person',
  personId: 'officer',
  name: '정공개',
  roles: ['disclosure-officer'],
  sessionId: null,
  from: null,
}

/** Somebody who may read none of the records. */
export const STRANGER: PersonActor = { ...OFFICER, personId: 'stranger', name: '정보라', roles: ['official'] }

/** A record that goes out by itself; change what the test is about. */
export function aRecord(change: Partial<ReleasableRecord> = {}): ReleasableRecord {
  return {
    documentId: newId(),
    agency: '한빛시',
    title: '2026년 하반기 공공데이터 품질관리 추진계획',
    number: '디지털정책과-1234',
    unit: { id: 'unit-digital', name: '디지털정책과' },
    drafter: { name: '김하나', post: '주무관' },
    approver: { name: '박세찬', post: '과장', gradeRank: 5 },
    line: [
      { kind: 'DRAFT', mark: null, name: '김하나', post: '주무관', unit: '디지털정책과', at: '2026-07-14T01:00:00.000Z' },
      { kind: 'APPROVE', mark: 'DELEGATED', name: '박세찬', post: '과장', unit: '디지털정책과', at: '2026-07-15T01:00:00.000Z' },
    ],
    registeredAt: '2026-07-15T01:00:00.000Z',
    disclosure: 'OPEN',
    clauses: [],
    bodyText: '1. 관련: 공공데이터법 제22조\n2. 공공데이터의 품질을 높이기 위한 추진계획을 붙임과 같이 수립합니다.',
    attachments: [],
    pdfBlob: '0'.repeat(64),
    task: { id: 'task-data', name: '공공데이터 개방' },
    kind: 'GENERAL',
    ...change,
  }
}

/** Opens a reading room. */
export async function openReadingRoom(store: StoreName): Promise<ReadingRoom> {
  const folder = mkdtempSync(join(tmpdir(), 'onmaru-room-'))
  const { env, drop } = await freshDatabase(store)
  const config = readConfig({
    ONMARU_DATA: folder,
    ONMARU_PORT: '0',
    ONMARU_LOG: 'silent',
    ONMARU_PUBLIC_URL: 'http://archive.test',
    ...env,
  })
  const clock = settableClock(new Date('2026-07-15T03:00:00Z'))
  const kernel = openKernel({ config, clock, log: createLog('silent'), crypto: globalThis.crypto })
  await migrate(kernel.db, [...jobSteps, ...disclosureSteps, ...archiveSteps])
  const records = new Map<string, ReleasableRecord>()
  const spoken: DomainEvent[] = []
  kernel.bus.hearEverything(async (_tx, events) => {
    spoken.push(...events)
  })
  const disclosure = createDisclosure(kernel, {
    fileOf: async (documentId) => {
      const record = records.get(documentId)
      if (record === undefined) throw kernelFaults.NOT_FOUND({ what: 'record' })
      return record
    },
    mayRead: async (_handle, actor, documentId) => records.has(documentId) && actor.personId !== STRANGER.personId,
  })
  const room = {
    report: null as PdfReport | null,
  }
  const archive = createArchive(kernel, {
    publicationOf: disclosure.publicationOf,
    verifyPdf: async () => {
      if (room.report === null) throw kernelFaults.BAD_INPUT({ problems: ['no PDF'] })
      return room.report
    },
    agency: async () => '한빛시',
  })
  subscribeDisclosure(kernel.bus, disclosure)
  subscribeArchive(kernel.bus, archive)
  const http = await buildHttp({
    kernel,
    router: router({}),
    may: () => false,
    actorOf: async (_token, from) => publicActor(from),
    routes: [archiveRoutes(kernel, archive)],
  })
  return Object.assign(room, {
    kernel,
    clock,
    disclosure,
    archive,
    http,
    spoken,
    keep: (record: ReleasableRecord) => {
      records.set(record.documentId, record)
    },
    preserve: async (record: ReleasableRecord) => {
      records.set(record.documentId, record)
      await transaction(kernel, OFFICER, (tx) =>
        tx.speak(
          preserved(
            { kind: 'document', id: record.documentId },
            { documentId: record.documentId, number: record.number, pdfBlob: record.pdfBlob },
          ),
        ),
      )
      await kernel.jobs.drain()
    },
    [Symbol.asyncDispose]: async () => {
      await http.close()
      await closeKernel(kernel)
      await drop()
      rmSync(folder, { recursive: true, force: true })
    },
  })
}
