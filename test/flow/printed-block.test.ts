import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PathStep, PlannedStep } from '../../apps/server/src/slices/approval/index.ts'
import type { FormType } from '../../apps/server/src/slices/documents/index.ts'
import { PRESENT, SQLITE } from '../support/engines.ts'
import { cropped, difference, type PageArea, pictureOf, readGreyPng } from '../support/grey-picture.ts'
import { writtenPng } from '../support/handwriting.ts'
import type { Who } from '../support/line-cast.ts'
import { type LineOffice, openLineOffice, step } from '../support/line-office.ts'
import { askTool } from '../support/pdf-tools.ts'
import { foundSeal } from '../support/seal.ts'

/** Pictures that somebody looked at. */
const SEEN = new URL('../data/blocks/', import.meta.url)
/** Another word makes 50 of it, everything a pixel aside 17; another library that draws the letters makes 12. Single letters are told by the text. */
const TOLERANCE = 16
const MARGIN = 6

/** People who keep an image of their signature in some of the cases. */
const WRITERS: readonly Who[] = ['drafter', 'audit', 'head']

/** A case of the printed block: who stands in the line, whose name the document goes out in, and the words of the rows. */
interface Case {
  readonly name: string
  readonly steps: (office: LineOffice) => Promise<readonly PlannedStep[]>
  readonly sender?: string
  readonly important?: boolean
  /** What is changed behind the drafter's signature. */
  readonly change?: (office: LineOffice, documentId: string) => Promise<void>
  /** Who keeps an image of their signature. */
  readonly images?: readonly Who[]
  readonly rows: readonly string[]
}

const on =
  (office: LineOffice) =>
  (who: Who, kind: PlannedStep['kind'], change: Partial<PlannedStep> = {}) =>
    step(office, who, kind, change)

const CASES: readonly Case[] = [
  {
    name: 'plain',
    sender: '디지털정책과장',
    steps: async (office) => [on(office)('drafter', 'DRAFT'), on(office)('teamLead', 'REVIEW'), on(office)('head', 'APPROVE')],
    rows: ['주무관 김하나 디지털정책팀장 이두리 디지털정책과장 07/15 박세찬'],
  },
  {
    name: 'delegated',
    steps: async (office) => [
      on(office)('drafter', 'DRAFT'),
      on(office)('teamLead', 'REVIEW'),
      on(office)('head', 'APPROVE', { mark: 'DELEGATED' }),
    ],
    rows: ['주무관 김하나 디지털정책팀장 이두리 디지털정책과장 전결 07/15 박세찬'],
  },
  {
    name: 'delegate-absent',
    sender: '한빛시장',
    important: true,
    steps: async (office) => {
      const absenceId = await office.absent('bureauHead', 'head', '2026-07-13', '2026-07-17')
      const acting = on(office)('head', 'APPROVE', { mark: 'DELEGATED_ACTING', absenceId })
      return [on(office)('drafter', 'DRAFT'), on(office)('teamLead', 'REVIEW'), acting]
    },
    rows: ['주무관 김하나 디지털정책팀장 이두리 디지털국장 전결 디지털정책과장 대결 07/15 박세찬'],
  },
  {
    name: 'head-absent',
    sender: '한빛시장',
    steps: async (office) => {
      const absenceId = await office.absent('mayor', 'viceMayor', '2026-07-13', '2026-07-17')
      const acting = on(office)('viceMayor', 'APPROVE', { mark: 'ACTING', absenceId })
      return [on(office)('drafter', 'DRAFT'), on(office)('head', 'REVIEW'), on(office)('bureauHead', 'REVIEW'), acting]
    },
    rows: ['주무관 김하나 디지털정책과장 박세찬 디지털국장 한가람 부시장 대결 07/15 정다온'],
  },
  {
    name: 'concurring',
    steps: async (office) => [
      on(office)('drafter', 'DRAFT'),
      on(office)('teamLead', 'REVIEW'),
      on(office)('budget', 'CONCUR_SERIAL'),
      on(office)('audit', 'AUDIT_CONCUR'),
      on(office)('head', 'APPROVE', { mark: 'DELEGATED' }),
    ],
    rows: ['주무관 김하나 디지털정책팀장 이두리 디지털정책과장 전결 07/15 박세찬', '협조자 예산담당관 최네모 감사담당관 정다섯'],
  },
  {
    name: 'review-skipped',
    steps: async (office) => [
      on(office)('drafter', 'DRAFT'),
      on(office)('teamLead', 'REVIEW_SKIPPED', { skipReason: '출장' }),
      on(office)('head', 'APPROVE', { mark: 'DELEGATED' }),
    ],
    rows: ['주무관 김하나 디지털정책팀장 출장 디지털정책과장 전결 07/15 박세찬'],
  },
  {
    name: 'nine',
    sender: '한빛시장',
    steps: async (office) => [
      on(office)('drafter', 'DRAFT'),
      ...(['colleague', 'outsider', 'archivist', 'teamLead', 'head', 'bureauHead', 'viceMayor'] as const).map((who) =>
        on(office)(who, 'REVIEW'),
      ),
      on(office)('mayor', 'APPROVE'),
    ],
    rows: [
      '주무관 김하나 주무관 서미리 주무관 강바다 기록연구사 문기록',
      '디지털정책팀장 이두리 디지털정책과장 박세찬 디지털국장 한가람 부시장 정다온',
      '시장 07/15 오누리',
    ],
  },
  {
    name: 'changed',
    steps: async (office) => [
      on(office)('drafter', 'DRAFT'),
      on(office)('colleague', 'REVIEW'),
      on(office)('head', 'APPROVE', { mark: 'DELEGATED' }),
    ],
    change: async (office, documentId) => {
      const before = await presentSteps(office, documentId)
      const added = [on(office)('teamLead', 'REVIEW'), on(office)('legal', 'LEGAL_CONCUR')]
      const steps = [...before.slice(0, -1), ...added, ...before.slice(-1)]
      await office.act('drafter', documentId, { type: 'change', steps, reason: null })
      await office.approve('colleague', documentId, 'colleague')
      await office.act('drafter', documentId, { type: 'skip', stepId: 'teamLead', reason: '휴가' })
    },
    // Where a post or a signature came to stand in a place that is narrower than it, it has two lines.
    rows: ['디지털정책팀장 전결 07/15', '주무관 김하나 주무관 서미리 디지털정책과장', '휴가 박세찬', '협조자 법무담당관 윤법희'],
  },
  {
    name: 'signs',
    sender: '한빛시장',
    steps: async (office) => [
      on(office)('drafter', 'DRAFT', { originator: true }),
      on(office)('teamLead', 'REVIEW'),
      on(office)('head', 'APPROVE', { mark: 'DELEGATED', presenter: true }),
    ],
    rows: ['★주무관 김하나 디지털정책팀장 이두리 ◉디지털정책과장 전결 07/15 박세찬'],
  },
  {
    name: 'signs-in-one',
    steps: async (office) => [
      on(office)('drafter', 'DRAFT'),
      on(office)('teamLead', 'REVIEW', { originator: true, presenter: true }),
      on(office)('head', 'APPROVE', { mark: 'DELEGATED' }),
    ],
    rows: ['주무관 김하나 ★◉디지털정책팀장 이두리 디지털정책과장 전결 07/15 박세찬'],
  },
  {
    name: 'concurrence-removed',
    steps: async (office) => [
      on(office)('drafter', 'DRAFT'),
      on(office)('teamLead', 'REVIEW'),
      on(office)('budget', 'CONCUR_SERIAL'),
      on(office)('head', 'APPROVE', { mark: 'DELEGATED' }),
    ],
    change: async (office, documentId) => {
      const steps = (await presentSteps(office, documentId)).filter(({ id }) => id !== 'budget')
      await office.act('drafter', documentId, { type: 'change', steps, reason: null })
    },
    rows: ['주무관 김하나 디지털정책팀장 이두리 디지털정책과장 전결 07/15 박세찬'],
  },
  {
    name: 'concurrence-not-awaited',
    steps: async (office) => [
      on(office)('drafter', 'DRAFT'),
      on(office)('budget', 'CONCUR_SERIAL'),
      on(office)('audit', 'AUDIT_CONCUR', { blocking: false }),
      on(office)('head', 'APPROVE', { mark: 'DELEGATED' }),
    ],
    change: async (office, documentId) => {
      await office.approve('budget', documentId, 'budget')
      await office.approve('head', documentId, 'head')
    },
    rows: ['주무관 김하나 디지털정책과장 전결 07/15 박세찬', '감사담당관', '협조자 예산담당관 최네모', '회신 없음'],
  },
  {
    name: 'opinions',
    steps: async (office) => [
      on(office)('drafter', 'DRAFT'),
      on(office)('teamLead', 'REVIEW'),
      on(office)('budget', 'CONCUR_SERIAL'),
      on(office)('audit', 'AUDIT_CONCUR'),
      on(office)('head', 'APPROVE', { mark: 'DELEGATED' }),
    ],
    change: async (office, documentId) => {
      await office.approve('teamLead', documentId, 'teamLead', '일정은 다시 보아야 합니다.')
      await office.approve('budget', documentId, 'budget', '예산은 내년에 확보됩니다.')
      await office.approve('audit', documentId, 'audit')
      await office.approve('head', documentId, 'head', '그대로 합니다.')
    },
    // The field of a post is as wide as the post; with the word behind it, it has two lines.
    rows: [
      '디지털정책팀장',
      '주무관 김하나 이두리 디지털정책과장 전결 07/15 박세찬',
      '의견붙임',
      '예산담당관',
      '협조자 최네모 감사담당관 정다섯',
      '의견붙임',
    ],
  },
  {
    name: 'images',
    steps: async (office) => [
      on(office)('drafter', 'DRAFT'),
      on(office)('teamLead', 'REVIEW'),
      on(office)('budget', 'CONCUR_SERIAL'),
      on(office)('audit', 'AUDIT_CONCUR'),
      on(office)('head', 'APPROVE', { mark: 'DELEGATED' }),
    ],
    images: ['drafter', 'audit', 'head'],
    // Whose name stands below an image has it in a line of small letters.
    rows: [
      '주무관 디지털정책팀장 이두리 디지털정책과장 전결 07/15',
      '김하나 박세찬',
      '협조자 예산담당관 최네모 감사담당관',
      '정다섯',
    ],
  },
  {
    name: 'concurrence-lapsed',
    steps: async (office) => [
      on(office)('drafter', 'DRAFT'),
      on(office)('budget', 'CONCUR_SERIAL', { dueOn: '2026-07-15', lapses: true }),
      on(office)('audit', 'AUDIT_CONCUR'),
      on(office)('head', 'APPROVE', { mark: 'DELEGATED' }),
    ],
    change: async (office) => {
      office.clock.set(new Date('2026-07-16T01:00:00.000Z'))
      await office.app.kernel.jobs.drain()
    },
    rows: ['주무관 김하나 디지털정책과장 전결 07/16 박세찬', '예산담당관', '협조자 감사담당관 정다섯', '기한 경과'],
  },
]

/** The line under way as it would be planned. */
async function presentSteps(office: LineOffice, documentId: string): Promise<readonly PlannedStep[]> {
  const present = await office.app.approval.presentLine(office.people.drafter.actor, documentId)
  return present.steps.map(({ person: _person, receiver: _receiver, away: _away, ...planned }) => planned)
}

describe.each(['GENERAL', 'BRIEF'] as const)('the approval block of form %s, signed by everybody (규칙 7)', (form) => {
  let office: LineOffice
  beforeAll(async () => {
    office = await openLineOffice(SQLITE)
  })
  afterAll(() => office[Symbol.asyncDispose]())

  it.each(CASES)('$name', async ({ name, steps, sender = null, important = false, change, images = [], rows }) => {
    office.clock.set(PRESENT)
    await withImages(images)
    const planned = await steps(office)
    const { documentId } = await office.draft('drafter', { form: form satisfies FormType, senderName: sender })
    await office.plan('drafter', documentId, planned, important ? { kind: 'IMPORTANT' } : undefined)
    await office.submit('drafter', documentId)
    await change?.(office, documentId)
    await signedByAll(documentId)
    const { bytes } = await office.app.approval.currentPdf(office.people.drafter.actor, documentId, null)
    const area = await blockOf(documentId)
    expect(rowsOf(bytes, area)).toEqual(rows)
    expectSeen(`${form.toLowerCase()}-${name}.png`, pictureOf(bytes, area))
  })

  /** These people keep an image of their signature, and nobody else. */
  async function withImages(whose: readonly Who[]): Promise<void> {
    const { images } = office.app.signatures
    for (const [hand, who] of WRITERS.entries()) {
      const { actor } = office.people[who]
      if (whose.includes(who)) await images.setOwn(actor, writtenPng({ hand }))
      else if ((await images.own(actor)) !== null) await images.removeOwn(actor)
    }
  }

  it('is closed by the seal: nobody can fill another post into the file that is kept', async () => {
    const { kernel, records, signatures } = office.app
    await foundSeal(office.app)
    const { documentId } = await office.draft('drafter', { form: form satisfies FormType, senderName: '디지털정책과장' })
    await office.plan('drafter', documentId, [step(office, 'drafter', 'DRAFT'), step(office, 'head', 'APPROVE')])
    await office.submit('drafter', documentId)
    await signedByAll(documentId)
    await kernel.jobs.drain()
    const kept = await kernel.blobs.get((await records.find(kernel.db, documentId))?.preservedBlob ?? '')
    expect(await signatures.verifyPdf(kept)).toMatchObject({ indication: 'TOTAL-PASSED', modifiedAfterSigning: false })
    const values = signatures.fieldValues(kept)
    expect(values.get('main-2-post')).toBe('디지털정책과장')
    expect(values.get('number')).toMatch(/^디지털정책과-\d+$/)
    for (const [field] of values)
      await expect(signatures.fillFields(kept, [{ field, value: '시장', appearance: null }])).rejects.toMatchObject({
        code: 'FIELD_TAKEN',
      })
  })

  it('is told from another one by its picture', () => {
    const [one, other] = ['plain', 'delegated'].map((name) =>
      readGreyPng(readFileSync(seen(`${form.toLowerCase()}-${name}.png`))),
    )
    if (one === undefined || other === undefined) throw new Error('no pictures')
    expect(difference(one, other)).toBeGreaterThan(2 * TOLERANCE)
  })

  /** Everybody signs whose turn it is, until it is nobody's. */
  async function signedByAll(documentId: string): Promise<void> {
    const { approval } = office.app
    const path = async () => (await approval.document(office.people.drafter.actor, documentId)).present.steps
    for (let open = (await path()).find(isOpen); open !== undefined; open = (await path()).find(isOpen))
      await office.approve(open.stepId as Who, documentId, open.stepId)
  }

  /** The area that the places of the block take, whole width of the text. */
  async function blockOf(documentId: string): Promise<PageArea> {
    const { documents, kernel } = office.app
    const fields = (await documents.revisionsOf(kernel.db, documentId)).at(-1)?.fields ?? []
    const places = fields.filter(({ name, w }) => /^(main|concur)-/.test(name) && w > 0)
    const [top, bottom] = [Math.min(...places.map(({ y }) => y)), Math.max(...places.map(({ y, h }) => y + h))]
    return { page: places[0]?.page ?? 1, x: 50, y: top - MARGIN, w: 510, h: bottom - top + 2 * MARGIN }
  }
})

const isOpen = ({ state }: PathStep): boolean => state === 'OPEN'
const seen = (name: string): string => fileURLToPath(new URL(name, SEEN))

/** What is printed in an area, line by line, words parted by one space. */
function rowsOf(pdf: Uint8Array, area: PageArea): readonly string[] {
  const said = askTool('pdftotext', ['-layout', '-f', `${area.page}`, '-l', `${area.page}`, ...cropped(area)], pdf)
  return said
    .split('\n')
    .map((line) => line.trim().split(/\s+/).join(' '))
    .filter((line) => line !== '')
}

/** Compares with the picture that was looked at; where there is none, or it differs, the new one is left beside the system's temporary files. */
function expectSeen(name: string, png: Uint8Array): void {
  const path = seen(name)
  const shown = join(tmpdir(), `onmaru-block-${name}`)
  writeFileSync(shown, png)
  expect(existsSync(path), `look at ${shown}, and keep it as ${path}`).toBe(true)
  const apart = difference(readGreyPng(png), readGreyPng(readFileSync(path)))
  expect(apart, `${shown} differs from ${path}`).toBeLessThan(TOLERANCE)
}
