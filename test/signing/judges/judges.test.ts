import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestPki, PRESENT } from '../../../packages/signing/src/testing/index.ts'
import { ALGORITHMS, type Cases, MOST_SIGNERS, writeCases } from './cases.ts'
import { type Fetched, jarsOf, pythonOf, rowsOf, runJava, runPython } from './fetched.ts'
import { LOOKED_AT, type LongCases, type LookedAt, writeLongCases } from './long-cases.ts'

const [dss, verapdf, pyhanko] = await Promise.all([
  jarsOf('dss', '6.4'),
  jarsOf('verapdf', '1.28.2'),
  pythonOf('pyhanko-0.38.0', ['pyhanko==0.38.0', 'freezegun==1.5.5']),
])

const NOW = PRESENT.toISOString()
const LATER = '2034-07-15T03:00:00.000Z'
const SIGNED = Array.from({ length: MOST_SIGNERS }, (_, i) => `signed-${i + 1}.pdf`)
/** One signature each, by RSASSA-PSS and by ECDSA over P-384. */
const OTHERS = Object.keys(ALGORITHMS)
const SEALED = ['one-page', 'seven-pages'].flatMap((name) => ['t', 'lt', 'lta'].map((level) => `${name}-${level}.pdf`))

/** A line that was changed while it was signed, from the first change on. */
const LINE = ['changed', 'reviewed', 'changed-again', 'approved', 'registered', 'sealed', 'proven', 'archived'].map(
  (name) => `line-${name}.pdf`,
)

let cases: Cases
let long: LongCases
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'outside-judges-'))
  mkdirSync(join(folder, 'long'))
  long = await writeLongCases(join(folder, 'long'))
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
  const LONG = ['signer-3.pdf', 'seal.pdf', 'B-LT.pdf', 'B-LTA.pdf']
  const RENEWED = [
    ['renewed', 'B-LTA.pdf'],
    ['again', 'renewed.pdf'],
    ['read', 'renewed-twice.pdf'],
  ] as const satisfies readonly (readonly [LookedAt, string])[]
  /** An hour after the day's lists, as DSS writes an instant. */
  const hourAfter = (at: LookedAt): string => new Date(LOOKED_AT[at].getTime() + 3_600_000).toISOString().replace('.000', '')
  const now = NOW.replace('.000', '')
  let all: readonly (readonly string[])[]
  const said = (at: string, name: string) => all.filter((row) => row[0] === name && row[7] === at && row[1] === 'signature')

  // All in one run: most of it is the start of the machine.
  beforeAll(async () => {
    const longAsked = (at: LookedAt, names: readonly string[]) => [
      long.anchor,
      long.lists[at],
      hourAfter(at),
      ...names.map(long.file),
    ]
    const groups = [
      [cases.anchor, cases.lists, NOW, ...[...SIGNED, ...OTHERS, ...SEALED, ...LINE, 'changed.pdf'].map(cases.file)],
      [cases.anchor, cases.laterLists, LATER, cases.file('one-page-lta.pdf')],
      longAsked('sealed', LONG),
      ...RENEWED.map(([at, name]) => longAsked(at, [name])),
    ]
    all = rowsOf(await runJava(jars, 'DssJudge.java', groups.flatMap((group) => ['--', ...group]).slice(1)))
  }, 240_000)

  it('knows every change of every file after each signature', () => {
    const rows = all.filter(([, kind]) => kind === 'signature')
    expect(rows.length).toBeGreaterThan(150)
    for (const row of rows) expect([row[0], row[5], row[6]?.includes('undefined')]).toEqual([row[0], '0', false])
  })
  it.each(SIGNED.map((name, i) => [name, i + 1] as const))('passes %s as PAdES-BASELINE-B', (name, signers) => {
    const rows = said(now, name)
    expect(rows).toHaveLength(signers)
    for (const row of rows) expect(row.slice(2, 5), row.join(' ')).toEqual(['PAdES-BASELINE-B', 'TOTAL_PASSED', '-'])
  })
  it.each(OTHERS)('passes %s, of another algorithm', (name) => {
    const rows = said(now, name)
    expect(rows).toHaveLength(1)
    for (const row of rows) expect(row.slice(2, 5), row.join(' ')).toEqual(['PAdES-BASELINE-B', 'TOTAL_PASSED', '-'])
  })
  it.each(SEALED)('passes %s at the level of its name', (name) => {
    const rows = said(now, name)
    expect(rows).toHaveLength(8)
    for (const row of rows) expect(row[3], row.join(' ')).toBe('TOTAL_PASSED')
    expect(rows.at(-1)?.[2]).toBe(`PAdES-BASELINE-${name.replace(/.*-(\w+)\.pdf/, '$1').toUpperCase()}`)
  })
  it.each(LINE)('passes %s, whose posts were filled anew', (name) => {
    const rows = said(now, name)
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) expect(row[3], row.join(' ')).toBe('TOTAL_PASSED')
  })
  it('has nothing to remark on a file of today: no error, no warning', () => {
    const rows = [...SIGNED, ...OTHERS, ...SEALED, ...LINE].flatMap((name) => said(now, name))
    for (const row of rows) expect([row[0], row[6]]).toEqual([row[0], ''])
  })
  it('fails a file of which one byte was changed', () => {
    const rows = said(now, 'changed.pdf')
    expect(rows).toHaveLength(MOST_SIGNERS)
    for (const row of rows) expect(row.slice(3, 5)).toEqual(['TOTAL_FAILED', 'HASH_FAILURE'])
  })
  it('passes an archived file eight years later, when the seal is long revoked', () => {
    const rows = said(LATER.replace('.000', ''), 'one-page-lta.pdf')
    expect(rows).toHaveLength(8)
    for (const row of rows) expect(row[3], row.join(' ')).toBe('TOTAL_PASSED')
  })
  it('passes claims, locks, OCSP and VRI at every level', () => {
    for (const [i, name] of LONG.entries()) {
      const rows = said(hourAfter('sealed'), name)
      expect(rows, name).toHaveLength(i === 0 ? 3 : 4)
      for (const row of rows) expect(row[3], row.join(' ')).toBe('TOTAL_PASSED')
      expect(rows.at(-1)?.[2]).toBe(`PAdES-BASELINE-${['B', 'T', 'LT', 'LTA'][i]}`)
    }
  })
  it.each(RENEWED)('passes, seen at "%s", %s long after the certificates of people and services ended', (at, name) => {
    const rows = said(hourAfter(at), name)
    expect(rows).toHaveLength(4)
    for (const row of rows) expect(row.slice(2, 4), row.join(' ')).toEqual(['PAdES-BASELINE-LTA', 'TOTAL_PASSED'])
  })
})

judgedBy('pyHanko', pyhanko, (packages) => {
  const ask = async (mode: 'adhoc' | 'lta', at: string, lists: string, names: readonly string[]) =>
    byFile(await runPython(packages, 'pyhanko_judge.py', [cases.anchor, lists, at, mode, ...names.map(cases.file)]))

  it('holds every signature valid, and knows every change after it', async () => {
    const said = await ask('adhoc', NOW, cases.lists, [...SIGNED, ...OTHERS, ...SEALED, ...LINE, 'changed.pdf'])
    for (const name of OTHERS)
      expect(
        said.get(name)?.map((row) => row.slice(2, 4)),
        name,
      ).toEqual([['VALID', 'NONE']])
    for (const [i, name] of [...SIGNED, ...SEALED].entries()) {
      const rows = said.get(name) ?? []
      expect(rows.length, name).toBeGreaterThanOrEqual(Math.min(i + 1, 8))
      for (const row of rows) {
        expect(row[2], row.join(' ')).toBe('VALID')
        expect(row[3], row.join(' ')).toMatch(/^(NONE|LTA_UPDATES|FORM_FILLING)$/)
      }
    }
    for (const name of LINE) {
      const rows = said.get(name) ?? []
      expect(rows.length, name).toBeGreaterThan(0)
      for (const row of rows) {
        expect(row[2], row.join(' ')).toBe('VALID')
        expect(row[3], row.join(' ')).toMatch(/^(NONE|LTA_UPDATES|FORM_FILLING)$/)
      }
    }
    for (const row of said.get('changed.pdf') ?? []) expect(row[2]).toBe('INVALID')
  })

  it('holds them valid with claims, locks, OCSP and VRI', async () => {
    const names = ['signer-3.pdf', 'seal.pdf', 'B-LT.pdf', 'B-LTA.pdf'].map(long.file)
    const at = new Date(LOOKED_AT.sealed.getTime() + 3_600_000).toISOString()
    const rows = rowsOf(await runPython(packages, 'pyhanko_judge.py', [long.anchor, long.lists.sealed, at, 'adhoc', ...names]))
    expect(rows).toHaveLength(3 + 4 + 4 + 5)
    for (const row of rows) expect(row[2], row.join(' ')).toBe('VALID')
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
    const asked = [...SIGNED, ...OTHERS, ...SEALED, ...LINE]
      .map(cases.file)
      .concat(['seal.pdf', 'B-LT.pdf', 'renewed-twice.pdf'].map(long.file))
    const said = rowsOf(await runJava(jars, 'VeraJudge.java', ['3a', ...asked]))
    expect(said.map(([file, verdict, why]) => [file, verdict, why])).toEqual(asked.map((file) => [basename(file), 'PASS', '']))
  })
})
