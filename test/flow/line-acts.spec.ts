import { expect, type Page, test } from '@playwright/test'
import { systemActor } from '../../apps/server/src/kernel/actor.ts'
import { transaction } from '../../apps/server/src/kernel/transaction.ts'
import { violations } from '../support/axe.ts'
import { type DemoDesk, openDemoDesk } from '../support/demo-desk.ts'
import { atDesk, CHROMIUM } from '../support/desk-person.ts'
import { demoActor, demoStep, signStep, waitingDocument } from '../support/waiting-document.ts'

test.use({ launchOptions: CHROMIUM, actionTimeout: 10_000 })
test.describe.configure({ mode: 'serial', timeout: 240_000 })

let desk: DemoDesk
test.beforeAll(async () => {
  desk = await openDemoDesk('none')
})
test.afterAll(() => desk[Symbol.asyncDispose]())

const idOf = (login: string): string => desk.demo.people.get(login) ?? ''
const reviewedBy = (...logins: readonly string[]) => [
  ...logins.map((login, i) => demoStep(idOf(login), 'REVIEW', { id: `review-${i + 1}` })),
  demoStep(idOf('sechan.park'), 'APPROVE', { mark: 'DELEGATED' }),
]
/** A picture for who looks at the screen, where the run is asked for one. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['ONMARU_LOOK']
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` })
}

async function open(page: Page, documentId: string): Promise<void> {
  await page.goto(`/documents/${documentId}`)
  await expect(page.getByRole('list', { name: '결재 경로' })).toBeVisible()
}

async function more(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: '더 보기' }).click()
  await page.getByRole('menuitem', { name }).click()
}

async function away(login: string, deputy: string): Promise<string> {
  const day = (later: number): string => new Date(Date.now() + (9 + later * 24) * 3_600_000).toISOString().slice(0, 10)
  return transaction(desk.app.kernel, systemActor('test.office'), (tx) =>
    desk.app.identity.addAbsence(tx, {
      personId: idOf(login),
      actingId: idOf(deputy),
      reason: '출장',
      from: day(0),
      until: day(3),
    }),
  )
}

test('whose idea it was and who reports it is marked by keys in the line, and stands before the post wherever it is shown', async ({
  browser,
}) => {
  const actor = await demoActor(desk, 'hana.kim')
  const { documentId } = await desk.app.documents.create(actor, null)
  const { page, complaints } = await atDesk(browser, desk, 'hana.kim')
  await page.goto(`/drafts/${documentId}`)
  await page.getByRole('button', { name: '결재선 고치기' }).click()
  const dialog = page.getByRole('dialog', { name: '결재선 정하기' })
  await dialog.getByRole('button', { name: '김하나의 발의·보고 표시' }).press('Enter')
  await dialog.getByRole('checkbox', { name: '★ 발의자' }).press('Space')
  await expect(dialog.getByRole('listitem', { name: /김하나/ })).toContainText('★주무관')
  const second = dialog.getByRole('list', { name: '결재 순서' }).getByRole('listitem').nth(1)
  await second.getByRole('button', { name: /의 표시와 기한/ }).press('Enter')
  await second.getByRole('checkbox', { name: '★ 발의자' }).press('Space')
  await second.getByRole('checkbox', { name: '◉ 보고자' }).press('Space')
  // One has the idea: the sign moved.
  await expect(dialog.getByRole('listitem', { name: /김하나/ })).not.toContainText('★주무관')
  await dialog.getByRole('checkbox', { name: '★ 발의자' }).first().press('Space')
  await expect(second).toContainText(/◉(?!★)/)
  expect(await violations(page)).toEqual([])
  await picture(page, 'signs-editor')
  await dialog.getByRole('button', { name: '이대로 정하기' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('list', { name: '결재선' })).toContainText('★주무관')
  await expect(page.locator('.sheet-people').first()).toContainText('★주무관')
  await expect(page.getByRole('img', { name: '발의자' }).first()).toBeVisible()
  await picture(page, 'signs-page')
  const { steps } = await desk.app.approval.draftLine(actor, documentId)
  expect(steps.map(({ originator = false, presenter = false }) => [originator, presenter]).slice(0, 2)).toEqual([
    [true, false],
    [false, true],
  ])
  expect(complaints).toEqual([])
})

test('a reviewer is passed over, what is likely is told, and a document that was taken back is given up for a new one', async ({
  browser,
}) => {
  const documentId = await waitingDocument(desk, '교량 점검 계획', false, reviewedBy('duri.lee', 'eungyeol.ko'))
  const { page, complaints } = await atDesk(browser, desk, 'hana.kim')
  await open(page, documentId)
  await page.getByRole('tab', { name: '경로' }).click()
  await expect(page.getByRole('tabpanel')).toContainText('완료 예상')
  await more(page, '검토 생략')
  const skip = page.getByRole('dialog', { name: '검토 생략' })
  await skip.getByRole('radio', { name: /고은결/ }).click({ force: true })
  await skip.getByRole('button', { name: '검토 생략' }).click()
  await expect(skip).toContainText('사유')
  await skip.getByLabel('사유').fill('출장')
  expect(await violations(page)).toEqual([])
  await picture(page, 'skip')
  await skip.getByRole('button', { name: '검토 생략' }).click()
  await expect(skip).toHaveCount(0)
  await expect(page.getByRole('tabpanel').getByRole('listitem').filter({ hasText: '고은결' }).first()).toContainText('출장')
  await picture(page, 'path-likely')

  await page.getByRole('button', { name: '회수' }).click()
  const recall = page.getByRole('dialog', { name: '회수' })
  await recall.getByRole('button', { name: /^회수/ }).click()
  await expect(recall).toHaveCount(0)
  await expect(page.getByRole('tabpanel')).not.toContainText('완료 예상')
  await more(page, '재기안')
  const redraft = page.getByRole('dialog', { name: '재기안' })
  expect(await violations(page)).toEqual([])
  await redraft.getByRole('button', { name: '재기안' }).click()
  await expect(page).toHaveURL(/\/drafts\//)
  expect(page.url()).not.toContain(documentId)
  await expect(page.getByRole('textbox', { name: '제목' })).toHaveValue('교량 점검 계획')
  await open(page, documentId)
  await expect(page.getByText('재기안됨').first()).toBeVisible()
  await picture(page, 'redrafted')
  expect(complaints).toEqual([])
})

test('an open step is handed to the deputy of who is away; a line that the form has no room for says so before it is changed', async ({
  browser,
}) => {
  const documentId = await waitingDocument(desk, '제설 장비 점검 계획', false, reviewedBy('duri.lee'))
  await away('duri.lee', 'eungyeol.ko')
  const { page, complaints } = await atDesk(browser, desk, 'hana.kim')
  await open(page, documentId)
  await more(page, '결재선 변경')
  const change = page.getByRole('dialog', { name: '결재선 변경' })
  const search = change.getByRole('combobox', { name: /초성/ })
  for (const name of ['소예나', '길도현', '최네모']) {
    await search.fill(name)
    await change.getByRole('option', { name }).first().click()
  }
  await search.fill('')
  await expect(change).toContainText('결재란에 빈자리가 없습니다')
  await picture(page, 'line-space')
  await page.keyboard.press('Escape')
  await expect(change).toHaveCount(0)

  await more(page, '결재선 변경')
  await change.getByRole('button', { name: '고은결에게 넘기기' }).click()
  await expect(change.getByRole('region', { name: /바꿀 수 없음/ })).toContainText('고은결')
  await expect(change.getByText('이대로 바꿀 수 있습니다.')).toBeVisible()
  expect(await violations(page)).toEqual([])
  await picture(page, 'hand-over')
  await change.getByRole('button', { name: '결재선 바꾸기' }).click()
  await expect(change).toHaveCount(0)
  await expect(page.getByRole('list', { name: '결재 경로' })).toContainText('이두리 데이터팀장 대신')
  await signStep(desk, 'eungyeol.ko', documentId, 'review-1')
  await signStep(desk, 'sechan.park', documentId, 'approve')
  // The line without room was refused, and nothing else.
  expect(complaints.filter((line) => !line.includes('422'))).toEqual([])
})

test('what circulates and what was decided for somebody is noted off the list by one key', async ({ browser }) => {
  const { approval } = desk.app
  const drafter = await demoActor(desk, 'hana.kim')
  for (const title of ['산불 예방 계획', '가뭄 대비 계획']) {
    const documentId = await waitingDocument(desk, title)
    await signStep(desk, 'sechan.park', documentId, 'approve')
    const { seq: basedOn } = await approval.document(drafter, documentId)
    await approval.act(drafter, { type: 'circulate', documentId, basedOn, readerIds: [idOf('nemo.choi')] })
  }
  const { page, complaints } = await atDesk(browser, desk, 'nemo.choi')
  await page.getByRole('link', { name: /^공람/ }).first().click()
  await expect(page.getByRole('row', { name: '산불 예방 계획' })).toBeVisible()
  await page.keyboard.press('j')
  await expect(page.getByRole('button', { name: '공람 확인' })).toBeVisible()
  await picture(page, 'note-list')
  await page.keyboard.press('o')
  await expect(page.getByRole('row', { name: /계획/ })).toHaveCount(1)
  // The next one is at hand.
  await page.keyboard.press('o')
  await expect(page.getByRole('row', { name: /계획/ })).toHaveCount(0)
  expect(await violations(page)).toEqual([])
  const noted = await approval.box(await demoActor(desk, 'nemo.choi'), 'NOTED', { limit: 10 })
  expect(noted.rows).toHaveLength(2)

  const absenceId = await away('sechan.park', 'eungyeol.ko')
  const acting = demoStep(idOf('eungyeol.ko'), 'APPROVE', { mark: 'DELEGATED_ACTING', absenceId })
  const decided = await waitingDocument(desk, '한파 대비 계획', false, [acting])
  await signStep(desk, 'eungyeol.ko', decided, 'approve', true)
  const absent = await atDesk(browser, desk, 'sechan.park')
  await absent.page.goto('/box/post-report')
  await expect(absent.page.getByRole('row', { name: '한파 대비 계획' })).toBeVisible()
  await absent.page.keyboard.press('j')
  await absent.page.keyboard.press('o')
  await expect(absent.page.getByRole('row', { name: '한파 대비 계획' })).toHaveCount(0)
  const { postReport } = await approval.document(drafter, decided)
  expect(postReport?.at).not.toBeNull()
  expect([...complaints, ...absent.complaints]).toEqual([])
})
