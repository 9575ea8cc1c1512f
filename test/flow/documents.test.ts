import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Tx, transaction } from '../../apps/server/src/kernel/transaction.ts'
import { type ApprovalBlock, BLANK_FORM, type BlockStep, type DraftForm } from '../../apps/server/src/slices/documents/index.ts'
import { ENGINES } from '../support/engines.ts'
import { body, type LineOffice, openLineOffice } from '../support/line-office.ts'

const MEGABYTE = 1024 * 1024
const BLOCK: ApprovalBlock = {
  steps: [stepOf('a', '주무관', '김하나'), stepOf('b', '디지털정책과장', '박세찬')],
  spare: { main: 0, concur: 1 },
  inner: 1,
}
function stepOf(stepId: string, post: string, name: string): BlockStep {
  return { stepId, row: 'MAIN', post, name, sign: null, delegatePost: null, skipReason: null, label: post }
}

describe.each(ENGINES)('drafts and their files on $name', (engine) => {
  let office: LineOffice
  beforeAll(async () => {
    office = await openLineOffice(engine)
  })
  afterAll(() => office[Symbol.asyncDispose]())

  const actor = () => office.people.drafter.actor
  const documents = () => office.app.documents
  const complete = (change: Partial<DraftForm> = {}): DraftForm => ({
    ...BLANK_FORM,
    title: '공공데이터 품질관리 추진계획',
    taskId: office.taskId,
    folderId: office.folderId,
    retention: 'Y10',
    body: body('품질관리를 다음과 같이 추진하고자 합니다.'),
    ...change,
  })
  const draft = async (change: Partial<DraftForm> = {}): Promise<{ documentId: string; version: number }> => {
    const { documentId } = await documents().create(actor(), null)
    const { version } = await documents().save(actor(), { documentId, basedOn: 1, form: complete(change) })
    return { documentId, version }
  }
  /** What the audit log has of a document, oldest first. */
  const events = async (documentId: string): Promise<readonly string[]> =>
    (await office.app.audit.life(actor(), documentId, { limit: 50, newerThan: null })).items.map(({ type }) => type)
  /** Sizes of files that are still being written. */
  const half = (): readonly number[] => {
    const folder = join(office.config.dataFolder, 'blobs', 'tmp')
    return readdirSync(folder).map((name) => statSync(join(folder, name)).size)
  }
  const attach = (documentId: string, name: string, bytes: Uint8Array | string = '가나다') =>
    documents().attach(actor(), documentId, { name, source: Readable.from([Buffer.from(bytes)]) })

  it('keeps what was saved and refuses a save over a newer one, and nothing is lost', async () => {
    const { documentId, version } = await draft()
    expect(version).toBe(2)
    const newer = { documentId, basedOn: 2, form: complete({ title: '둘째' }) }
    await documents().save(actor(), newer)
    await expect(documents().save(actor(), { ...newer, form: complete({ title: '늦은 것' }) })).rejects.toMatchObject({
      code: 'DRAFT_STALE',
      facts: { version: 3 },
    })
    const kept = await documents().draft(actor(), documentId)
    expect(kept).toMatchObject({ version: 3, state: 'DRAFTING', form: { title: '둘째' }, author: { name: '김하나' } })
    expect(kept.form.body).toEqual(complete().body)
    expect(await events(documentId)).toEqual(['documents.created', 'documents.drafted', 'documents.drafted', 'documents.looked'])
  })

  it('lets one of two saves at once win', async () => {
    const { documentId } = await draft()
    const both = await Promise.allSettled(
      ['하나', '둘'].map((title) => documents().save(actor(), { documentId, basedOn: 2, form: complete({ title }) })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await documents().draft(actor(), documentId)).version).toBe(3)
  })

  it('is there for its author alone', async () => {
    const { documentId } = await draft()
    const other = office.people.head.actor
    for (const look of [
      () => documents().draft(other, documentId),
      () => documents().save(other, { documentId, basedOn: 2, form: complete() }),
      () => documents().check(other, documentId),
      () => documents().discard(other, documentId),
      () => documents().create(other, documentId),
      () => documents().attach(other, documentId, { name: 'a.txt', source: Readable.from(['a']) }),
      () => documents().freeze(other, { documentId, basedOn: 2, block: BLOCK }),
    ])
      await expect(look()).rejects.toMatchObject({ code: 'DOCUMENT_UNKNOWN' })
  })

  it('lists drafts, last saved first, and leaves discarded ones out', async () => {
    const first = await draft({ title: '처음' })
    office.clock.advance(1_000)
    const second = await draft({ title: '나중' })
    await attach(second.documentId, '서식.hwpx')
    await documents().discard(actor(), first.documentId)
    const list = await documents().drafts(actor(), { limit: 1, offset: 0 })
    expect(list).toMatchObject([{ documentId: second.documentId, title: '나중', attachments: 1 }])
    await expect(documents().save(actor(), { ...first, basedOn: 2, form: complete() })).rejects.toMatchObject({
      code: 'DOCUMENT_FROZEN',
    })
  })

  it('makes a new draft after another one, with its files under ids of their own', async () => {
    const { documentId } = await draft()
    const file = await attach(documentId, '서식.hwpx')
    const copy = await documents().draft(actor(), (await documents().create(actor(), documentId)).documentId)
    expect(copy).toMatchObject({ version: 1, form: complete(), attachments: [{ name: '서식.hwpx', sha256: file.sha256 }] })
    expect(copy.attachments[0]?.id).not.toBe(file.id)
  })

  it('writes a file down while it arrives, and forgets it when its sender breaks off', async () => {
    const { documentId } = await draft()
    const written: number[] = []
    const source = Readable.from(
      (function* () {
        for (let i = 0; i < 40; i += 1) {
          written.push(...half())
          yield Buffer.alloc(MEGABYTE)
        }
        throw Object.assign(new Error('gone'), { code: 'ECONNRESET' })
      })(),
    )
    await expect(documents().attach(actor(), documentId, { name: '큰 파일.bin', source })).rejects.toMatchObject({
      code: 'UPLOAD_BROKEN',
    })
    // Never more than a few pieces are held: the rest was on disk before the next one was asked for.
    expect(Math.max(...written)).toBeGreaterThan(30 * MEGABYTE)
    expect(half()).toEqual([])
    expect((await documents().draft(actor(), documentId)).attachments).toEqual([])
  })

  it('keeps files in the order that was given, and takes them off', async () => {
    const { documentId } = await draft()
    const [a, b, c] = [await attach(documentId, 'a.txt'), await attach(documentId, 'b.txt'), await attach(documentId, 'c.txt')]
    await documents().orderAttachments(actor(), documentId, [c.id, a.id, b.id])
    await documents().removeAttachment(actor(), documentId, a.id)
    await attach(documentId, 'd.txt')
    const names = (await documents().draft(actor(), documentId)).attachments.map(({ name }) => name)
    expect(names).toEqual(['c.txt', 'b.txt', 'd.txt'])
    await expect(documents().orderAttachments(actor(), documentId, [b.id])).rejects.toMatchObject({ code: 'ATTACHMENTS_CHANGED' })
    await expect(documents().removeAttachment(actor(), documentId, a.id)).rejects.toMatchObject({ code: 'ATTACHMENT_UNKNOWN' })
  })

  it('freezes one version with one block once, however much at once it is asked for', async () => {
    const { documentId, version } = await draft()
    const ask = () => documents().freeze(actor(), { documentId, basedOn: version, block: BLOCK })
    const [one, two] = await Promise.all([ask(), ask()])
    expect(two).toEqual(one)
    expect(await ask()).toEqual(one)
    expect(one).toMatchObject({ number: 1, pages: 1, documentId, createdAt: '2026-07-15T03:00:01.000Z' })
    const places = ['main-1-post', 'main-1', 'main-2-post', 'main-2', 'concur-1-post', 'concur-1', 'inner-1']
    expect(one.fields.map(({ name }) => name)).toEqual([...places, 'number', 'enforced-on', 'seal', 'archive-timestamp'])
    expect(await documents().revisionsOf(office.app.kernel.db, documentId)).toEqual([one])
    await attach(documentId, '뒤에 붙은 것.txt')
    const next = await ask()
    expect(next).toMatchObject({ number: 2, attachments: [{ name: '뒤에 붙은 것.txt' }] })
    await expect(documents().freeze(actor(), { documentId, basedOn: 1, block: BLOCK })).rejects.toMatchObject({
      code: 'DRAFT_STALE',
    })
  })

  it('enters the line with its present revision only, and is frozen there', async () => {
    const { documentId, version } = await draft()
    const stale = await documents().freeze(actor(), { documentId, basedOn: version, block: BLOCK })
    await documents().save(actor(), { documentId, basedOn: version, form: complete({ title: '고친 제목' }) })
    const enter = (revision: typeof stale) =>
      transaction(office.app.kernel, actor(), (tx) => documents().enterLine(tx, documentId, revision))
    await expect(enter(stale)).rejects.toMatchObject({ code: 'DRAFT_STALE' })
    await enter(await documents().freeze(actor(), { documentId, basedOn: 3, block: BLOCK }))
    const frozen = { code: 'DOCUMENT_FROZEN' }
    await expect(documents().save(actor(), { documentId, basedOn: 3, form: complete() })).rejects.toMatchObject(frozen)
    await expect(attach(documentId, 'x.txt')).rejects.toMatchObject(frozen)
    await expect(documents().discard(actor(), documentId)).rejects.toMatchObject(frozen)
    await expect(documents().freeze(actor(), { documentId, basedOn: 3, block: BLOCK })).rejects.toMatchObject(frozen)
    await transaction(office.app.kernel, actor(), (tx) => documents().leaveLine(tx, documentId))
    // What came back counts as another version: it may go again as it is, as a revision of its own.
    await documents().save(actor(), { documentId, basedOn: 4, form: complete({ title: '다시' }) })
    const approve = () => transaction(office.app.kernel, actor(), (tx) => documents().approve(tx, documentId))
    await expect(approve()).rejects.toMatchObject(frozen)
    await enter(await documents().freeze(actor(), { documentId, basedOn: 5, block: BLOCK }))
    await approve()
    expect(await documents().head(office.app.kernel.db, documentId)).toMatchObject({ state: 'APPROVED', title: '다시' })
    expect((await documents().revisionsOf(office.app.kernel.db, documentId)).map(({ number }) => number)).toEqual([1, 2, 3])
  })

  it('has one pen in the line; who lays it down leaves text and files as they stand there', async () => {
    const { documentId } = await draft()
    await attach(documentId, '예산.txt')
    const { kernel } = office.app
    const [reviser, other] = [office.people.teamLead.actor, office.people.head.actor]
    const inside = (act: (tx: Tx) => Promise<void>) => transaction(kernel, actor(), act)
    const take = ({ personId }: { personId: string }) => inside((tx) => documents().takePen(tx, documentId, personId))
    await expect(take(reviser)).rejects.toMatchObject({ code: 'DOCUMENT_FROZEN' })
    const { version, attachments } = await documents().draft(actor(), documentId)
    const revision = await documents().freeze(actor(), { documentId, basedOn: version, block: BLOCK })
    await inside((tx) => documents().enterLine(tx, documentId, revision))
    await expect(inside((tx) => documents().revise(tx, documentId, revision))).rejects.toMatchObject({ code: 'DOCUMENT_FROZEN' })
    await take(reviser)
    await take(reviser)
    await expect(take(other)).rejects.toMatchObject({ code: 'PEN_TAKEN', facts: { name: '이두리' } })
    const file = { name: '다른 것.txt', source: Readable.from([Buffer.from('라마바')]) }
    await documents().attach(reviser, documentId, file)
    for (const { id } of attachments) await documents().removeAttachment(reviser, documentId, id)
    expect((await documents().draft(actor(), documentId)).attachments).toEqual(attachments)
    await expect(documents().discard(reviser, documentId)).rejects.toMatchObject({ code: 'DOCUMENT_UNKNOWN' })
    await expect(documents().draft(other, documentId)).rejects.toMatchObject({ code: 'DOCUMENT_UNKNOWN' })
    await inside((tx) => documents().layDownPen(tx, documentId))
    await inside((tx) => documents().layDownPen(tx, documentId))
    expect(await documents().draft(actor(), documentId)).toMatchObject({ form: revision.form, attachments, pen: 'AUTHOR' })
    const told = await events(documentId)
    expect(told.filter((type) => type.startsWith('documents.pen'))).toEqual(['documents.penTaken', 'documents.penLaidDown'])
  })

  it('says everything that stands against submission, and freezes nothing of it', async () => {
    const { documentId } = await documents().create(actor(), null)
    const form = { ...BLANK_FORM, disclosure: { class: 'CLOSED', clauses: [], reason: '' } } satisfies DraftForm
    await documents().save(actor(), {
      documentId,
      basedOn: 1,
      form: { ...form, recipients: [{ name: '총무과장', unitId: null }] },
    })
    const codes = (await documents().check(actor(), documentId)).map(({ code }) => code)
    expect(codes).toEqual([
      'TITLE_MISSING',
      'BODY_EMPTY',
      'TASK_MISSING',
      'FOLDER_MISSING',
      'RETENTION_MISSING',
      'SENDER_MISSING',
      'CLAUSES_MISSING',
      'REASON_MISSING',
    ])
    const freeze = documents().freeze(actor(), { documentId, basedOn: 2, block: BLOCK })
    await expect(freeze).rejects.toMatchObject({
      code: 'DRAFT_FAULTY',
      facts: { findings: expect.arrayContaining([expect.objectContaining({ code: 'BODY_EMPTY' })]) },
    })
    expect(await documents().revisionsOf(office.app.kernel.db, documentId)).toEqual([])
  })

  it('finds characters without a font and pictures that are not there', async () => {
    const picture = { type: 'image', attrs: { blob: 'f'.repeat(64), alt: '없는 그림' } } as const
    const content = [...body('반갑습니다😀 그리고 😀').content, picture]
    const { documentId } = await draft({ body: { type: 'doc', content } })
    expect(await documents().check(actor(), documentId)).toMatchObject([
      { code: 'IMAGE_MISSING', severity: 'ERROR' },
      { code: 'CHARACTER_WITHOUT_FONT', place: 'body', facts: { character: '😀', codePoint: 'U+1F600', count: 2 } },
    ])
    const sound = await draft()
    expect(await documents().check(actor(), sound.documentId)).toEqual([])
  })
})
