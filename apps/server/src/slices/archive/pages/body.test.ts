import { describe, expect, it } from 'vitest'
import { bodyHtml } from './body.ts'

const shown = (text: string): string => bodyHtml(text).map(String).join('')

describe('the body of a public document', () => {
  it('hangs every item at the level of its mark', () => {
    const lines = ['1. 관련', '가. 개요', '1) 기간', '가) 단계', '(1) 값', '(가) 누락', '① 좌표', '㉮ 병기', '끝.']
    expect(shown(lines.join('\n'))).toBe(
      `${lines
        .slice(0, -1)
        .map((line, level) => `<p class="item level-${level}">${line}</p>`)
        .join('')}<p>끝.</p>`,
    )
  })

  it('makes one table of lines with tabs, and another after text', () => {
    expect(shown('앞\n구분\t금액\n진단\t\n뒤\na\tb')).toBe(
      '<p>앞</p><div class="table"><table><tbody><tr><td>구분</td><td>금액</td></tr><tr><td>진단</td><td></td></tr></tbody></table></div>' +
        '<p>뒤</p><div class="table"><table><tbody><tr><td>a</td><td>b</td></tr></tbody></table></div>',
    )
  })

  it('shows markup as text', () => {
    expect(shown('<img src=x onerror=alert(1)>\t<b>')).not.toMatch(/<(img|b)\b/)
  })
})
