import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRecord } from './compose/package-record.ts'
import { preserveRecord } from './compose/preserve-record.ts'
import { releasableRecord } from './compose/releasable-record.ts'
import type { Clock } from './kernel/clock.ts'
import type { Config } from './kernel/config.ts'
import { buildHttp, type HttpApp } from './kernel/http.ts'
import { closeKernel, type Kernel, openKernel } from './kernel/kernel.ts'
import type { Log } from './kernel/log.ts'
import { migrate } from './kernel/migrate.ts'
import { SCHEMA } from './migrations.ts'
import { createRouter, type RouterServices } from './router.ts'
import { approvalRoutes, completed, createApproval, subscribeApproval } from './slices/approval/index.ts'
import { type Archive, archiveRoutes, createArchive, subscribeArchive } from './slices/archive/index.ts'
import { createAudit, subscribeAudit } from './slices/audit/index.ts'
import { createClassification } from './slices/classification/index.ts'
import { createDisclosure, disclosureRoutes, subscribeDisclosure } from './slices/disclosure/index.ts'
import { createDocuments, type Documents, documentsRoutes } from './slices/documents/index.ts'
import { createIdentity, identityFaults, identityRoutes, may } from './slices/identity/index.ts'
import { createRecords, type Records, recordsRoutes, subscribeRecords } from './slices/records/index.ts'
import { createSignatures, pkiRoutes } from './slices/signatures/index.ts'

/** A file that was begun and not written to for so long belongs to a process that is gone. */
const ABANDONED_MS = 24 * 3_600_000

/** The composed server: services for roots and tests, and how to start and stop it. */
export interface App extends RouterServices {
  readonly kernel: Kernel
  readonly archive: Archive
  /** Opens the port and the job loop; returns the address. */
  start(): Promise<string>
  /** Ends the job at hand, closes every connection and the database. */
  stop(): Promise<void>
}

/** Composes the server over its settings and brings the schema up to date. Nothing listens before `start`. */
export async function createApp(parts: { config: Config; clock: Clock; log: Log; crypto: Crypto }): Promise<App> {
  const kernel = openKernel(parts)
  await migrate(kernel.db, SCHEMA)
  const slices = compose(kernel, keystorePassphrase(parts.config))
  let http: HttpApp | null = null
  return {
    kernel,
    ...slices,
    start: async () => {
      http = await buildHttp({
        kernel,
        router: createRouter(slices),
        may,
        actorOf: slices.identity.actorOf,
        routes: [
          healthRoutes,
          identityRoutes(kernel, slices.identity),
          pkiRoutes(slices.signatures),
          documentsRoutes(kernel, slices.documents),
          approvalRoutes(kernel, slices.approval),
          recordsRoutes(kernel, slices.records),
          disclosureRoutes(kernel, slices.disclosure),
          archiveRoutes(kernel, slices.archive),
        ],
      })
      await slices.signatures.begin()
      await slices.approval.begin()
      await kernel.blobs.sweep(new Date(kernel.clock.now().getTime() - ABANDONED_MS))
      const address = await http.listen({ port: parts.config.port, host: parts.config.host })
      await kernel.live.start(parts.config.databaseUrl, () => kernel.jobs.nudge())
      await kernel.jobs.start()
      return address
    },
    stop: async () => {
      await http?.close()
      await slices.documents.close()
      await closeKernel(kernel)
    },
  }
}

/** The slices over one kernel, each handed what it asks of its left neighbours; those to the right are reached when they are asked, not before. */
function compose(kernel: Kernel, passphrase: string): Omit<App, 'kernel' | 'start' | 'stop'> {
  const audit = createAudit(kernel)
  subscribeAudit(kernel.bus)
  const identity = createIdentity(kernel)
  const classification = createClassification(kernel, identity)
  const documents: Documents = createDocuments(kernel, {
    identity,
    classification,
    mayRead: (handle, actor, documentId) => approval.mayRead(handle, actor, documentId),
  })
  const signatures = createSignatures(kernel, passphrase, identity)
  const approval = createApproval(kernel, { identity, classification, documents, signatures })
  const records: Records = createRecords(kernel, {
    unitOf: async (handle, unitId) => {
      const unit = await identity.unit(handle, unitId)
      if (unit === undefined) throw identityFaults.UNIT_UNKNOWN()
      return unit
    },
    ownUnitOf: async (handle, personId) => (await identity.person(handle, personId))?.unitId,
    mayRead: approval.mayRead,
    taskOfFolder: async (handle, folderId) => (await classification.folder(handle, folderId))?.taskId,
    pack: (record) => packageRecord({ kernel, documents, signatures }, record),
    preserve: (documentId) => preserveRecord({ kernel, identity, documents, signatures, records }, documentId),
  })
  const disclosure = createDisclosure(kernel, {
    fileOf: (documentId) => releasableRecord({ kernel, identity, classification, documents, approval, records }, documentId),
    mayRead: approval.mayRead,
  })
  const archive = createArchive(kernel, {
    publicationOf: disclosure.publicationOf,
    verifyPdf: signatures.verifyPdf,
    agency: async () => (await identity.agency(kernel.db)).name,
  })
  subscribeApproval(kernel.bus)
  subscribeRecords(kernel.bus, records, completed)
  subscribeDisclosure(kernel.bus, disclosure)
  subscribeArchive(kernel.bus, archive)
  return { audit, identity, classification, documents, signatures, approval, records, disclosure, archive }
}

/** Whether the process answers; told to anybody, and nothing more. */
function healthRoutes(app: HttpApp): void {
  app.get('/health', async () => ({ ok: true }))
}

/** The passphrase of the office's own keys: the setting, or one made once and kept beside the data, readable by its owner alone. */
function keystorePassphrase(config: Config): string {
  if (config.keystorePassphrase !== null) return config.keystorePassphrase
  const file = join(config.dataFolder, 'keystore.passphrase')
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  const passphrase = randomBytes(32).toString('base64url')
  mkdirSync(config.dataFolder, { recursive: true, mode: 0o700 })
  writeFileSync(file, `${passphrase}\n`, { mode: 0o600, flag: 'wx' })
  return passphrase
}
