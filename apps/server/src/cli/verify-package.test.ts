import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { unzipSync, zipSync } from '../../../../packages/signing/src/testing/index.ts'
import { type DemoDesk, openDemoDesk } from '../../../../test/support/demo-desk.ts'
import { demoActor, waitingDocument } from '../../../../test/support/waiting-document.ts'
import { DEMO_PASSWORD, Signer } from '../demo/index.ts'
import { officeDoor } from './office-door.ts'
import { verifyFile } from './verify-file.ts'

let desk: DemoDesk
let documentId: string
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'onmaru-package-'))
  desk = await openDemoDesk('few')
  documentId = await waitingDocument(desk, '가로등 보수 계획')
  const head = await demoActor(desk, 'sechan.park')
  const { approval, kernel } = desk.app
  const key = readFileSync(join(desk.keys, 'sechan.park.p12'))
  const signer = new Signer(desk.app, new Map([[head.personId, key]]), DEMO_PASSWORD)
  const { seq: basedOn } = await approval.document(head, documentId)
  const task = await approval.prepareSign(head, { documentId, stepId: 'approve', basedOn })
  const signature = await signer.sign(head.personId, task)
  await approval.act(head, {
    type: 'sign',
    documentId,
    basedOn,
    stepId: 'approve',
    verdict: 'AGREE',
    opinion: null,
    ...signature,
  })
  await kernel.jobs.drain()
}, 120_000)
afterAll(async () => {
  await desk[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
})

const packed = async (): Promise<Uint8Array> =>
  (await desk.app.records.package(await demoActor(desk, 'hana.kim'), documentId)).bytes

/** What the command line says of a file, and how it ends. */
async function verified(name: string, bytes: Uint8Array): Promise<{ exit: number; said: string }> {
  const file = join(folder, name)
  writeFileSync(file, bytes)
  const stdout = new PassThrough()
  const io = { stdout, stderr: new PassThrough(), stdin: new PassThrough() }
  const exit = await verifyFile(io, async () => ({ ...officeDoor(desk.app), close: async () => undefined }), file, false)
  stdout.end()
  return { exit, said: await text(stdout) }
}

describe('a registered document as one package', () => {
  it('holds the file, what is known of its signatures, and the seal of the agency over both', async () => {
    const bytes = await packed()
    expect(await desk.app.signatures.verifyPackage(bytes)).toMatchObject({
      indication: 'TOTAL-PASSED',
      unsigned: [],
      signatures: [{ indication: 'TOTAL-PASSED', covered: ['문서.pdf', '서명 검증.json'], altered: [] }],
      documents: [{ name: '문서.pdf', report: { indication: 'TOTAL-PASSED' } }],
    })
    const { exit, said } = await verified('good.asice', bytes)
    expect(exit, said).toBe(0)
    expect(said).toContain('good.asice: 유효')
  })
  it('holds every attachment, under a name that can be unpacked anywhere', async () => {
    const { records, documents, signatures, kernel } = desk.app
    const clerk = await demoActor(desk, 'hana.kim')
    const { items } = await records.list(clerk, {}, { limit: 50, after: null })
    const withAttachments = []
    for (const { documentId: id } of items) {
      const record = await records.find(kernel.db, id)
      const revision = record === undefined ? undefined : await documents.revision(kernel.db, record.revisionId)
      if (revision !== undefined && revision.attachments.length > 0) withAttachments.push({ id, revision })
    }
    expect(withAttachments.length).toBeGreaterThan(0)
    for (const { id, revision } of withAttachments) {
      const { bytes } = await records.package(clerk, id)
      const { covered } = (await signatures.verifyPackage(bytes)).signatures[0] ?? { covered: [] }
      expect(covered).toEqual([
        '문서.pdf',
        ...revision.attachments.map(({ name }, i) => `붙임/${i + 1} ${name}`),
        '서명 검증.json',
      ])
    }
  })
  it('fails where a file of it is another, and is not vouched for where one was added', async () => {
    const entries = unzipSync(await packed())
    const again = (change: Record<string, Uint8Array>): Uint8Array => {
      const { mimetype = new Uint8Array(), ...rest } = { ...entries, ...change }
      return zipSync({ mimetype: [mimetype, { level: 0 }], ...rest })
    }
    expect(await verified('same.asice', again({}))).toMatchObject({ exit: 0 })
    const other = await verified('other.asice', again({ '서명 검증.json': new TextEncoder().encode('{}') }))
    expect(other).toMatchObject({ exit: 1, said: expect.stringContaining('≠ 서명 검증.json') })
    const added = await verified('added.asice', again({ '몰래.txt': new Uint8Array([1]) }))
    expect(added).toMatchObject({ exit: 1, said: expect.stringContaining('not signed): 몰래.txt') })
    await expect(desk.app.signatures.verifyPackage(new Uint8Array([80, 75, 3, 4]))).rejects.toMatchObject({
      code: 'FILE_NOT_PACKAGE',
    })
  })
  it('is handed to who may read the record, and to nobody else', async () => {
    const { status } = await fetch(`${desk.url}/files/records/${documentId}.asice`)
    expect(status).toBe(401)
    const stranger = { ...(await demoActor(desk, 'hana.kim')), personId: 'nobody' }
    await expect(desk.app.records.package(stranger, documentId)).rejects.toMatchObject({ code: 'RECORD_UNKNOWN' })
  })
})
