import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Finding, FindingKind } from './finding.ts'
import { screen } from './screen.ts'

const SAMPLES = fileURLToPath(new URL('../../../../../../test/data/personal-data.jsonl', import.meta.url))
const places = (text: string): string[] => screen(text).map((f) => `${f.kind} ${text.slice(f.start, f.end)}`)

describe('the sample lines of the office', () => {
  it('are each found exactly', () => {
    const lines = readFileSync(SAMPLES, 'utf8').trim().split('\n')
    const samples = lines.map((line) => JSON.parse(line) as { id: string; text: string; findings: Finding[] })
    expect(samples.length).toBeGreaterThanOrEqual(100)
    const wrong = samples.filter((sample) => JSON.stringify(screen(sample.text)) !== JSON.stringify(sample.findings))
    expect(wrong.map((sample) => ({ ...sample, found: screen(sample.text) }))).toEqual([])
  })
})

describe('what is personal', () => {
  it.each<[string, ...string[]]>([
    ['7701271390997', 'resident-number 7701271390997'],
    ['주민번호 770127ㅡ1390997', 'resident-number 770127ㅡ1390997'],
    ['770127\u200b-1390997님', 'resident-number 770127\u200b-1390997'],
    ['국내거소신고번호 ９００１０１−５１２３４５６', 'foreigner-number ９００１０１−５１２３４５６'],
    ['전화 +82-10-1234-5678 또는 +82 10 2345 6789', 'mobile-phone +82-10-1234-5678', 'mobile-phone +82 10 2345 6789'],
    ['(010)2345-6789', 'mobile-phone (010)2345-6789'],
    ['０１０－１２３４－５６７８', 'mobile-phone ０１０－１２３４－５６７８'],
    ['011-234-5678', 'mobile-phone 011-234-5678'],
    ['카드 378282246310005 결제', 'card-number 378282246310005'],
    ['메일: a.b＠naver.com.', 'email a.b＠naver.com'],
    ['서울12가3456 견인', 'vehicle-number 서울12가3456'],
    ['차량 12조 3456', 'vehicle-number 12조 3456'],
    ['법인등록번호 110111-1234567 대표 770127-1390997', 'resident-number 770127-1390997'],
    ['여권 m12345678', 'passport m12345678'],
    ['면허 서울 12-123456-12', 'driving-licence 서울 12-123456-12'],
    [
      '성명 | 계좌번호 | 금액\n김하늘 | 110-234-567890 | 30,000원\n박바다 | 110-234-567891 | 20,000원',
      'bank-account 110-234-567890',
      'bank-account 110-234-567891',
    ],
    ['계좌번호:\n  3333012345678', 'bank-account 3333012345678'],
    ['국민은행 123456-04-123456', 'bank-account 123456-04-123456'],
    ['자택: 전라남도 순천시 해룡면 상삼로 12', 'home-address 전라남도 순천시 해룡면 상삼로 12'],
    ['서울 마포구 망원동 123-45 한강빌라 나동 201호에 거주', 'home-address 서울 마포구 망원동 123-45 한강빌라 나동 201호'],
    [
      '경기 성남시 분당구 판교역로 12번길 3, 푸른아파트 101동 1203호',
      'home-address 경기 성남시 분당구 판교역로 12번길 3, 푸른아파트 101동 1203호',
    ],
  ])('%s', (text, ...expected) => {
    expect(places(text)).toEqual(expected)
  })
})

describe('what is public by nature', () => {
  it.each([
    '주민번호 아님 771327-1390997, 770231-1390997',
    '상품코드 8801234567890',
    '법인등록번호 110111-1234567',
    '카드 4909-3786-5797-5434',
    '담당 hong@city.go.kr, admin@korea.kr',
    '02-2133-5678, 031)123-4567, 1588-1234, 120',
    '총 12조 3456억 원, 제15조 2026년 개정, 예산 304조 2000억',
    '계좌 개설 문의 02-2133-5678',
    '보조금 계좌로 입금할 금액 1,130,560,000원',
    '입금 20261103456원',
    '서울특별시 중구 세종대로 110 (태평로1가)',
    '주소 없는 사업장 소재지: 서울특별시 중구 세종대로 110, 3층',
    '사업 현장: 부산광역시 해운대구 센텀중앙로 210 일원 2026. 5. 2.',
    '문서 M20260715 참조, 관리번호 A123-4567-8901-2345',
    '2026-07-15 14:30, 2026. 7. 15. ~ 2026. 8. 1.',
    '좌표 37.566535, 126.977969 / EPSG:5186 953898.1 1952036.2',
    '건강보험 6-30364650 예산',
    '국세 제1-2-3-4호, ISBN 978-89-1234-567-1',
  ])('%s', (text) => {
    expect(places(text)).toEqual([])
  })
})

const DASHES = ['-', '‐', '–', '—', '－', '−', ' - ', ' ', '']
const full = (text: string): string => text.replace(/\d/g, (d) => String.fromCharCode(0xff10 + Number(d)))
const digits = (n: number) => fc.stringMatching(new RegExp(`^\\d{${n}}$`))
const birth = fc
  .date({ min: new Date('1930-01-01T00:00:00Z'), max: new Date('1999-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(2, 10).replaceAll('-', ''))

describe('properties', () => {
  it('finds a registration number in any writing, at its exact place', () => {
    fc.assert(
      fc.property(
        birth,
        fc.constantFrom('1', '2', '5', '6'),
        digits(6),
        fc.constantFrom(...DASHES),
        fc.boolean(),
        (date, sex, tail, gap, wide) => {
          const plain = `${date}${gap}${sex}${tail}`
          const written = wide ? full(plain) : plain
          const kind: FindingKind = sex < '5' ? 'resident-number' : 'foreigner-number'
          const text = `신청인 𠮷가을(${written})에게`
          const start = text.indexOf(written)
          expect(screen(text)).toEqual([{ kind, start, end: start + written.length }])
        },
      ),
    )
  })
  it('finds a mobile phone in any writing', () => {
    fc.assert(
      fc.property(digits(4), digits(4), fc.constantFrom(...DASHES, '.'), fc.boolean(), (a, b, gap, wide) => {
        const plain = `010${gap}${a}${gap}${b}`
        const written = wide ? full(plain) : plain
        expect(places(`연락처 ${written}로`)).toEqual([`mobile-phone ${written}`])
      }),
    )
  })
  it('keeps to order, never overlaps and stays inside, whatever the text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^[\d \-.]{0,30}$/),
      fc.constantFrom('계좌', '여권 M12345678', '770127-1390997', '서울 중구 ', '로 12', '|', '\n', '12가3456'),
    )
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('')
        let last = 0
        for (const finding of screen(text)) {
          expect(finding.start).toBeGreaterThanOrEqual(last)
          expect(finding.end).toBeGreaterThan(finding.start)
          last = finding.end
        }
        expect(last).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 400 },
    )
  })
  it.each(['1', '1-', '가 ', '가', 'a.', 'a@', '010-', '서울 중구 가로 1 ', '계좌|12345678901\n', 'ㅡ', '시 군 구 '])(
    'does not hang on a megabyte of %j',
    (unit) => {
      const text = unit.repeat(Math.ceil(1_000_000 / unit.length))
      expect(Array.isArray(screen(text))).toBe(true)
    },
    20_000,
  )
})
