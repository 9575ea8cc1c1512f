import { expect, type Page, test } from '@playwright/test'
import { violations } from '../support/axe.ts'
import { type DemoDesk, openDemoDesk } from '../support/demo-desk.ts'
import { atDesk, CHROMIUM } from '../support/desk-person.ts'
import { demoActor, demoStep, signStep, waitingDocument } from '../support/waiting-document.ts'

test.use({ launchOptions: CHROMIUM, actionTimeout: 10_000 })
test.describe.configure({ mode: 'default', timeout: 120_000 })

let desk: DemoDesk
test.beforeAll(async () => {
  desk = await openDemoDesk('none')
})
test.afterAll(() => desk[Symbol.asyncDispose]())

const idOf = (login: string): string => desk.demo.people.get(login) ?? ''
/** An act behind the bar's menu. */
async function more(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: '더 보기' }).click()
  await page.getByRole('menuitem', { name }).click()
}

/** Chooses somebody in the picker of the open dialog, or takes them out. */
async function pick(page: Page, name: string): Promise<void> {
  const search = page.getByRole('dialog').getByRole('combobox', { name: /초성/ })
  await search.fill(name)
  await page.getByRole('dialog').getByRole('option', { name }).click()
  await search.fill('')
}

test('a line that moved on while it was being changed is opened again in the dialog, and what was written stays', async ({
  browser,
}) => {
  const documentId = await waitingDocument(desk, '민원 처리 기준 개정', false, [
    demoStep(idOf('duri.lee'), 'REVIEW'),
    demoStep(idOf('eungyeol.ko'), 'REVIEW', { id: 'review-2' }),
    demoStep(idOf('sechan.park'), 'APPROVE', { mark: 'DELEGATED' }),
  ])
  const drafter = await atDesk(browser, desk, 'hana.kim')
  const { page } = drafter
  await page.goto(`/documents/${documentId}`)
  await more(page, '결재선 변경')
  const dialog = page.getByRole('dialog', { name: '결재선 변경' })
  await dialog.getByLabel(/^사유/).fill('검토할 사람을 더함')
  await expect(dialog.getByRole('region', { name: /바꿀 수 없음/ })).not.toContainText('고은결')
  await signStep(desk, 'duri.lee', documentId, 'review')
  await pick(page, '채새봄')
  await expect(dialog.getByRole('button', { name: '결재선 바꾸기' })).toHaveAttribute('aria-disabled', 'true')
  await expect(dialog.getByText('이대로 바꿀 수 있습니다.')).toHaveCount(0)
  expect(await violations(page)).toEqual([])

  await dialog.getByRole('button', { name: '다시 불러오기' }).click()
  await expect(dialog.getByRole('region', { name: /바꿀 수 없음/ })).toContainText('고은결')
  await expect(dialog.getByLabel(/^사유/)).toHaveValue('검토할 사람을 더함')
  await pick(page, '채새봄')
  await expect(dialog.getByText('이대로 바꿀 수 있습니다.')).toBeVisible()
  await dialog.getByRole('button', { name: '결재선 바꾸기' }).click()
  await expect(dialog).toHaveCount(0)
  const { present } = await desk.app.approval.document(await demoActor(desk, 'hana.kim'), documentId)
  expect(present.steps.map(({ person }) => person.name)).toEqual(['김하나', '이두리', '고은결', '채새봄', '박세찬'])
  expect(drafter.complaints).toEqual([])
})

test('a change that the approval block has no place for says so, and nothing else', async ({ browser }) => {
  const documentId = await waitingDocument(desk, '청사 주차장 운영 개선', false, [
    demoStep(idOf('duri.lee'), 'REVIEW'),
    demoStep(idOf('sechan.park'), 'APPROVE', { mark: 'DELEGATED' }),
  ])
  const drafter = await atDesk(browser, desk, 'hana.kim')
  const { page } = drafter
  await page.goto(`/documents/${documentId}`)
  await more(page, '결재선 변경')
  const dialog = page.getByRole('dialog', { name: '결재선 변경' })
  await pick(page, '고은결')
  await expect(dialog.getByText('이대로 바꿀 수 있습니다.')).toBeVisible()
  await pick(page, '채새봄')
  await expect(dialog.getByRole('alert')).toContainText('결재란에 빈자리가 없습니다')
  await expect(dialog.getByText('이대로 바꿀 수 있습니다.')).toHaveCount(0)
  await expect(dialog.getByRole('button', { name: '결재선 바꾸기' })).toHaveAttribute('aria-disabled', 'true')
  expect(await violations(page)).toEqual([])
  await pick(page, '채새봄')
  await expect(dialog.getByRole('alert')).toHaveCount(0)
  await expect(dialog.getByText('이대로 바꿀 수 있습니다.')).toBeVisible()
})

test('a copy that may have taken the place of its document is kept where the answer got lost', async ({ browser }) => {
  const documentId = await waitingDocument(desk, '도서관 야간 개방 계획')
  const { approval, documents } = desk.app
  const actor = await demoActor(desk, 'hana.kim')
  await approval.act(actor, { type: 'recall', documentId, basedOn: 1, stepId: null, reason: null })
  const drafter = await atDesk(browser, desk, 'hana.kim')
  const { page } = drafter
  await page.goto(`/documents/${documentId}`)
  await page.route(/approval\.act/, async (route) => {
    await route.fetch()
    await route.abort('connectionreset')
  })
  await more(page, '재기안')
  const dialog = page.getByRole('dialog', { name: '재기안' })
  await dialog.getByRole('button', { name: '재기안' }).click()
  await expect(dialog.getByRole('alert')).toBeVisible()
  const copies = async (): Promise<readonly string[]> =>
    (await documents.drafts(actor, { limit: 10, offset: 0 })).map(({ title }) => title)
  expect(await copies()).toEqual(['도서관 야간 개방 계획'])

  // Tried again: the document has its successor already, and that one stays.
  await page.unroute(/approval\.act/)
  const thrownAway = page.waitForResponse(/documents\.discard/)
  await dialog.getByRole('button', { name: '재기안' }).click()
  await thrownAway
  await expect(dialog.getByRole('alert')).toBeVisible()
  expect(await copies()).toEqual(['도서관 야간 개방 계획'])
})
