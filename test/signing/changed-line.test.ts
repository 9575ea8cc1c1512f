import { beforeAll, describe, expect, it } from 'vitest'
import { fillTextFields, textFieldValues } from '../../packages/signing/src/index.ts'
import { buildTestPki, type TestPki } from '../../packages/signing/src/testing/index.ts'
import { askTool } from '../support/pdf-tools.ts'
import { changedLine } from './changed-line.ts'
import { judge, sign } from './signed-document.ts'

describe('a line that changes while it is signed', () => {
  let pki: TestPki
  let stages: ReadonlyMap<string, Uint8Array>
  beforeAll(async () => {
    pki = await buildTestPki(crypto)
    stages = await changedLine(pki)
  })
  const stage = (name: string): Uint8Array => stages.get(name) ?? new Uint8Array()

  it('is valid at every stage, for us, pdfsig and qpdf', async () => {
    for (const [name, pdf] of stages) {
      const report = await judge(pki, pdf)
      expect(report, name).toMatchObject({ indication: 'TOTAL-PASSED', modifiedAfterSigning: false })
      const said = askTool('pdfsig', ['-nocert'], pdf)
      const signed = report.signatures.filter(({ kind }) => kind === 'signature').length
      expect(said.match(/Signature is Valid/g), name).toHaveLength(signed)
      expect(said, name).not.toMatch(/Mismatch|Invalid/)
      const checked = askTool('qpdf', ['--check'], pdf)
      expect(checked, name).toContain('No syntax or stream encoding errors found')
      expect(checked, name).not.toContain('WARNING')
    }
  })

  it('tells each signer what was filled anew behind them, and what they had seen there', async () => {
    const { signatures } = await judge(pki, stage('approved'))
    expect(signatures.map(({ field, changesAfter }) => [field, changesAfter])).toEqual([
      [
        'sign-1',
        [
          { kind: 'FORM_FILL', field: 'post-2', replaces: '팀장' },
          { kind: 'FORM_FILL', field: 'post-4' },
          { kind: 'FURTHER_SIGNATURE', field: 'sign-3' },
          { kind: 'FORM_FILL', field: 'post-2', replaces: '팀장 출장' },
          { kind: 'FORM_FILL', field: 'post-4', replaces: '국장' },
          { kind: 'FURTHER_SIGNATURE', field: 'sign-4' },
        ],
      ],
      [
        'sign-3',
        [
          { kind: 'FORM_FILL', field: 'post-2', replaces: '팀장 출장' },
          { kind: 'FORM_FILL', field: 'post-4', replaces: '국장' },
          { kind: 'FURTHER_SIGNATURE', field: 'sign-4' },
        ],
      ],
      ['sign-4', []],
    ])
  })

  it('lets nobody sign the line behind the approver, whose place may have been any', async () => {
    const { signatures } = await judge(pki, stage('archived'))
    expect(signatures.map(({ field, locks }) => [field, locks.length])).toEqual([
      ['sign-1', 0],
      ['sign-3', 0],
      ['sign-4', 7],
      ['sign-seal', 7],
      ['sign-time', 0],
    ])
    const late = await judge(pki, await sign(pki, stage('approved'), 'reviewer', 'sign-5'))
    expect(late.indication).toBe('TOTAL-FAILED')
    expect(late.signatures.find(({ field }) => field === 'sign-4')?.reason).toContain('FIELD_LOCKED')
  })

  it('holds the values of the last filling, and none can be filled once the number is in', async () => {
    expect(Object.fromEntries(textFieldValues(stage('drafted')))).toEqual({
      number: '',
      'post-1': '주무관',
      'post-2': '팀장',
      'post-3': '과장',
      'post-4': '',
    })
    expect(Object.fromEntries(textFieldValues(stage('archived')))).toEqual({
      number: '디지털정책과-1234',
      'post-1': '주무관',
      'post-2': '',
      'post-3': '과장',
      'post-4': '실장',
    })
    for (const field of ['number', 'post-1', 'post-4'])
      for (const readOnly of [true, false])
        await expect(fillTextFields(stage('registered'), [{ field, value: '시장', readOnly }])).rejects.toMatchObject({
          code: 'FIELD_TAKEN',
        })
    await expect(fillTextFields(stage('drafted'), [{ field: 'post-9', value: '시장' }])).rejects.toMatchObject({
      code: 'FIELD_NOT_FOUND',
    })
  })
})
