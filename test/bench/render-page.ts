import type { Block } from '../../apps/server/src/slices/documents/index.ts'
import { SQLITE } from '../support/engines.ts'
import { finishedForm, openLineOffice } from '../support/line-office.ts'
import { type Figure, milliseconds } from './measure.ts'

const RUNS = 15
const REPEATS = 4

const text = (value: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text: value }] })
const cell = (value: string) => ({ type: 'tableCell' as const, attrs: { colspan: 1, rowspan: 1 }, content: [text(value)] })
const row = (...values: readonly string[]) => ({ type: 'tableRow' as const, content: values.map(cell) })

/** A page as offices write them: numbered items and a table; each another one, since the compiler remembers what it has set. */
const page = (number: number): Block[] => [
  text(`제${number}호: 공공데이터의 품질을 높이기 위한 추진계획을 다음과 같이 수립하여 시행하고자 합니다.`),
  {
    type: 'orderedList',
    content: ['추진 배경', '추진 방향', '세부 계획', '기대 효과'].map((title) => ({
      type: 'listItem' as const,
      content: [
        text(title),
        text(`개방 데이터 ${number}종의 오류율을 연말까지 0.5퍼센트 아래로 낮추고, 그 결과를 시민에게 공개한다.`),
      ],
    })),
  },
  {
    type: 'table',
    content: [
      row('구분', '건수', '주기', '부서'),
      ...[1, 2, 3, 4, 5].map((i) => row(`데이터 ${i}`, `${number * i}건`, '연 2회', '디지털정책과')),
    ],
  },
]

/** A one-page document in the official form, from the stored draft to the PDF/A-3a, warm. */
export async function figures(): Promise<readonly Figure[]> {
  await using office = await openLineOffice(SQLITE)
  const { documents } = office.app
  const drafts: string[] = []
  for (let number = 1; number <= REPEATS * (RUNS + 1); number += 1) {
    const change = { title: `${number}번째 추진계획`, body: { type: 'doc' as const, content: page(number) } }
    drafts.push((await office.draft('drafter', { ...finishedForm(office), ...change })).documentId)
  }
  const block = {
    steps: ['김하나', '이두리', '박세찬'].map((name, i) => ({
      stepId: `s${i}`,
      row: 'MAIN' as const,
      post: '주무관',
      name,
      sign: null,
      delegatePost: null,
      skipReason: null,
      label: '주무관',
    })),
    spare: { main: 1, concur: 2 },
    inner: 0,
  }
  return [await milliseconds('render.page', () => documents.preview(drafts.pop() ?? '', block), { runs: RUNS, repeats: REPEATS })]
}
