import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './planted-tree.ts'

/** The slices from left to right, as the import rules read them. */
export const sliceOrder: readonly string[] = JSON.parse(readFileSync(join(ROOT, 'apps/server/src/slices/order.json'), 'utf8'))
