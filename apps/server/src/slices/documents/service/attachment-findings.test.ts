import { describe, expect, it } from 'vitest'
import type { Attachment } from '../attachment.ts'
import { attachmentFindings } from './attachment-findings.ts'

const file = (name: string): Attachment => ({ id: name, name, mediaType: 'application/pdf', size: 1, sha256: 'a'.repeat(64) })

describe('what a body says of its attachments', () => {
  it('is content with a list that names what is there', () => {
    const text = '1. 다음과 같이 보고합니다.\n붙임  1. 예산 내역서 1부.\n2. 「위치도」 1부.  끝.'
    expect(attachmentFindings(text, [file('예산내역서.xlsx'), file('위치도.pdf')])).toEqual([])
  })

  it('finds what is named and not there, and what is there and not named', () => {
    const found = attachmentFindings('본문\n붙임  예산내역서 1부.  끝.', [file('위치도.pdf')])
    expect(found).toMatchObject([
      { code: 'ATTACHMENT_NOT_THERE', severity: 'ERROR', facts: { name: '예산내역서' } },
      { code: 'ATTACHMENT_NOT_LISTED', severity: 'ADVICE', facts: { name: '위치도.pdf' } },
    ])
  })

  it('advises where the text speaks of an attachment and there is none', () => {
    expect(attachmentFindings('결과를 붙임과 같이 보고합니다.', [])).toMatchObject([
      { code: 'ATTACHMENT_NOT_THERE', severity: 'ADVICE' },
    ])
    expect(attachmentFindings('결과를 붙임과 같이 보고합니다.', [file('결과.pdf')])).toEqual([])
    expect(attachmentFindings('결과를 보고합니다.', [file('결과.pdf')])).toEqual([])
  })
})
