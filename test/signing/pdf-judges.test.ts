import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { validatePdf } from '../../packages/signing/src/index.ts'
import { buildTestPki, PRESENT, pagesOf, Revision, type TestPki } from '../../packages/signing/src/testing/index.ts'
import { fixture, judge, life } from './signed-document.ts'

let pki: TestPki
let folder: string

beforeAll(async () => {
  pki = await buildTestPki(crypto)
  folder = mkdtempSync(join(tmpdir(), 'judges-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Both outputs of a tool over a file. */
function ask(tool: string, args: readonly string[], pdf: Uint8Array): string {
  const path = join(folder, 'asked.pdf')
  writeFileSync(path, pdf)
  const run = spawnSync(tool, [...args, path], { encoding: 'utf8' })
  return `${run.stdout}${run.stderr}`
}

describe.each(['one-page', 'seven-pages'] as const)('the life of %s', (name) => {
  let stages: readonly Uint8Array[]
  let final: Uint8Array
  beforeAll(async () => {
    stages = await life(pki, name)
    final = stages.at(-1) ?? new Uint8Array()
  })

  it('keeps every earlier stage as an exact prefix, clean for qpdf', () => {
    let before = fixture(name)
    for (const [i, stage] of stages.entries()) {
      expect(Buffer.from(stage.subarray(0, before.length)).equals(Buffer.from(before)), `stage ${i}`).toBe(true)
      const said = ask('qpdf', ['--check'], stage)
      expect(said, `stage ${i}`).toContain('No syntax or stream encoding errors found')
      expect(said, `stage ${i}`).not.toContain('WARNING')
      before = stage
    }
  })
  it('is valid for pdfsig after every signature, seven signers and a seal', () => {
    for (const [i, stage] of stages.slice(1).entries()) {
      const said = ask('pdfsig', ['-nocert'], stage)
      expect(said.match(/Signature is Valid/g), `stage ${i + 1}`).toHaveLength(Math.min(i + 1, i < 8 ? 7 : 8))
      expect(said).not.toMatch(/Digest Mismatch|Invalid/)
    }
  })
  it('is valid for us at every stage, and every change has its name', async () => {
    for (const [i, stage] of stages.slice(1).entries())
      for (const signature of (await judge(pki, stage)).signatures)
        expect(signature, `stage ${i + 1}`).toMatchObject({ indication: 'TOTAL-PASSED', subIndication: null })
    const report = await judge(pki, final)
    expect(report).toMatchObject({ indication: 'TOTAL-PASSED', modifiedAfterSigning: false })
    expect(report.signatures.map((s) => s.field)).toEqual([
      ...['1', '2', '3', '4', '5', '6', '7', 'seal', 'time'].map((field) => `sign-${field}`),
    ])
    expect(report.signatures.map((s) => s.coversWholeFile)).toEqual([...Array(8).fill(false), true])
    expect(report.signatures.at(-1)?.kind).toBe('document-timestamp')
    expect(report.signatures[0]?.changesAfter.map((c) => c.kind)).toEqual([
      ...Array(6).fill('FURTHER_SIGNATURE'),
      'FORM_FILL',
      'FURTHER_SIGNATURE',
      'VALIDATION_MATERIAL',
      'DOCUMENT_TIMESTAMP',
    ])
  })
  it('stays what the renderer made it: tagged, PDF/A-3a, every font embedded, every annotation printable with an appearance', () => {
    expect(ask('pdfinfo', [], final)).toMatch(/Tagged: +yes/)
    expect(ask('pdfinfo', ['-struct'], final).match(/^\s*Form/gm)).toHaveLength(10)
    const metadata = (pdf: Uint8Array): string => ask('pdfinfo', ['-meta'], pdf)
    expect(metadata(final)).toBe(metadata(fixture(name)))
    expect(metadata(final)).toMatch(/pdfaid:part>3<[\s\S]*pdfaid:conformance>A</)
    const fonts = ask('pdffonts', [], final).split('\n').slice(2).filter(Boolean)
    expect(fonts.length).toBeGreaterThan(0)
    for (const font of fonts) expect(font).toMatch(/ yes (yes|no ) yes +\d+ +\d+$/)
    const file = Revision.open(final)
    const annotations = pagesOf(file).flatMap((page) => file.array(page.dict, 'Annots')?.asArray() ?? [])
    expect(annotations).toHaveLength(10)
    for (const annotation of annotations) {
      const body = String(file.resolve(annotation))
      expect(body).toMatch(/\/F 4\b/)
      expect(body).toMatch(/\/AP <<\s*\/N \d+ 0 R/)
    }
  })
  it('claims time and person as PDF wants them', () => {
    const body = Buffer.from(final).toString('latin1')
    expect(body).toContain("/M (D:20260715120000+09'00')")
    expect(body).toContain(`/Reason <FEFF${Buffer.from('결재', 'utf16le').swap16().toString('hex').toUpperCase()}>`)
  })
})

describe('files of other writers are read as their cross-references show them', () => {
  it.each([
    ['cross-reference streams and object streams', ['--object-streams=generate']],
    ['linearised', ['--linearize', '--object-streams=disable']],
    ['linearised with object streams', ['--linearize', '--object-streams=generate']],
  ])('%s', async (_name, args) => {
    writeFileSync(join(folder, 'in.pdf'), fixture('seven-pages'))
    spawnSync('qpdf', [...args, join(folder, 'in.pdf'), join(folder, 'out.pdf')])
    const file = new Uint8Array(readFileSync(join(folder, 'out.pdf')))
    const revision = Revision.open(file)
    expect(ask('pdfinfo', [], file)).toContain('Pages:           7')
    expect(pagesOf(revision)).toHaveLength(7)
    for (const number of revision.numbers()) expect(revision.locate(number)?.number).toBe(number)
    const report = await validatePdf(file, { anchors: [], at: PRESENT, crypto })
    expect(report).toMatchObject({ indication: 'INDETERMINATE', signatures: [] })
  })
})
