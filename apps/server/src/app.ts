import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from './kernel/clock.ts'
import type { Config } from './kernel/config.ts'
import { buildHttp, type HttpApp } from './kernel/http.ts'
import { closeKernel, type Kernel, openKernel } from './kernel/kernel.ts'
import type { Log } from './kernel/log.ts'
import { migrate } from './kernel/migrate.ts'
import { SCHEMA } from './migrations.ts'
import { createRouter } from './router.ts'
import { type Audit, createAudit, subscribeAudit } from './slices/audit/index.ts'
import { createIdentity, type Identity, may } from './slices/identity/index.ts'
import { createSignatures, pkiRoutes, type Signatures } from './slices/signatures/index.ts'

/** The composed server: services for roots and tests, and how to start and stop it. */
export interface App {
  readonly kernel: Kernel
  readonly audit: Audit
  readonly identity: Identity
  readonly signatures: Signatures
  /** Opens the port and the job loop; returns the address. */
  start(): Promise<string>
  /** Ends the job at hand, closes every connection and the database. */
  stop(): Promise<void>
}

/** Composes the server over its settings and brings the schema up to date. Nothing listens before `start`. */
export async function createApp(parts: { config: Config; clock: Clock; log: Log; crypto: Crypto }): Promise<App> {
  const kernel = openKernel(parts)
  await migrate(kernel.db, SCHEMA)
  const audit = createAudit(kernel)
  subscribeAudit(kernel.bus)
  const identity = createIdentity(kernel)
  const signatures = createSignatures(kernel, keystorePassphrase(parts.config))
  const router = createRouter({ identity, audit })
  let http: HttpApp | null = null
  return {
    kernel,
    audit,
    identity,
    signatures,
    start: async () => {
      http = await buildHttp({ kernel, router, may, actorOf: identity.actorOf, routes: [healthRoutes, pkiRoutes(signatures)] })
      const address = await http.listen({ port: parts.config.port, host: parts.config.host })
      await kernel.live.start(parts.config.databaseUrl, () => kernel.jobs.nudge())
      await kernel.jobs.start()
      return address
    },
    stop: async () => {
      await http?.close()
      await closeKernel(kernel)
    },
  }
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
  writeFileSync(file, `${passphrase}\n`, { mode: 0o600, flag: 'wx' })
  return passphrase
}
