import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cruise } from '../../.tools/rules.mjs'
import { GROUND } from './ground.ts'
import { plantTree, ROOT } from './planted-tree.ts'
import { LEGAL, PLANTS, type Plant } from './plants.ts'

const RULES: { readonly forbidden: readonly { readonly name: string }[] } = createRequire(import.meta.url)(
  join(ROOT, '.dependency-cruiser.cjs'),
)

const sourceOf = ({ imports, typeOnly }: Omit<Plant, 'breaks'>): string =>
  typeOnly ? `import type { Here } from '${imports}'\nexport type Mine = Here\n` : `import '${imports}'\nexport {}\n`
const sources = (plants: readonly Omit<Plant, 'breaks'>[]): Record<string, string> =>
  Object.fromEntries(plants.map((plant) => [plant.file, sourceOf(plant)]))
const ruleAndFile = (violation: string): string => violation.split(' → ')[0] ?? violation

describe('the import rules', () => {
  it('catch each planted violation by the rule meant for it, and nothing else', () => {
    using tree = plantTree({ ...GROUND, ...sources(LEGAL), ...sources(PLANTS) })
    const caught = new Set(cruise(tree.folder).violations.map(ruleAndFile))
    expect([...caught].sort()).toEqual(PLANTS.flatMap(({ file, breaks }) => breaks.map((rule) => `${rule}: ${file}`)).sort())
  })

  it('have a planted violation each', () => {
    const proven = new Set(PLANTS.flatMap(({ breaks }) => breaks))
    expect(RULES.forbidden.map(({ name }) => name).filter((name) => !proven.has(name))).toEqual([])
  })

  it('let legal imports pass', () => {
    const ground = Object.entries(GROUND).filter(([file]) => !file.includes('/circle-'))
    using tree = plantTree({ ...Object.fromEntries(ground), ...sources(LEGAL) })
    expect(cruise(tree.folder).violations).toEqual([])
  })

  it('fail when next to nothing was read', () => {
    using tree = plantTree({ 'apps/server/src/app.ts': 'export {}\n', 'packages/workflow/src/index.ts': '', 'test/a.ts': '' })
    const check = spawnSync(process.execPath, [join(ROOT, '.tools/rules.mjs'), tree.folder], { encoding: 'utf8' })
    expect(check.stderr).toContain('only 3 modules were read')
    expect(check.status).toBe(1)
  })
})
