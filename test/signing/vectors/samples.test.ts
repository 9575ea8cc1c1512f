import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SigningError, validatePdf } from '../../../packages/signing/src/index.ts'
import { sourceOf } from '../judges/fetched.ts'

/** The PDF files that pyHanko tests itself with: broken, encrypted, hybrid, circular, signed in strange ways. */
const source = await sourceOf('pyhanko', '0.38.0')
const FOLDER = 'pyhanko_testing_commons/test_data/data/pdf'

/** A verdict in one word: what was refused, or the indication and what the signatures came to. */
async function said(path: string): Promise<string> {
  try {
    const report = await validatePdf(new Uint8Array(readFileSync(path)), { anchors: [], at: new Date('2026-07-15'), crypto })
    return [report.indication, ...report.signatures.map((one) => one.subIndication)].join(' ')
  } catch (error) {
    if (error instanceof SigningError) return error.code
    throw error
  }
}

describe('pyHanko’s sample files', () => {
  if ('leftOut' in source) {
    it(`were left out, for they could not be fetched: ${source.leftOut}`, () => expect(source.leftOut).not.toBe(''))
    return
  }
  const folder = join(source.path, FOLDER)
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.pdf'))

  it('are all there', () => expect(names.length).toBeGreaterThanOrEqual(120))
  it.each(names)('%s: a verdict or a typed refusal, and nothing is passed without an anchor', async (name) => {
    expect(await said(join(folder, name))).not.toMatch(/TOTAL-PASSED/)
  })
  it.each(['one-byterange', 'signature-gap-too-big', 'tail-uncovered', 'weird-byterange'])(
    'coverage-anomalies/%s.pdf is failed or refused',
    async (name) => expect(await said(join(folder, `coverage-anomalies/${name}.pdf`))).toMatch(/^(TOTAL-FAILED|PDF_BROKEN)/),
  )
})
