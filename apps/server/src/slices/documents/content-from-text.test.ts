import { describe, expect, it } from 'vitest'
import { sharedDocuments } from '../../../../../test/support/document-forms.ts'
import { contentSchema } from './content.ts'
import { contentFromText } from './content-from-text.ts'
import { bodyText } from './rendering/body-text.ts'

/** Lines as they were typed, without what only leads the eye. */
const typed = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('|'))

describe('text as an official types it', () => {
  it.each(sharedDocuments().map((document) => [document.name, document] as const))(
    '%s keeps its lines and its numbering',
    (_, document) => {
      const content = contentFromText(document.text)
      expect(contentSchema.parse(content)).toEqual(content)
      const said = bodyText(content).split('\n')
      const expected = typed(document.text.replace(/\{\{6: (.*?)\}\}/g, '$1').replace(/^- /gm, '○ '))
      expect(said.filter((line) => !line.includes('\t'))).toEqual(expected)
    },
  )

  it('goes on with its numbers below a table, and merges cells by ^ and <', () => {
    const plan = sharedDocuments().find(({ name }) => name.startsWith('01'))
    const content = contentFromText(plan?.text ?? '')
    expect(content.content.map(({ type }) => type)).toEqual(['orderedList'])
    const lines = bodyText(content).split('\n')
    expect(lines.filter((line) => line.includes('\t'))).toEqual([
      '구분\t내용\t금액(천원)\t비고',
      '진단\t값 진단 도구 사용료\t23,560\t7월',
      '개선\t항목 표준화 용역(교통·환경)\t54,000\t8~10월',
      '항목 표준화 용역(복지·문화)\t36,000\t10~12월',
      '합계\t113,560\t',
    ])
    expect(lines.at(-1)).toMatch(/^3\. 행정사항/)
    expect(JSON.stringify(content)).toContain('"rowspan":2')
    expect(JSON.stringify(content)).toContain('"colspan":2')
  })

  it('takes a year for no mark, and stands an empty text', () => {
    expect(contentFromText('2026. 7. 15. 현재').content).toEqual([
      { type: 'paragraph', content: [{ type: 'text', text: '2026. 7. 15. 현재' }] },
    ])
    expect(contentFromText('\n \n')).toEqual({ type: 'doc', content: [{ type: 'paragraph' }] })
  })
})
