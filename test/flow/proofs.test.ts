import { describe, expect, it } from 'vitest'
import { systemActor } from '../../apps/server/src/kernel/actor.ts'
import { transaction } from '../../apps/server/src/kernel/transaction.ts'
import { recordRaised } from '../../apps/server/src/slices/records/index.ts'
import { levelsOf, readCrl } from '../../packages/signing/src/index.ts'
import { Revision, readDss } from '../../packages/signing/src/testing/index.ts'
import { STORES } from '../support/bare-kernel.ts'
import { askTool } from '../support/pdf-tools.ts'
import { openProofOffice, type ProofOffice } from '../support/proof-office.ts'

const MINUTE = 60_000
const DAY = 24 * 3_600_000
const YEAR = 365.25 * DAY

const level = async (office: ProofOffice, documentId: string): Promise<string | undefined> =>
  levelsOf(await office.file(documentId)).get('seal')
const isBeginning = (before: Uint8Array, after: Uint8Array): boolean =>
  after.length > before.length && Buffer.compare(after.subarray(0, before.length), before) === 0
const said = (office: ProofOffice, type: string): number => office.spoken.filter((event) => event.type === type).length

async function round(office: ProofOffice, kind: string): Promise<void> {
  await transaction(office.kernel, systemActor('test'), (tx) => office.kernel.jobs.ensure(tx, kind, 'authority', {}))
  await office.kernel.jobs.drain()
}

describe.each(STORES)('proofs of records on %s', (store) => {
  it('are B-LT for less than ten years, the seal over the last byte, and B-LTA from ten years on', async () => {
    await using office = await openProofOffice(store)
    for (const [id, retention, wanted] of [
      ['short', 'Y5', 'B-LT'],
      ['ten', 'Y10', 'B-LTA'],
      ['ever', 'PERMANENT', 'B-LTA'],
    ] as const) {
      await office.approve(id, retention)
      expect(await level(office, id), id).toBe(wanted)
      const report = await office.signatures.verifyPdf(await office.file(id))
      expect(report, id).toMatchObject({ indication: 'TOTAL-PASSED', modifiedAfterSigning: false })
      // Others want evidence on the issuing authority too: the root's list.
      const [der = new Uint8Array()] = await office.signatures.authority.crls('root')
      const root = readCrl(der)
      const { crls, ocsps } = readDss(Revision.open(await office.file(id)))
      expect(
        crls.map((der) => readCrl(der).issuerKey),
        id,
      ).toContain(root.issuerKey)
      expect(ocsps.length, id).toBeGreaterThan(0)
      expect(report.signatures.at(-1)?.kind).toBe(wanted === 'B-LT' ? 'signature' : 'document-timestamp')
    }
    expect(askTool('pdfsig', ['-nocert'], await office.file('short'))).toContain('Total document signed')
    expect(await office.signatures.waitingRaises(office.administrator, 10)).toEqual({ count: 0, items: [] })
    expect(said(office, 'signatures.proofsLooked')).toBe(1)
  })

  it('wait for services that are down: the document is sealed and kept at once, and raised when they answer', async () => {
    await using office = await openProofOffice(store)
    office.up.timestamps = false
    office.up.revocation = false
    await office.approve('ten', 'Y10')
    expect(await office.record('ten')).toMatchObject({ number: '디지털정책과-1' })
    expect(await level(office, 'ten')).toBe('B-B')
    const sealed = await office.file('ten')
    expect((await office.archive.document('ten')).pdfBlob).toBe((await office.record('ten')).preservedBlob)
    const waiting = await office.signatures.waitingRaises(office.administrator, 10)
    expect(waiting).toMatchObject({ count: 1, items: [{ documentId: 'ten', level: 'B-B', wanted: 'B-LTA', attempts: 0 }] })
    expect(waiting.items[0]?.lastError).toContain('the timestamp service does not answer')
    await office.later(MINUTE)
    office.up.timestamps = true
    await office.later(MINUTE)
    const [still] = (await office.signatures.waitingRaises(office.administrator, 10)).items
    expect(still).toMatchObject({ attempts: 2, lastError: expect.stringContaining('the responder does not answer') })
    expect(await office.file('ten')).toEqual(sealed)
    office.up.revocation = true
    await office.later(2 * MINUTE)
    expect(await office.signatures.waitingRaises(office.administrator, 10)).toEqual({ count: 0, items: [] })
    const raised = await office.file('ten')
    expect(await level(office, 'ten')).toBe('B-LTA')
    expect(isBeginning(sealed, raised)).toBe(true)
    expect(await office.signatures.verifyPdf(raised)).toMatchObject({ indication: 'TOTAL-PASSED', modifiedAfterSigning: false })
    expect([said(office, 'signatures.raised'), said(office, 'records.raised')]).toEqual([1, 1])
    expect((await office.archive.document('ten')).pdfBlob).toBe((await office.record('ten')).preservedBlob)
    // Who has a copy from before it was raised still has the document.
    expect((await office.archive.judge(async () => sealed)).document?.documentId).toBe('ten')
    await office.later(DAY)
    expect(said(office, 'signatures.raised')).toBe(1)
  })

  it('lack what one service alone keeps from being there', async () => {
    await using office = await openProofOffice(store)
    office.up.revocation = false
    await office.approve('short', 'Y3')
    expect(await level(office, 'short')).toBe('B-T')
    const sealed = await office.file('short')
    office.up.revocation = true
    await office.later(MINUTE)
    expect(await level(office, 'short')).toBe('B-LT')
    expect(isBeginning(sealed, await office.file('short'))).toBe(true)
    office.up.timestamps = false
    await office.approve('other', 'Y3')
    expect(await level(office, 'other')).toBe('B-B')
    office.up.timestamps = true
    await office.later(MINUTE)
    expect(await level(office, 'other')).toBe('B-LTA')
  })

  it('are renewed before they end, again and again, and told in advance', async () => {
    await using office = await openProofOffice(store)
    await office.approve('ever', 'PERMANENT')
    await office.approve('short', 'Y5')
    expect(await office.signatures.proofForecast(office.administrator)).toEqual([{ year: '2036', documents: 2 }])
    const first = await office.file('ever')
    await round(office, 'signatures.proofs')
    expect(said(office, 'signatures.raised')).toBe(0)
    // The short one is not to be kept any more, the other one's proof ends in half a year.
    office.clock.advance(9.5 * YEAR)
    await round(office, 'signatures.renewal')
    await round(office, 'signatures.proofs')
    expect(said(office, 'signatures.raised')).toBe(1)
    const second = await office.file('ever')
    expect(isBeginning(first, second)).toBe(true)
    const [ending, ...others] = await office.signatures.proofForecast(office.administrator)
    expect(others).toEqual([])
    expect(Number(ending?.year)).toBeGreaterThan(2040)
    const report = await office.signatures.verifyPdf(second)
    expect(report.signatures.map(({ field }) => field)).toEqual(['seal', 'archive-timestamp', 'archive-timestamp-2'])
    expect(report).toMatchObject({ indication: 'TOTAL-PASSED', modifiedAfterSigning: false })
  })

  it('are not renewed by a timestamp that ends no later', async () => {
    await using office = await openProofOffice(store)
    await office.approve('ever', 'PERMANENT')
    const before = await office.file('ever')
    office.clock.advance(9.5 * YEAR)
    await round(office, 'signatures.proofs')
    const [waiting] = (await office.signatures.waitingRaises(office.administrator, 10)).items
    expect(waiting).toMatchObject({ cause: 'PROOF_ENDS', attempts: 1, lastError: expect.stringContaining('no later') })
    expect(await office.file('ever')).toEqual(before)
    await round(office, 'signatures.renewal')
    await office.later(2 * MINUTE)
    expect(isBeginning(before, await office.file('ever'))).toBe(true)
  })

  it('stay as they are where the record keeps another file: both or neither', async () => {
    await using office = await openProofOffice(store)
    office.up.timestamps = false
    await office.approve('ten', 'Y10')
    const before = (await office.record('ten')).preservedBlob
    const refused = new Error('no')
    office.up.timestamps = true
    let refusals = 1
    office.kernel.bus.hearInside(recordRaised, async () => {
      refusals -= 1
      if (refusals >= 0) throw refused
    })
    await office.later(MINUTE)
    expect((await office.record('ten')).preservedBlob).toBe(before)
    expect((await office.signatures.waitingRaises(office.administrator, 10)).count).toBe(1)
    await office.later(MINUTE)
    expect(await level(office, 'ten')).toBe('B-LTA')
  })
})
