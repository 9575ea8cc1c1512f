// Types of every package, checked by the native compiler.
import { bin, run } from './machine.mjs'

export const PROJECTS = ['packages/workflow', 'packages/signing', 'apps/server', 'apps/desktop', 'test']
let failed = 0
for (const project of PROJECTS)
  failed += run(process.execPath, [bin('tsc7/bin/tsc'), '-p', `${project}/tsconfig.json`], { allow: true }).status === 0 ? 0 : 1
console.log(`types: ${PROJECTS.length - failed} of ${PROJECTS.length} projects clean`)
process.exitCode = failed > 0 ? 1 : 0
