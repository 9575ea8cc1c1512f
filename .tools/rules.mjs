// Checks who imports whom. A cruise that read next to nothing proves nothing, so it must have read enough modules.
import { spawnSync } from 'node:child_process'
import { bin, root } from './machine.mjs'

const FEWEST_MODULES = 60

/** Cruises the tree below `cwd`; returns the modules read and the violations as `rule: from → to`. */
export function cruise(cwd = root, config = `${root}.dependency-cruiser.cjs`) {
  const run = spawnSync(
    process.execPath,
    [
      bin('dependency-cruiser/bin/dependency-cruise.mjs'),
      '--config',
      config,
      '--output-type',
      'json',
      'apps',
      'packages',
      'test',
    ],
    { cwd, encoding: 'utf8', maxBuffer: 1 << 28 },
  )
  if (run.stdout === '') throw new Error(run.stderr)
  const { summary, modules } = JSON.parse(run.stdout)
  const own = modules.filter((m) => !m.source.includes('node_modules') && !m.coreModule)
  return { modules: own.length, violations: summary.violations.map((v) => `${v.rule.name}: ${v.from} → ${v.to}`) }
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const { modules, violations } = cruise(process.argv[2])
  for (const violation of violations) console.error(violation)
  if (modules < FEWEST_MODULES)
    console.error(`only ${modules} modules were read; at least ${FEWEST_MODULES} were expected, so this check proves nothing`)
  console.log(`import rules: ${modules} modules, ${violations.length} violations`)
  process.exitCode = violations.length > 0 || modules < FEWEST_MODULES ? 1 : 0
}
