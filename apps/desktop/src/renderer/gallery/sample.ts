import type { OrgPerson, OrgUnit } from '../ui/picker/directory.ts'
import type { StatusTone } from '../ui/status-mark.tsx'
import type { Column } from '../ui/table/column.ts'

/** Made-up data for the gallery: names and titles are examples, in Korean as real ones are. */
export const units: readonly OrgUnit[] = [
  { id: 'city', name: '한빛시', parentId: null },
  { id: 'plan', name: '기획조정실', parentId: 'city' },
  { id: 'digital', name: '디지털정책과', parentId: 'plan' },
  { id: 'budget', name: '예산담당관', parentId: 'plan' },
  { id: 'safety', name: '안전건설국', parentId: 'city' },
  { id: 'water', name: '물관리과', parentId: 'safety' },
]

const NAMES = ['김하나', '이두리', '박세찬', '최네모', '정다섯', '한여섯', '오일곱', '노을', '서아홉', '문열음']
const POSTS = ['주무관', '팀장', '과장', '국장']

export const people: readonly OrgPerson[] = Array.from({ length: 40 }, (_, index) => ({
  id: `person-${index}`,
  name: `${NAMES[index % NAMES.length] ?? ''}${index < NAMES.length ? '' : Math.floor(index / NAMES.length)}`,
  post: POSTS[index % POSTS.length] ?? '',
  unitId: units[2 + (index % 4)]?.id ?? 'city',
  absent: index % 7 === 3,
}))

export interface SampleDocument {
  readonly id: string
  readonly title: string
  readonly drafter: string
  readonly tone: StatusTone
  readonly due: string | null
  readonly pages: number
}

const TITLES = [
  '2026년 하반기 공공데이터 품질관리 추진계획(안)',
  '담당자 지정 알림',
  '긴급 배수펌프 보수공사 시행',
  '정보공개 청구 처리 결과 보고',
  '직원 정보보안 교육 계획',
]
const TONES: readonly StatusTone[] = ['waiting', 'progress', 'returned', 'held', 'done', 'released', 'closed']

export const documents: readonly SampleDocument[] = Array.from({ length: 500 }, (_, index) => ({
  id: `document-${index}`,
  title: `${TITLES[index % TITLES.length] ?? ''}${index < TITLES.length ? '' : ` 제${index}호`}`,
  drafter: NAMES[index % NAMES.length] ?? '',
  tone: TONES[index % TONES.length] ?? 'waiting',
  due: index % 3 === 0 ? null : `2026-07-${String((index % 28) + 1).padStart(2, '0')}`,
  pages: (index * 7) % 40,
}))

export type SampleColumns = readonly Column<SampleDocument>[]
