import { readFileSync } from 'node:fs'
import type { PersonActor } from '../../apps/server/src/kernel/actor.ts'
import { systemActor } from '../../apps/server/src/kernel/actor.ts'
import type { SettableClock } from '../../apps/server/src/kernel/clock.ts'
import { type DomainEvent, defineEvent } from '../../apps/server/src/kernel/events.ts'
import type { Kernel } from '../../apps/server/src/kernel/kernel.ts'
import { transaction } from '../../apps/server/src/kernel/transaction.ts'
import { type Archive, archiveSteps, createArchive, subscribeArchive } from '../../apps/server/src/slices/archive/index.ts'
import {
  createDisclosure,
  type Disclosure,
  disclosureSteps,
  subscribeDisclosure,
} from '../../apps/server/src/slices/disclosure/index.ts'
import { createIdentity, identitySteps } from '../../apps/server/src/slices/identity/index.ts'
import {
  type CompletedDocument,
  createRecords,
  type Records,
  recordsSteps,
  retentionYears,
  subscribeRecords,
} from '../../apps/server/src/slices/records/index.ts'
import { createSignatures, type Signatures, signaturesSteps } from '../../apps/server/src/slices/signatures/index.ts'
import { aPerson, openBareKernel, type STORES } from './bare-kernel.ts'
import { aRecord } from './reading-room.ts'
import { foundSeal } from './seal.ts'

const completed = defineEvent<CompletedDocument & Record<string, unknown>>()('approval.completed')
const FORM = new URL('../signing/fixtures/one-page.pdf', import.meta.url)

type RecordRow = NonNullable<Awaited<ReturnType<Records['find']>>>

/** Which of the services that proofs are made with answer. */
export interface ServiceState {
  timestamps: boolean
  revocation: boolean
}

/** An office from registration to the public archive, whose timestamp and revocation services can be taken away. */
export interface ProofOffice extends AsyncDisposable {
  readonly kernel: Kernel
  readonly clock: SettableClock
  readonly signatures: Signatures
  readonly records: Records
  readonly disclosure: Disclosure
  readonly archive: Archive
  readonly up: ServiceState
  readonly spoken: readonly DomainEvent[]
  readonly administrator: PersonActor
  /** Approves a document; the record's file is preserved when the jobs ran. */
  approve(documentId: string, retention: string): Promise<void>
  /** Lets time pass and runs what is due then. */
  later(ms: number): Promise<void>
  record(documentId: string): Promise<RecordRow>
  file(documentId: string): Promise<Uint8Array>
}

/** Founds it. */
export async function openProofOffice(store: (typeof STORES)[number]): Promise<ProofOffice> {
  const bare = await openBareKernel(store, [
    ...identitySteps,
    ...signaturesSteps,
    ...recordsSteps,
    ...disclosureSteps,
    ...archiveSteps,
  ])
  const { kernel, clock } = bare
  const up: ServiceState = { timestamps: true, revocation: true }
  const spoken: DomainEvent[] = []
  const passphrase = 'a passphrase that is long enough for a test of an office'
  const signatures = createSignatures(kernel, passphrase, createIdentity(kernel), (own) => ({
    timestamps: {
      request: async (imprint) => {
        if (!up.timestamps) throw new Error('the timestamp service does not answer')
        return own.timestamps.request(imprint)
      },
    },
    revocation: async (certificate, issuer) => {
      if (!up.revocation) throw new Error('the responder does not answer')
      return own.revocation(certificate, issuer)
    },
  }))
  const found = async (documentId: string): Promise<RecordRow> => {
    const record = await records.find(kernel.db, documentId)
    if (record === undefined) throw new Error(documentId)
    return record
  }
  const records: Records = createRecords(kernel, {
    pack: () => Promise.reject(new Error('nothing is packed here')),
    unitOf: async () => ({ code: '6110001', name: '디지털정책과' }),
    ownUnitOf: async () => 'digital',
    mayRead: async () => true,
    taskOfFolder: async () => 'task',
    preserve: async (documentId) => {
      const { signedBlob, retentionPeriod, retentionEndsOn } = await found(documentId)
      const sealed = await signatures.seal({
        documentId,
        pdfBlob: signedBlob,
        fields: [],
        field: 'seal',
        appearance: null,
        agency: '한빛시',
        retention: { years: retentionYears(retentionPeriod), endsOn: retentionEndsOn },
      })
      return { pdfBlob: sealed.pdfBlob, keep: (tx) => signatures.keepSeal(tx, documentId, sealed) }
    },
  })
  const disclosure = createDisclosure(kernel, {
    fileOf: async (documentId: string) => {
      const { preservedBlob, number, title } = await found(documentId)
      if (preservedBlob === null) throw new Error(`${documentId} is not preserved`)
      return aRecord({ documentId, number, title, pdfBlob: preservedBlob })
    },
    mayRead: async () => true,
  })
  const archive = createArchive(kernel, {
    publicationOf: disclosure.publicationOf,
    verifyPdf: signatures.verifyPdf,
    agency: async () => '한빛시',
  })
  subscribeRecords(kernel.bus, records, completed)
  subscribeDisclosure(kernel.bus, disclosure)
  subscribeArchive(kernel.bus, archive)
  kernel.bus.hearEverything(async (_tx, events) => {
    spoken.push(...events)
  })
  const authority = await signatures.authority.found('한빛시')
  await transaction(kernel, systemActor('test.office'), (tx) => authority.keep(tx))
  await foundSeal({ kernel, signatures })
  const form = await signatures.prepareForm(
    new Uint8Array(readFileSync(FORM)),
    ['seal', 'archive-timestamp'].map((name) => ({ name, kind: 'signature', page: 1, x: 0, y: 0, w: 0, h: 0, label: name })),
  )
  const { sha256: pdfBlob } = await kernel.blobs.put(form)
  return Object.assign(bare, {
    signatures,
    records,
    disclosure,
    archive,
    up,
    spoken,
    administrator: aPerson({ roles: ['administrator'] }),
    approve: async (documentId: string, retention: string): Promise<void> => {
      const document: CompletedDocument = {
        documentId,
        revisionId: `${documentId}-r1`,
        title: '2026년 하반기 공공데이터 품질관리 추진계획',
        kind: 'GENERAL',
        unitId: 'digital',
        taskId: 'task',
        folderId: 'folder',
        retention,
        approverId: 'person-sechan',
        approvedAt: clock.now().toISOString(),
        pdfBlob,
      }
      await transaction(kernel, aPerson(), (tx) => tx.speak(completed({ kind: 'document', id: documentId }, { ...document })))
      await kernel.jobs.drain()
    },
    later: async (ms: number): Promise<void> => {
      clock.set(new Date(clock.now().getTime() + ms))
      await kernel.jobs.drain()
    },
    record: found,
    file: async (documentId: string): Promise<Uint8Array> => kernel.blobs.get((await found(documentId)).preservedBlob ?? ''),
  })
}
