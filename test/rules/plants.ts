import { sliceOrder } from './slice-order.ts'

/** A file with one import that a rule forbids, and every rule that must see it. */
export interface Plant {
  readonly file: string
  readonly imports: string
  readonly breaks: readonly string[]
  /** The import names a type alone. */
  readonly typeOnly?: true
}

const SLICES = 'apps/server/src/slices'
const RENDERER = 'apps/desktop/src/renderer'

const plant = (file: string, imports: string, ...breaks: readonly string[]): Plant => ({ file, imports, breaks })
const typePlant = (file: string, imports: string, ...breaks: readonly string[]): Plant => ({
  file,
  imports,
  breaks,
  typeOnly: true,
})

/** Each slice reaches for its right neighbour; the last one has no other right of it than audit, which stands aside. */
const reachingRight: readonly Plant[] = sliceOrder.map((slice, i) => {
  const right = sliceOrder[i + 1]
  return plant(
    `${SLICES}/${slice}/reaches-right.ts`,
    `../${right ?? 'audit'}/index.ts`,
    `slice-${slice}-looks-upstream-only`,
    ...(right === undefined ? ['nobody-imports-audit'] : []),
    ...(slice === 'archive' ? ['archive-sees-publications-only'] : []),
  )
})

/** Every planted violation. */
export const PLANTS: readonly Plant[] = [
  typePlant('packages/workflow/src/circle-a.ts', './circle-b.ts', 'no-cycle'),
  plant('apps/server/src/kernel/circle-a.ts', './circle-b.ts', 'no-cycle'),
  plant(`${SLICES}/records/lost.ts`, './nowhere.ts', 'resolvable'),
  plant(`${SLICES}/records/undeclared.ts`, 'left-over', 'declared'),

  plant('packages/workflow/src/knows-signing.ts', '../../signing/src/index.ts', 'package-is-leaf'),
  plant('packages/signing/src/pki/knows-server.ts', '../../../../apps/server/src/kernel/clock.ts', 'package-is-leaf'),
  plant('packages/signing/src/keys/on-disk.ts', 'node:fs', 'package-is-isomorphic'),
  plant('packages/workflow/src/with-zod.ts', 'zod', 'workflow-imports-xstate-only'),
  plant('packages/signing/src/asn1/knows-pki.ts', '../pki/room.ts', 'signing-rooms-asn1'),
  plant('packages/signing/src/keys/knows-cms.ts', '../cms/room.ts', 'signing-rooms-keys'),
  plant('packages/signing/src/pki/knows-authority.ts', '../authority/room.ts', 'signing-rooms-pki'),
  plant('packages/signing/src/cms/knows-pdf.ts', '../pdf/room.ts', 'signing-rooms-cms'),
  plant('packages/signing/src/revocation/knows-pades.ts', '../pades/room.ts', 'signing-rooms-cms'),
  plant('packages/signing/src/pdf/knows-asn1.ts', '../asn1/room.ts', 'signing-rooms-pdf'),
  plant('packages/signing/src/pades/knows-validation.ts', '../validation/room.ts', 'signing-rooms-pades'),
  plant('packages/signing/src/validation/with-test-keys.ts', '../testing/index.ts', 'testing-only-from-tests'),

  plant('apps/server/src/kernel/knows-identity.ts', '../slices/identity/index.ts', 'kernel-knows-no-slice'),
  plant('apps/server/src/kernel/knows-workflow.ts', '@onmaru/workflow', 'kernel-knows-no-slice', 'workflow-only-in-approval'),
  plant('apps/server/src/kernel/knows-root.ts', '../app.ts', 'kernel-knows-no-slice', 'root-is-top'),
  ...reachingRight,
  typePlant(`${SLICES}/identity/type-from-right.ts`, '../records/index.ts', 'slice-identity-looks-upstream-only'),
  plant(`${SLICES}/archive/peeks-records.ts`, '../records/index.ts', 'archive-sees-publications-only'),
  plant(`${SLICES}/audit/knows-identity.ts`, '../identity/index.ts', 'audit-is-alone'),
  plant(`${SLICES}/records/asks-audit.ts`, '../audit/index.ts', 'nobody-imports-audit', 'slice-records-looks-upstream-only'),
  plant(`${SLICES}/records/by-the-window.ts`, '../identity/events.ts', 'slice-by-its-door'),
  plant(`${SLICES}/disclosure/reads-tables.ts`, '../records/store.ts', 'slice-by-its-door'),
  plant(`${SLICES}/records/schema.ts`, './errors.ts', 'room-schema'),
  plant(`${SLICES}/approval/store.ts`, './service/act.ts', 'room-store'),
  plant(`${SLICES}/documents/store/drafts.ts`, '../subscribers.ts', 'room-store'),
  plant(`${SLICES}/documents/service/save.ts`, '../router.ts', 'room-service'),
  plant(`${SLICES}/records/service.ts`, './subscribers.ts', 'room-service'),
  plant(`${SLICES}/records/router.ts`, './store.ts', 'room-router'),
  plant(`${SLICES}/documents/routes.ts`, './store/plain.ts', 'room-router'),
  plant(`${SLICES}/meetings/index.ts`, './store.ts', 'door-hides-rooms'),
  plant(`${SLICES}/reports/index.ts`, './store/plain.ts', 'door-hides-rooms'),
  plant(`${SLICES}/records/knows-root.ts`, '../../router.ts', 'root-is-top'),
  plant(`${SLICES}/records/knows-compose.ts`, '../../compose/room.ts', 'root-is-top'),
  plant(`${SLICES}/records/knows-workflow.ts`, '@onmaru/workflow', 'workflow-only-in-approval'),
  plant(`${SLICES}/approval/knows-signing.ts`, '@onmaru/signing', 'signing-only-in-signatures'),
  plant('apps/server/src/compose/knows-signing.ts', '@onmaru/signing', 'signing-only-in-signatures'),

  plant(`${RENDERER}/api/runs-router.ts`, '@onmaru/server/router', 'desktop-server-types-only'),
  typePlant(`${RENDERER}/api/server-row.ts`, '../../../../server/src/slices/identity/schema.ts', 'desktop-server-router-only'),
  plant(`${RENDERER}/ui/on-disk.ts`, 'node:fs', 'renderer-is-web'),
  plant(`${RENDERER}/features/approval/signs.ts`, '@onmaru/signing', 'renderer-signs-in-one-room'),
  plant(`${RENDERER}/api/calls-main.ts`, '../../main/window.ts', 'renderer-no-process'),
  plant(`${RENDERER}/api/knows-electron.ts`, 'electron', 'renderer-no-process', 'electron-home'),
  plant('apps/desktop/src/preload/thick.ts', '../main/window.ts', 'preload-is-thin'),
  plant('apps/desktop/src/main/draws.ts', '../renderer/ui/room.ts', 'main-no-renderer'),
  plant('apps/desktop/src/shared/knows-main.ts', '../main/window.ts', 'shared-is-leaf'),
  plant(`${RENDERER}/features/inbox/opens-editor.ts`, '../editor/room.ts', 'feature-apart'),

  plant(`${SLICES}/records/service/sql.ts`, 'kysely', 'kysely-home'),
  plant(`${SLICES}/records/caller.ts`, '@trpc/server', 'trpc-server-home'),
  plant(`${SLICES}/exchange/own-port.ts`, 'fastify', 'fastify-home'),
  plant(`${SLICES}/exchange/own-cookie.ts`, '@fastify/cookie', 'fastify-home'),
  plant('apps/desktop/src/shared/knows-electron.ts', 'electron', 'electron-home'),

  plant('test/flow/climbs-in.test.ts', '../../apps/server/src/slices/records/store.ts', 'test-by-the-door'),
  plant('test/signing/climbs-in.test.ts', '../../packages/signing/src/pki/room.ts', 'test-by-the-door'),
  plant(`${SLICES}/records/borrows-test.ts`, './rule.test.ts', 'src-not-test'),
  plant('apps/server/src/compose/knows-desktop.ts', '../../../desktop/src/shared/bridge.ts', 'server-not-desktop'),
]

/** Imports that the house allows; each stands close to a rule. */
export const LEGAL: readonly Omit<Plant, 'breaks'>[] = [
  { file: 'packages/workflow/src/with-xstate.ts', imports: 'xstate' },
  { file: 'packages/signing/src/pades/stands-on-cms.ts', imports: '../cms/room.ts' },
  { file: 'packages/signing/src/pades/stands-on-pdf.ts', imports: '../pdf/room.ts' },
  { file: 'packages/signing/src/validation/rule.test.ts', imports: '../testing/index.ts' },
  { file: 'apps/server/src/kernel/knows-kernel.ts', imports: './clock.ts' },
  { file: 'apps/server/src/kernel/with-fastify.ts', imports: 'fastify' },
  { file: `${SLICES}/portal/looks-left.ts`, imports: '../identity/index.ts' },
  { file: `${SLICES}/archive/looks-at-publications.ts`, imports: '../disclosure/index.ts' },
  { file: `${SLICES}/audit/hears.ts`, imports: '../../kernel/clock.ts' },
  { file: `${SLICES}/approval/machine.ts`, imports: '@onmaru/workflow' },
  { file: `${SLICES}/signatures/signs.ts`, imports: '@onmaru/signing' },
  { file: `${SLICES}/signatures/store.ts`, imports: 'kysely' },
  { file: `${SLICES}/disclosure/store/queue.ts`, imports: 'kysely' },
  { file: `${SLICES}/disclosure/service/decide.ts`, imports: '../store/queue.ts' },
  { file: `${SLICES}/disclosure/router.ts`, imports: './service/decide.ts' },
  { file: `${SLICES}/disclosure/index.ts`, imports: './router.ts' },
  { file: 'apps/server/src/compose/joins.ts', imports: '../slices/portal/index.ts' },
  { file: `${RENDERER}/api/client.ts`, imports: '@onmaru/server/router', typeOnly: true },
  { file: `${RENDERER}/signer/keys.ts`, imports: '@onmaru/signing' },
  { file: `${RENDERER}/features/inbox/of-parts.ts`, imports: '../../ui/room.ts' },
  { file: 'apps/desktop/src/preload/contract.ts', imports: '../shared/bridge.ts' },
  { file: 'apps/desktop/src/main/window.ts', imports: 'electron' },
  { file: 'test/flow/by-the-door.test.ts', imports: '../../apps/server/src/slices/records/index.ts' },
  { file: 'test/signing/by-the-door.test.ts', imports: '../../packages/signing/src/index.ts' },
]
