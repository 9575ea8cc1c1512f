import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { systemActor } from '../../apps/server/src/kernel/actor.ts'
import { systemClock } from '../../apps/server/src/kernel/clock.ts'
import { readConfig } from '../../apps/server/src/kernel/config.ts'
import { defineEvent } from '../../apps/server/src/kernel/events.ts'
import { jobSteps } from '../../apps/server/src/kernel/jobs-schema.ts'
import { closeKernel, openKernel } from '../../apps/server/src/kernel/kernel.ts'
import { createLog } from '../../apps/server/src/kernel/log.ts'
import { migrate } from '../../apps/server/src/kernel/migrate.ts'
import { transaction } from '../../apps/server/src/kernel/transaction.ts'
import { auditSteps, createAudit, subscribeAudit } from '../../apps/server/src/slices/audit/index.ts'
import { type Figure, ratio } from './measure.ts'

const ENTRIES = 20_000
const looked = defineEvent<{ readonly title: string; readonly place: string }>()('bench.looked')

/** The check of a stored chain over SHA-256 alone of the very bytes that its hashes are made of, on the embedded engine. */
export async function figures(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'onmaru-bench-'))
  const config = readConfig({ ONMARU_DATA: folder, ONMARU_LOG: 'silent' })
  const kernel = openKernel({ config, clock: systemClock, log: createLog('silent'), crypto })
  try {
    await migrate(kernel.db, [...jobSteps, ...auditSteps])
    subscribeAudit(kernel.bus)
    const audit = createAudit(kernel)
    await transaction(kernel, systemActor('bench'), async (tx) => {
      for (let i = 0; i < ENTRIES; i += 1)
        await tx.speak(
          looked({ kind: 'document', id: `document-${i}` }, { title: '공공데이터 품질관리 추진계획(안)', place: 'card' }),
        )
    })
    const texts = hashedTexts(join(folder, 'onmaru.db'))
    const whole = async (): Promise<void> => {
      const verdict = await audit.verify(kernel.db, () => undefined)
      if (!verdict.whole || verdict.checked !== ENTRIES) throw new Error(JSON.stringify(verdict))
    }
    const bare = (): void => {
      for (const text of texts) createHash('sha256').update(text).digest('hex')
    }
    return [await ratio('audit.verify/sha256', whole, bare, { runs: 11, repeats: 1 })]
  } finally {
    await closeKernel(kernel)
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The text under each entry's hash, made from the stored row alone. */
function hashedTexts(file: string): readonly string[] {
  const database = new BetterSqlite3(file, { readonly: true })
  const rows = database.prepare<[], Record<string, string | number | null>>('select * from "auditEntries" order by "seq"').all()
  database.close()
  return rows.map(({ hash, ...fields }) => {
    const text = JSON.stringify(Object.fromEntries(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))))
    if (createHash('sha256').update(text).digest('hex') !== hash)
      throw new Error(`entry ${String(fields['seq'])} is hashed otherwise`)
    return text
  })
}
