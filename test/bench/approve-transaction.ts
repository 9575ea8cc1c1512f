import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { createApproval, type LineAct } from '../../apps/server/src/slices/approval/index.ts'
import type { VerifiedSignature } from '../../apps/server/src/slices/signatures/index.ts'
import { SQLITE } from '../support/engines.ts'
import { type LineOffice, openLineOffice, step } from '../support/line-office.ts'
import { type Figure, median } from './measure.ts'
import { bareTransaction, changesBetween, openLikeTheServer, snapshot } from './row-changes.ts'
import { answerAsWatcher, watchRows } from './row-watcher.ts'

answerAsWatcher()

/** As many as a server has done a minute after its start, so that its code is compiled. */
const WARM_UP = 100
const RUNS = 60

/** Readings before each measurement, on either side. */
const READERS = 10

type Approve = Extract<LineAct, { type: 'sign' }>

/** An approval that is ready to be given, its signature verified. */
interface Ready {
  readonly act: Approve
  readonly verified: VerifiedSignature
}

async function ready(office: LineOffice, number: number): Promise<Ready> {
  const { approval, signatures } = office.app
  const mayor = office.people.mayor.actor
  const { documentId } = await office.draft('drafter', { title: `${number}번째 보고` })
  await office.plan('drafter', documentId, [step(office, 'drafter', 'DRAFT'), step(office, 'mayor', 'APPROVE')])
  await office.submit('drafter', documentId)
  // Nobody approves what they have not looked at.
  const { seq: basedOn } = await approval.document(mayor, documentId)
  const task = await approval.prepareSign(mayor, { documentId, stepId: 'mayor', basedOn })
  const signature = await office.sign(task, 'mayor')
  const verified = await signatures.verify(mayor, signature.stageId, new Uint8Array(Buffer.from(signature.cms, 'base64')))
  return { act: { type: 'sign', documentId, basedOn, stepId: 'mayor', verdict: 'AGREE', opinion: null, ...signature }, verified }
}

/**
 * The command of the last approval (every check, event, projection, number, log entry and outbox row, in one transaction; the signature's own
 * verification left out) over a bare better-sqlite3 transaction that writes the same rows into a copy of the same file.
 */
export async function figures(): Promise<readonly Figure[]> {
  await using office = await openLineOffice(SQLITE)
  const { kernel, identity, classification, documents, signatures } = office.app
  const all: Ready[] = []
  for (let i = 1; i <= WARM_UP + RUNS; i += 1) all.push(await ready(office, i))
  const verified = new Map(all.map((one) => [one.act.stageId, one.verified]))
  const approval = createApproval(kernel, {
    identity,
    classification,
    documents,
    signatures: {
      ...signatures,
      verify: async (actor, stageId, cms) => verified.get(stageId) ?? signatures.verify(actor, stageId, cms),
    },
  })

  const file = join(office.config.dataFolder, 'onmaru.db')
  const own = openLikeTheServer(file)
  own.pragma('wal_checkpoint(TRUNCATE)')
  copyFileSync(file, `${file}.bare`)
  const bare = openLikeTheServer(`${file}.bare`)
  await using rows = await watchRows(import.meta.url, file)
  /** What others do meanwhile in a server that is in use; it writes nothing. */
  const others = async (): Promise<void> => {
    for (const { act } of all.slice(0, READERS)) {
      await approval.path(kernel.db, act.documentId)
      await approval.box(office.people.mayor.actor, 'WAITING', { limit: 20 })
      await approval.counts(office.people.drafter.actor)
    }
  }
  try {
    const runs: number[] = []
    for (const { act } of all) {
      await others()
      const began = performance.now()
      await approval.act(office.people.mayor.actor, act)
      const ofCommand = performance.now() - began
      const write = bareTransaction(bare, await rows.changes())
      await others()
      const bareBegan = performance.now()
      write()
      runs.push(ofCommand / (performance.now() - bareBegan))
    }
    const [first] = changesBetween(snapshot(bare), snapshot(own))
    if (first !== undefined) throw new Error(`the bare side wrote other rows: ${first.sql}`)
    return [{ name: 'approve/transaction', value: median(runs.slice(WARM_UP)), unit: 'x' }]
  } finally {
    bare.close()
    own.close()
  }
}
