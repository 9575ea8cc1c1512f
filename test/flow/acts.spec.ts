import { expect, type Page, test } from '@playwright/test'
import { systemActor } from '../../apps/server/src/kernel/actor.ts'
import { transaction } from '../../apps/server/src/kernel/transaction.ts'
import { violations } from '../support/axe.ts'
import { type DemoDesk, openDemoDesk } from '../support/demo-desk.ts'
import { atDesk, CHROMIUM, type DeskPerson, signWith } from '../support/desk-person.ts'
import { demoActor, demoStep, signStep, waitingDocument } from '../support/waiting-document.ts'

test.use({ launchOptions: CHROMIUM, actionTimeout: 10_000 })
test.describe.configure({ mode: 'default', timeout: 240_000 })

let desk: DemoDesk
test.beforeAll(async () => {
  desk = await openDemoDesk('none')
})
test.afterAll(() => desk[Symbol.asyncDispose]())

const idOf = (login: string): string => desk.demo.people.get(login) ?? ''
/** A picture for who looks at the screen, in both themes and widths, where the run is asked for them. */
async function picture({ page }: DeskPerson, name: string): Promise<void> {
  const folder = process.env['ONMARU_LOOK']
  if (folder === undefined) return
  for (const theme of ['light', 'dark'] as const)
    for (const width of [1440, 1024]) {
      await page.emulateMedia({ colorScheme: theme })
      await page.setViewportSize({ width, height: 900 })
      await page.screenshot({ path: `${folder}/${name}-${theme}-${width}.png` })
    }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1440, height: 900 })
}

async function open(person: DeskPerson, documentId: string): Promise<Page> {
  await person.page.goto(`/documents/${documentId}`)
  await expect(person.page.getByRole('list', { name: '결재 경로' })).toBeVisible()
  return person.page
}

/** An act behind the bar's menu. */
async function more(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: '더 보기' }).click()
  await page.getByRole('menuitem', { name }).click()
}

/** Chooses somebody in the picker of the open dialog. */
async function pick(page: Page, name: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: /초성/ }).fill(name)
  await dialog.getByRole('option', { name }).click()
  await dialog.getByRole('combobox', { name: /초성/ }).fill('')
}

test('a line under way is changed, received, signed, taken back, sent back to a step, approved and read', async ({ browser }) => {
  const documentId = await waitingDocument(desk, '공공데이터 품질관리 추진계획', false, [
    demoStep(idOf('duri.lee'), 'REVIEW'),
    demoStep(idOf('nemo.choi'), 'CONCUR_UNIT', { receiverId: idOf('yena.so') }),
    demoStep(idOf('sechan.park'), 'APPROVE', { mark: 'DELEGATED' }),
  ])
  const drafter = await atDesk(browser, desk, 'hana.kim')
  const page = await open(drafter, documentId)

  // Urgent at once; the line by its dialog, where what is open stands fast.
  await more(page, '긴급 지정')
  await expect(page.locator('.document-urgent')).toHaveText('긴급')
  await more(page, '결재선 변경')
  const change = page.getByRole('dialog', { name: '결재선 변경' })
  await expect(change.getByRole('region', { name: /바꿀 수 없음/ })).toContainText('이두리')
  await expect(change.getByRole('listitem', { name: /최네모/ })).toContainText('소예나')
  await pick(page, '고은결')
  await expect(change.getByText('이대로 바꿀 수 있습니다.')).toBeVisible()
  expect(await violations(page)).toEqual([])
  await picture(drafter, 'change')
  await change.getByRole('button', { name: '결재선 바꾸기' }).click()
  await expect(change).toHaveCount(0)
  await expect(page.getByRole('list', { name: '결재 경로' })).toContainText('고은결')

  // The reviewer signs, takes it back while nobody acted after, and signs again.
  const reviewer = await atDesk(browser, desk, 'duri.lee')
  await open(reviewer, documentId)
  await reviewer.page.getByRole('button', { name: /서명하고 검토/ }).click()
  await signWith(reviewer, desk.keys)
  await expect(reviewer.page.getByRole('dialog', { name: '서명' })).toHaveCount(0)
  await reviewer.page.getByRole('button', { name: '서명 회수' }).click()
  const recall = reviewer.page.getByRole('dialog', { name: '서명 회수' })
  await recall.getByRole('button', { name: /^회수/ }).click()
  await expect(recall).toHaveCount(0)
  await expect(reviewer.page.getByRole('button', { name: /서명하고 검토/ })).toBeVisible()
  await signStep(desk, 'duri.lee', documentId, 'review')

  // The unit's receiver names who reviews in it; the head answers afterwards.
  const receiver = await atDesk(browser, desk, 'yena.so')
  await open(receiver, documentId)
  await receiver.page.getByRole('button', { name: '접수·검토자 지정' }).click()
  const assign = receiver.page.getByRole('dialog', { name: '부서협조 접수' })
  await expect(assign).toContainText('부서장(최네모)이 바로 답합니다')
  await pick(receiver.page, '길도현')
  await expect(assign.getByRole('region', { name: /검토할 사람/ })).toContainText('길도현')
  expect(await violations(receiver.page)).toEqual([])
  await picture(receiver, 'assign')
  await assign.getByRole('button', { name: '접수', exact: true }).click()
  await expect(assign).toHaveCount(0)
  const { present } = await desk.app.approval.document(await demoActor(desk, 'hana.kim'), documentId)
  await signStep(desk, 'dohyeon.gil', documentId, present.steps[2]?.unit?.steps[0]?.stepId ?? '')
  await signStep(desk, 'nemo.choi', documentId, 'concur-unit')
  const added = present.steps.find(({ person }) => person.name === '고은결')?.stepId ?? ''
  await signStep(desk, 'eungyeol.ko', documentId, added)

  // Back to a step: who signs again is named, what was signed before it stands.
  const head = await atDesk(browser, desk, 'sechan.park')
  await open(head, documentId)
  await head.page.getByRole('button', { name: /^반려/ }).click()
  const back = head.page.getByRole('dialog', { name: '반려' })
  await back.getByText('고은결 검토').click()
  await expect(back).toContainText('다시 서명할 사람: 고은결 검토')
  await back.getByLabel('사유').fill('예산 과목을 다시 확인해 주십시오.')
  expect(await violations(head.page)).toEqual([])
  await picture(head, 'return')
  await back.getByRole('button', { name: /^반려/ }).click()
  await expect(back).toHaveCount(0)
  await head.page.getByRole('tab', { name: '경로' }).click()
  const way = head.page.getByRole('tabpanel')
  await expect(way.getByText('2차 (제1판)')).toBeVisible()
  await expect(way.getByRole('list', { name: '예산담당관 안의 검토' }).first()).toContainText('길도현')
  await way.getByText('1차 (제1판)').click()
  await expect(way).toContainText('예산 과목을 다시 확인해 주십시오.')
  expect(await violations(head.page)).toEqual([])
  await picture(head, 'path')
  await head.page.getByRole('tab', { name: '서명', exact: false }).click()
  await expect(head.page.getByRole('tabpanel')).toContainText('길도현 검토')

  // What cannot be done says why, with its article.
  await head.page.keyboard.press('w')
  const reasons = head.page.getByRole('dialog', { name: '지금 할 수 없는 처리와 이유' })
  await expect(reasons).toContainText('검토 생략')
  await expect(reasons).toContainText('영 8')
  expect(await violations(head.page)).toEqual([])
  await picture(head, 'reasons')
  await head.page.keyboard.press('Escape')

  await signStep(desk, 'eungyeol.ko', documentId, added)
  await signStep(desk, 'sechan.park', documentId, 'approve')

  // Approved: it circulates, and a reader marks it with an opinion.
  await open(drafter, documentId)
  await more(page, '공람 지정')
  await pick(page, '이두리')
  await page.getByRole('dialog', { name: '공람 지정' }).getByRole('button', { name: '공람 지정' }).click()
  await expect(page.getByRole('dialog', { name: '공람 지정' })).toHaveCount(0)
  await open(reviewer, documentId)
  await reviewer.page.getByRole('button', { name: '공람 확인' }).click()
  const read = reviewer.page.getByRole('dialog', { name: '공람 확인' })
  await read.getByRole('textbox').fill('잘 보았습니다.')
  await read.getByRole('button', { name: /^공람 확인/ }).click()
  await expect(read).toHaveCount(0)
  await page.getByRole('tab', { name: '경로' }).click()
  await expect(page.getByRole('region', { name: '공람 1 / 1명 읽음' })).toContainText('잘 보았습니다.')
  await picture(drafter, 'receipts')
  await page.goto(`/documents/${documentId}/card`)
  await expect(page.getByRole('region', { name: '공람 1 / 1명 읽음' })).toBeVisible()
  expect(await violations(page)).toEqual([])
  expect([...drafter.complaints, ...reviewer.complaints, ...receiver.complaints, ...head.complaints]).toEqual([])
})

test('who signed an earlier revision sees what was changed, word by word', async ({ browser }) => {
  const documentId = await waitingDocument(desk, '가로등 보수 계획', false, [
    demoStep(idOf('duri.lee'), 'REVIEW'),
    demoStep(idOf('sechan.park'), 'APPROVE', { mark: 'DELEGATED' }),
  ])
  const { approval, documents } = desk.app
  await signStep(desk, 'duri.lee', documentId, 'review')
  const chief = await demoActor(desk, 'sechan.park')
  await approval.beginRevise(chief, { documentId, stepId: 'approve', basedOn: 2 })
  const { form, version } = await documents.draft(chief, documentId)
  const body = {
    type: 'doc' as const,
    content: [
      { type: 'paragraph' as const, content: [{ type: 'text' as const, text: '다음과 같이 보수하고 교체하고자 합니다.' }] },
    ],
  }
  const saved = await documents.save(chief, {
    documentId,
    basedOn: version,
    form: { ...form, title: '가로등 보수 및 교체 계획', retention: 'Y10', body },
  })
  await approval.act(chief, {
    type: 'revise',
    documentId,
    basedOn: 2,
    stepId: 'approve',
    draftVersion: saved.version,
    reason: '교체 수량을 더함',
  })

  const reviewer = await atDesk(browser, desk, 'duri.lee')
  const page = await open(reviewer, documentId)
  await expect(page.getByText('서명한 판이 바뀌었습니다. 제1판에 서명했고, 지금은 제2판입니다.')).toBeVisible()
  await page.getByRole('button', { name: '무엇이 바뀌었는지 보기' }).click()
  const changes = page.getByRole('tabpanel')
  await expect(changes.getByRole('button', { name: /제1판 \(내가 서명한 판\)/ })).toBeVisible()
  await expect(changes.getByRole('insertion').filter({ hasText: '교체' }).first()).toBeVisible()
  await expect(changes.getByRole('deletion').filter({ hasText: '5년' })).toBeVisible()
  await expect(changes.getByRole('insertion').filter({ hasText: '10년' })).toBeVisible()
  expect(await violations(page)).toEqual([])
  await picture(reviewer, 'compare')
  expect(reviewer.complaints).toEqual([])
})

test('a deputy decides for who is away and reports it; the absent one takes note with an instruction', async ({ browser }) => {
  const { app } = desk
  const day = (later: number): string => new Date(Date.now() + (9 + later * 24) * 3_600_000).toISOString().slice(0, 10)
  const absenceId = await transaction(app.kernel, systemActor('test.office'), (tx) =>
    app.identity.addAbsence(tx, {
      personId: idOf('sechan.park'),
      actingId: idOf('eungyeol.ko'),
      reason: '출장',
      from: day(0),
      until: day(3),
    }),
  )
  const documentId = await waitingDocument(desk, '청사 안전 점검 계획', false, [
    demoStep(idOf('eungyeol.ko'), 'APPROVE', { mark: 'DELEGATED_ACTING', absenceId }),
  ])
  const deputy = await atDesk(browser, desk, 'eungyeol.ko')
  await open(deputy, documentId)
  await deputy.page.getByRole('button', { name: /서명하고 전결/ }).click()
  const dialog = deputy.page.getByRole('dialog', { name: '서명' })
  await dialog.getByText('박세찬에게 사후보고(후열)').click()
  await picture(deputy, 'sign-acting')
  await signWith(deputy, desk.keys)
  await expect(dialog).toHaveCount(0)

  const absent = await atDesk(browser, desk, 'sechan.park')
  const page = await open(absent, documentId)
  await page.getByRole('button', { name: '후열' }).click()
  await page.getByRole('dialog', { name: '후열' }).getByRole('textbox').fill('다음 점검 때 함께 가겠습니다.')
  await page.getByRole('dialog', { name: '후열' }).getByRole('button', { name: /^후열/ }).click()
  await expect(page.getByRole('dialog', { name: '후열' })).toHaveCount(0)
  await page.getByRole('tab', { name: '경로' }).click()
  await expect(page.getByRole('region', { name: '후열' })).toContainText('다음 점검 때 함께 가겠습니다.')
  expect(await violations(page)).toEqual([])
  expect([...deputy.complaints, ...absent.complaints]).toEqual([])
})
