import { join } from 'node:path'
import { folderBlobs } from './blobs.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import { openDb } from './db.ts'
import { Hearers } from './events.ts'
import { JobLoop } from './jobs.ts'
import { Live } from './live.ts'
import type { Log } from './log.ts'
import type { Kernel } from './parts.ts'

export type { Kernel } from './parts.ts'

/** Opens the kernel over the settings; nothing runs until `jobs.start()`. */
export function openKernel(parts: { config: Config; clock: Clock; log: Log; crypto: Crypto }): Kernel {
  const jobs = new JobLoop()
  const kernel: Kernel = {
    ...parts,
    db: openDb(parts.config),
    blobs: folderBlobs(join(parts.config.dataFolder, 'blobs')),
    bus: new Hearers(),
    jobs,
    live: new Live(),
  }
  jobs.attach(kernel)
  return kernel
}

/** Closes what `openKernel` opened. */
export async function closeKernel(kernel: Kernel): Promise<void> {
  await kernel.jobs.stop()
  await kernel.live.stop()
  await kernel.db.close()
}
