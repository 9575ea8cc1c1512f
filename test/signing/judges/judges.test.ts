import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestPki, PRESENT } from '../../../packages/signing/src/testing/index.ts'
import { type Cases, MOST_SIGNERS, writeCases } from './cases.ts'
import { type Fetched, jarsOf, pythonOf, rowsOf, runJava, runPython } from './fetched.ts'

const [dss, verapdf, pyhanko] = await Promise.all([
  jarsOf('dss', '6.4'),
  jarsOf('verapdf', '1.28.2'),
  pythonOf('pyhanko-0.38.0', ['pyhanko==0.38.0', 'freezegun==1.5.5']),
])

const NOW = PRESENT.toISOString()
const LATER = '2034-07-15T03:00:00.000Z'
const SIGNED = Array.from({ length: MOST_SIGNERS }, (_, i) => `signed-${i + 1}.pdf`)
const SEALED = ['one-page', 'seven-pages'].flatMap((name) => ['t', 'lt', 'lta'].map((level) => `${name}-${level}.pdf`))

let cases: Cases
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'outside-judges-'))
  cases = await writeCases(await buildTestPki(crypto), folder)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A judge that a registry ships, or the one test that says that it was left out. */
function judgedBy(name: string, judge: Fetched, tests: (path: string) => void): void {
  describe(name, () => {
    if ('path' in judge) tests(judge.path)
    else it(`was left out, for it could not be fetched: ${judge.leftOut}`, () => expect(judge.leftOut).not.toBe(''))
  })
}

/** A judge's rows by file. */
function byFile(output: string): ReadonlyMap<string, readonly (readonly string[])[]> {
  const found = new Map<string, (readonly string[])[]>()
  for (const row of rowsOf(output)) found.set(row[0] ?? '', [...(found.get(row[0] ?? '') ?? []), row])
  return found
}

judgedBy('EU DSS', dss, (jars) => {
  const ask = async (at: string, lists: string, names: readonly string[]) =>
    byFile(await runJava(jars, 'DssJudge.java', [cases.anchor, lists, at, ...names.map(cases.file)]))

  it('passes every signature of 1 to 12 signers as PAdES-BASELINE-B, and every seal at its level', async () => {
    const said = await ask(NOW, cases.lists, [...SIGNED, ...SEALED, 'changed.pdf'])
    for (const [i, name] of SIGNED.entries()) {
      const rows = said.get(name) ?? []
      expect(rows, name).toHaveLength(i + 1)
      for (const row of rows)
        expect(row.slice(0, 5), row.join(' ')).toEqual([name, 'signature', 'PAdES-BASELINE-B', 'TOTAL_PASSED', '-'])
    }
    for (const name of SEALED) {
      const signatures = (said.get(name) ?? []).filter(([, kind]) => kind === 'signature')
      expect(signatures, name).toHaveLength(8)
      for (const row of signatures) expect(row[3], row.join(' ')).toBe('TOTAL_PASSED')
      const level = name.replace(/.*-(\w+)\.pdf/, '$1').toUpperCase()
      expect(signatures.at(-1)?.[2], name).toBe(`PAdES-BASELINE-${level}`)
    }
    const changed = said.get('changed.pdf') ?? []
    expect(changed).toHaveLength(MOST_SIGNERS)
    for (const row of changed) expect(row.slice(3, 5)).toEqual(['TOTAL_FAILED', 'HASH_FAILURE'])
  })

  it('passes an archived file eight years later, when the seal is long revoked', async () => {
    const rows = (await ask(LATER, cases.laterLists, ['one-page-lta.pdf'])).get('one-page-lta.pdf') ?? []
    expect(rows).toHaveLength(8)
    for (const row of rows) expect(row[3], row.join(' ')).toBe('TOTAL_PASSED')
  })
})

judgedBy('pyHanko', pyhanko, (packages) => {
  const ask = async (mode: 'adhoc' | 'lta', at: string, lists: string, names: readonly string[]) =>
    byFile(await runPython(packages, 'pyhanko_judge.py', [cases.anchor, lists, at, mode, ...names.map(cases.file)]))

  it('holds every signature valid, and knows every change after it', async () => {
    const said = await ask('adhoc', NOW, cases.lists, [...SIGNED, ...SEALED, 'changed.pdf'])
    for (const [i, name] of [...SIGNED, ...SEALED].entries()) {
      const rows = said.get(name) ?? []
      expect(rows.length, name).toBeGreaterThanOrEqual(Math.min(i + 1, 8))
      for (const row of rows) {
        expect(row[2], row.join(' ')).toBe('VALID')
        expect(row[3], row.join(' ')).toMatch(/^(NONE|LTA_UPDATES|FORM_FILLING)$/)
      }
    }
    for (const row of said.get('changed.pdf') ?? []) expect(row[2]).toBe('INVALID')
  })

  it('holds the seal valid by what an archived file proves, now and eight years later, when it is long revoked', async () => {
    const seal = async (at: string, lists: string) =>
      (await ask('lta', at, lists, ['one-page-lta.pdf'])).get('one-page-lta.pdf')?.find(([, field]) => field === 'sign-seal')
    expect((await seal(NOW, cases.lists))?.[2]).toBe('VALID')
    expect((await seal(LATER, cases.laterLists))?.[2]).toBe('VALID')
  })
})

judgedBy('veraPDF', verapdf, (jars) => {
  it('finds every file, signed, sealed and archived, to be PDF/A-3a', async () => {
    const asked = [...SIGNED, ...SEALED]
    const said = rowsOf(await runJava(jars, 'VeraJudge.java', ['3a', ...asked.map(cases.file)]))
    expect(said.map(([file, verdict, why]) => [file, verdict, why])).toEqual(asked.map((file) => [file, 'PASS', '']))
  })
})
