import { expect, test } from '@playwright/test'
import { violations } from '../support/axe.ts'
import { type DemoDesk, openDemoDesk } from '../support/demo-desk.ts'
import { atDesk, CHROMIUM, signWith } from '../support/desk-person.ts'
import { demoActor, waitingDocument } from '../support/waiting-document.ts'

test.use({ launchOptions: CHROMIUM })
test.describe.configure({ mode: 'serial', timeout: 240_000 })

let desk: DemoDesk
test.beforeAll(async () => {
  desk = await openDemoDesk('none')
})
test.afterAll(() => desk[Symbol.asyncDispose]())

test('the approver changes the text in the editor, and the drafter hears of it and signs the new one', async ({ browser }) => {
  const documentId = await waitingDocument(desk, '가로등 보수 계획')
  const head = await atDesk(browser, desk, 'sechan.park')
  const drafter = await atDesk(browser, desk, 'hana.kim')
  await head.page.goto(`/documents/${documentId}`)
  await head.page.getByRole('button', { name: '더 보기' }).click()
  await head.page.getByRole('menuitem', { name: '내용 수정' }).click()
  await head.page.getByRole('dialog').getByRole('button', { name: /수정/ }).last().click()

  const { page } = head
  await expect(page.getByRole('region', { name: '결재 중인 문서를 수정합니다' })).toBeVisible()
  await expect(page.getByRole('button', { name: '결재선 고치기' })).toHaveCount(0)
  await page.getByRole('textbox', { name: '제목' }).fill('가로등 보수 및 교체 계획')
  await expect(page.locator('.state-line')).toContainText('저장됨')
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: '수정 마치기' }).click()
  const dialog = page.getByRole('dialog', { name: '수정을 마치고 다시 결재받습니다' })
  await dialog.getByRole('button', { name: '수정 마치기' }).click()
  await expect(dialog).toContainText('무엇을 왜 고쳤는지 적으십시오')
  await dialog.getByLabel('수정 사유').fill('교체 수량을 더함')
  await dialog.getByRole('button', { name: '수정 마치기' }).click()
  await expect(page.getByRole('heading', { name: '가로등 보수 및 교체 계획' })).toBeVisible()

  // The bell of the drafter rings without a reload; the document is theirs to sign again.
  const bell = drafter.page.getByRole('button', { name: /알림, 새 알림/ })
  await expect(bell).toBeVisible()
  await bell.click()
  const panel = drafter.page.getByRole('dialog', { name: '알림' })
  await expect(panel).toContainText('박세찬님이 내용을 수정했습니다')
  expect(await violations(drafter.page)).toEqual([])
  await panel.getByRole('button', { name: /내용을 수정했습니다/ }).click()
  await expect(drafter.page.getByRole('heading', { name: '가로등 보수 및 교체 계획' })).toBeVisible()
  await drafter.page
    .getByRole('button', { name: /기안 서명|서명/ })
    .last()
    .click()
  await signWith(drafter, desk.keys)
  await expect(drafter.page.getByRole('dialog', { name: '서명' })).toHaveCount(0)
  const { present } = await desk.app.approval.document(await demoActor(desk, 'hana.kim'), documentId)
  expect(present.steps.map(({ outcome, state }) => outcome ?? state)).toEqual(['SUBMITTED', 'OPEN'])
  expect([...head.complaints, ...drafter.complaints]).toEqual([])
})

test('a change is given up, and the document is as it was', async ({ browser }) => {
  const documentId = await waitingDocument(desk, '하천 정비 계획')
  const actor = await demoActor(desk, 'sechan.park')
  await desk.app.approval.beginRevise(actor, { documentId, stepId: 'approve', basedOn: 1 })
  const head = await atDesk(browser, desk, 'sechan.park')
  await head.page.goto(`/drafts/${documentId}`)
  await head.page.getByRole('textbox', { name: '제목' }).fill('고치다 만 제목')
  await expect(head.page.locator('.state-line')).toContainText('저장됨')
  await head.page.getByRole('button', { name: '수정 취소' }).click()
  await head.page.getByRole('alertdialog').getByRole('button', { name: '수정 취소' }).click()
  await expect(head.page.getByRole('heading', { name: '하천 정비 계획' })).toBeVisible()
  expect((await desk.app.approval.document(actor, documentId)).pen).toBeNull()
  expect(head.complaints).toEqual([])
})

test('the line editor says more of a step, keeps a line for the next time, and puts it in again', async ({ browser }) => {
  const drafter = await atDesk(browser, desk, 'hana.kim')
  const { page } = drafter
  const newDraft = async (title: string): Promise<void> => {
    await page.goto('/drafts/new')
    await page.getByRole('button', { name: '새로 쓰기' }).click()
    await page.getByRole('textbox', { name: '제목' }).fill(title)
    await expect(page.locator('.state-line')).toContainText('저장됨')
    await page.getByRole('button', { name: '결재선 고치기' }).click()
  }
  await newDraft('결재선을 저장하는 기안')
  const dialog = page.getByRole('dialog', { name: '결재선 정하기' })
  await dialog
    .getByRole('button', { name: /의 표시와 기한/ })
    .first()
    .click()
  await expect(dialog.getByText('처리 기한').first()).toBeVisible()
  await dialog.getByText('대결하면 부재자에게 사후보고(후열)').click()
  expect(await violations(page)).toEqual([])
  const steps = dialog.getByRole('list', { name: '결재 순서' }).getByRole('listitem')
  const people = await steps.allInnerTexts()
  await dialog.getByRole('button', { name: '저장한 결재선' }).click()
  await page.getByRole('menuitem', { name: '지금 결재선 저장' }).click()
  const keep = page.getByRole('dialog', { name: '지금 결재선 저장' })
  await keep.getByLabel('이름').fill('보통 결재')
  await keep.getByRole('button', { name: '저장', exact: true }).click()
  await expect(keep).toHaveCount(0)
  await dialog.getByRole('button', { name: '이대로 정하기' }).click()
  await expect(dialog).toHaveCount(0)

  await newDraft('저장한 결재선을 쓰는 기안')
  await dialog.getByRole('button', { name: /빼기$/ }).first().click()
  await expect(steps).toHaveCount(people.length - 1)
  await dialog.getByRole('button', { name: '저장한 결재선' }).click()
  await page.getByRole('menuitem', { name: '보통 결재', exact: true }).click()
  await expect(steps).toHaveCount(people.length)

  await page.goto('/settings?section=lines')
  const kept = page.getByRole('list', { name: '결재선' }).getByRole('listitem')
  await expect(kept).toContainText(['보통 결재'])
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: "'보통 결재' 이름 바꾸기" }).click()
  const rename = page.getByRole('dialog', { name: '결재선 이름 바꾸기' })
  await rename.getByLabel('이름').fill('과장 전결')
  await rename.getByRole('button', { name: '저장', exact: true }).click()
  await expect(kept).toContainText(['과장 전결'])
  await page.getByRole('button', { name: "'과장 전결' 지우기" }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: '지우기' }).click()
  await expect(page.getByText('저장한 결재선이 없습니다')).toBeVisible()
  expect(drafter.complaints).toEqual([])
})

test('a folder is opened out of the draft, and the draft lies in it', async ({ browser }) => {
  const drafter = await atDesk(browser, desk, 'hana.kim')
  const { page } = drafter
  await page.goto('/drafts/new')
  await page.getByRole('button', { name: '새로 쓰기' }).click()
  await page.getByRole('textbox', { name: '제목' }).fill('새 철에 넣는 기안')
  await page.getByRole('combobox', { name: '단위과제' }).click()
  await page.getByRole('option').first().click()
  const folder = page.locator('#draft-folder').getByRole('button')
  await folder.click()
  await page.getByRole('option', { name: '새 기록물철 열기' }).click()
  const dialog = page.getByRole('dialog', { name: '기록물철 만들기' })
  await dialog.getByLabel('기록물철 제목').fill('')
  await dialog.getByRole('button', { name: '기록물철 만들기' }).click()
  await expect(dialog).toContainText('제목을 적으십시오')
  expect(await violations(page)).toEqual([])
  await dialog.getByLabel('기록물철 제목').fill('하반기 새 철')
  await dialog.getByRole('button', { name: '기록물철 만들기' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(folder).toContainText('하반기 새 철')
  expect(drafter.complaints).toEqual([])
})

test('who manages the office sees the machine as it is', async ({ browser }) => {
  const administrator = await atDesk(browser, desk, 'saebom.chae')
  const { page } = administrator
  await page.getByRole('link', { name: '결재 상태도' }).click()
  await expect(page.getByRole('img', { name: /결재선 상태도/ })).toBeVisible()
  await page.getByText('글로 보기').first().click()
  await expect(page.getByText('기안 중 → 결재 진행: 상신')).toBeVisible()
  expect(await violations(page)).toEqual([])
  expect(administrator.complaints).toEqual([])
})
