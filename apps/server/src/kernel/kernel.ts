import { join } from 'node:path'
import { type BlobStore, folderBlobs } from './blobs.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import { type Db, openDb } from './db.ts'
import { EventBus } from './events.ts'
import { Jobs } from './jobs.ts'
import { Live } from './live.ts'
import type { Log } from './log.ts'

/** What every slice may use of the process. Made once by the composition root. */
export interface Kernel {
  readonly config: Config
  readonly clock: Clock
  readonly log: Log
  readonly db: Db
  readonly blobs: BlobStore
  readonly bus: EventBus
  readonly jobs: Jobs
  readonly live: Live
  /** Random bytes and WebCrypto of this process. */
  readonly crypto: Crypto
}

/** Opens the kernel over the settings; nothing runs until `jobs.start()`. */
export function openKernel(parts: { config: Config; clock: Clock; log: Log; crypto: Crypto }): Kernel {
  const kernel: Kernel = {
    ...parts,
    db: openDb(parts.config),
    blobs: folderBlobs(join(parts.config.dataFolder, 'blobs')),
    bus: new EventBus(),
    jobs: new Jobs(),
    live: new Live(),
  }
  kernel.jobs.attach(kernel)
  return kernel
}

/** Closes what `openKernel` opened. */
export async function closeKernel(kernel: Kernel): Promise<void> {
  await kernel.jobs.stop()
  await kernel.live.stop()
  await kernel.db.close()
}
