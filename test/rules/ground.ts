import { sliceOrder } from './slice-order.ts'

const SLICES = 'apps/server/src/slices'

/** Files that plants point at. They import nothing, so whatever is reported is a plant's own. */
const places: readonly string[] = [
  'packages/workflow/src/index.ts',
  'packages/signing/src/index.ts',
  ...['asn1', 'keys', 'pki', 'cms', 'pdf', 'pades', 'validation', 'authority'].map(
    (room) => `packages/signing/src/${room}/room.ts`,
  ),
  'packages/signing/src/testing/index.ts',
  'apps/server/src/app.ts',
  'apps/server/src/router.ts',
  'apps/server/src/compose/room.ts',
  'apps/server/src/kernel/clock.ts',
  ...[...sliceOrder, 'audit'].map((slice) => `${SLICES}/${slice}/index.ts`),
  `${SLICES}/identity/events.ts`,
  `${SLICES}/identity/schema.ts`,
  `${SLICES}/records/errors.ts`,
  `${SLICES}/records/store.ts`,
  `${SLICES}/records/subscribers.ts`,
  `${SLICES}/records/rule.test.ts`,
  `${SLICES}/approval/service/act.ts`,
  `${SLICES}/documents/router.ts`,
  `${SLICES}/documents/subscribers.ts`,
  `${SLICES}/documents/store/plain.ts`,
  `${SLICES}/meetings/store.ts`,
  `${SLICES}/reports/store/plain.ts`,
  'apps/desktop/src/main/window.ts',
  'apps/desktop/src/shared/bridge.ts',
  'apps/desktop/src/renderer/ui/room.ts',
  'apps/desktop/src/renderer/features/editor/room.ts',
]

/** The harmless tree that violations are planted in. */
export const GROUND: Readonly<Record<string, string>> = {
  ...Object.fromEntries(places.map((place) => [place, 'export const here = 1\nexport type Here = typeof here\n'])),
  'packages/workflow/src/circle-b.ts': "import type { Here } from './circle-a.ts'\nexport type There = Here\n",
  'apps/server/src/kernel/circle-b.ts': "import './circle-a.ts'\nexport const here = 1\n",
}
