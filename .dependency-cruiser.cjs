// Who may import whom. The order of the slices is the architecture: apps/server/src/slices/order.json.
const order = require('./apps/server/src/slices/order.json')

const SLICE = '^apps/server/src/slices/'
const TEST = '\\.(test|spec)\\.tsx?$|^test/'

const forbid = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to })

const sliceRules = order.map((slice, i) =>
  forbid(
    `slice-${slice}-looks-upstream-only`,
    `${slice} may import only ${order.slice(0, i).join(', ') || 'no slice'}; what happens downstream it tells by an event`,
    { path: `${SLICE}${slice}/`, pathNot: TEST },
    { path: `${SLICE}[^/]+/`, pathNot: `${SLICE}(${order.slice(0, i + 1).join('|')})/` },
  ),
)

module.exports = {
  forbidden: [
    forbid('no-cycle', 'a circle of imports has no beginning; type-only ones count', {}, { circular: true }),
    forbid('resolvable', 'an import that cannot be found', {}, { couldNotResolve: true }),
    forbid(
      'declared',
      'declare it in the package.json of the package that imports it',
      { pathNot: TEST },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),

    // packages are leaves and do not know each other
    forbid(
      'package-is-leaf',
      'a package imports nothing of this repository but itself',
      { path: '^packages/([^/]+)/' },
      { path: '^(apps|packages|test)/', pathNot: '^packages/$1/' },
    ),
    forbid(
      'package-is-isomorphic',
      'packages run in a browser too: Uint8Array and WebCrypto, no node:',
      { path: '^packages/[^/]+/src/', pathNot: `${TEST}|/testing/` },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'workflow-imports-xstate-only',
      'the approval line is pure',
      { path: '^packages/workflow/src/', pathNot: TEST },
      { path: 'node_modules/', pathNot: 'node_modules/xstate/' },
    ),
    forbid(
      'signing-rooms-asn1',
      'asn1 is the lowest room',
      { path: '^packages/signing/src/asn1/', pathNot: TEST },
      { path: '^packages/signing/src/(?!asn1/|errors|ports)' },
    ),
    forbid(
      'signing-rooms-keys',
      'keys stand on asn1',
      { path: '^packages/signing/src/keys/', pathNot: TEST },
      { path: '^packages/signing/src/(?!asn1/|keys/|errors|ports)' },
    ),
    forbid(
      'signing-rooms-pki',
      'pki stands on asn1',
      { path: '^packages/signing/src/pki/', pathNot: TEST },
      { path: '^packages/signing/src/(cms|timestamp|pdf|pades|validation|authority|testing)/' },
    ),
    forbid(
      'signing-rooms-cms',
      'CMS knows nothing of PDF',
      { path: '^packages/signing/src/(cms|timestamp|revocation)/', pathNot: TEST },
      { path: '^packages/signing/src/(pdf|pades|validation|testing)/' },
    ),
    forbid(
      'signing-rooms-pdf',
      'pdf stands alone',
      { path: '^packages/signing/src/pdf/', pathNot: TEST },
      { path: '^packages/signing/src/(?!pdf/|errors)' },
    ),
    forbid(
      'signing-rooms-pades',
      'pades stands on cms and pdf',
      { path: '^packages/signing/src/pades/', pathNot: TEST },
      { path: '^packages/signing/src/(validation|authority|testing)/' },
    ),
    forbid(
      'testing-only-from-tests',
      'test tools stay out of the product',
      { pathNot: `${TEST}|^packages/signing/src/testing/` },
      { path: '^packages/signing/src/testing/' },
    ),

    // server
    forbid(
      'kernel-knows-no-slice',
      'the kernel holds no domain word',
      { path: '^apps/server/src/kernel/' },
      { path: '^(apps/server/src/(?!kernel/)|packages/)' },
    ),
    ...sliceRules,
    forbid(
      'archive-sees-publications-only',
      'an unpublished record cannot leak by an import: take what you need from a publication',
      { path: `${SLICE}archive/`, pathNot: TEST },
      { path: `${SLICE}(?!(archive|disclosure)/)[^/]+/` },
    ),
    forbid(
      'audit-is-alone',
      'audit hears; it imports only the kernel',
      { path: `${SLICE}audit/`, pathNot: TEST },
      { path: `${SLICE}(?!audit/)[^/]+/` },
    ),
    forbid(
      'nobody-imports-audit',
      'speak an event instead',
      { path: `${SLICE}(?!audit/)`, pathNot: TEST },
      { path: `${SLICE}audit/` },
    ),
    forbid(
      'slice-by-its-door',
      "import the slice's index.ts",
      { path: `${SLICE}([^/]+)/`, pathNot: TEST },
      { path: `${SLICE}[^/]+/(?!index\\.ts$)`, pathNot: `${SLICE}$1/` },
    ),
    forbid(
      'room-schema',
      'a schema stands on schemas only',
      { path: `${SLICE}[^/]+/schema\\.ts$` },
      { path: `${SLICE}[^/]+/(?!schema\\.ts$|index\\.ts$)` },
    ),
    forbid(
      'room-store',
      'a store is below the services',
      { path: `${SLICE}[^/]+/store(\\.ts$|/)`, pathNot: TEST },
      { path: `${SLICE}([^/]+)/(service|service/.+|router|subscribers|jobs)\\.ts$` },
    ),
    forbid(
      'room-service',
      'a service is below router and subscribers',
      { path: `${SLICE}([^/]+)/service(\\.ts$|/)`, pathNot: TEST },
      { path: `${SLICE}$1/(router|routes|subscribers|index)\\.ts$` },
    ),
    forbid(
      'room-router',
      'a router calls services, never SQL',
      { path: `${SLICE}([^/]+)/(router|routes)\\.ts$` },
      { path: `${SLICE}$1/(store|migrations)` },
    ),
    forbid(
      'door-hides-rooms',
      "a door shows services, types and events; not a slice's insides",
      { path: `${SLICE}[^/]+/index\\.ts$` },
      { path: `${SLICE}[^/]+/store(\\.ts$|/)` },
    ),
    forbid(
      'root-is-top',
      'roots compose; nobody imports them',
      { path: '^apps/server/src/(kernel|slices)/', pathNot: TEST },
      { path: '^apps/server/src/([^/]+\\.ts$|compose/|cli/|demo/)' },
    ),
    forbid(
      'workflow-only-in-approval',
      'ask the approval slice',
      { path: '^apps/server/src/', pathNot: `${SLICE}approval/|${TEST}` },
      { path: '^packages/workflow/' },
    ),
    forbid(
      'signing-only-in-signatures',
      'ask the signatures slice; only the demo office plays the clients of its people, who sign with their own keys',
      { path: '^apps/server/src/', pathNot: `${SLICE}signatures/|^apps/server/src/demo/signer\\.ts$|${TEST}` },
      { path: '^packages/signing/' },
    ),

    // desktop
    forbid(
      'desktop-server-types-only',
      "import the server's router as a type",
      { path: '^apps/desktop/' },
      { path: '^apps/server/', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'desktop-server-router-only',
      'the router is all that a client may see',
      { path: '^apps/desktop/' },
      { path: '^apps/server/(?!src/router\\.ts$)' },
    ),
    forbid(
      'renderer-is-web',
      'no node: in the page',
      { path: '^apps/desktop/src/renderer/', pathNot: TEST },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'renderer-signs-in-one-room',
      'only renderer/signer may touch keys',
      { path: '^apps/desktop/src/renderer/(?!signer/)' },
      { path: '^packages/signing/' },
    ),
    forbid(
      'renderer-no-process',
      'the page asks over the bridge',
      { path: '^apps/desktop/src/renderer/' },
      { path: '^apps/desktop/src/(main|preload)/|node_modules/electron/' },
    ),
    forbid(
      'preload-is-thin',
      'the preload exposes the bridge, nothing else',
      { path: '^apps/desktop/src/preload/' },
      { path: '^(apps|packages)/', pathNot: '^apps/desktop/src/(preload|shared)/' },
    ),
    forbid(
      'main-no-renderer',
      'the main process does not draw',
      { path: '^apps/desktop/src/main/' },
      { path: '^apps/desktop/src/(renderer|preload)/' },
    ),
    forbid(
      'shared-is-leaf',
      'the contract imports nobody',
      { path: '^apps/desktop/src/shared/' },
      { path: '^(apps|packages)/', pathNot: '^apps/desktop/src/shared/' },
    ),
    forbid(
      'feature-apart',
      'a feature imports no other feature; share by ui/',
      { path: '^apps/desktop/src/renderer/features/([^/]+)/' },
      { path: '^apps/desktop/src/renderer/features/', pathNot: '^apps/desktop/src/renderer/features/$1/' },
    ),

    // outside libraries have one home each
    forbid(
      'kysely-home',
      'SQL lives in schema, store and migrations',
      {
        path: '^(apps|packages)/',
        pathNot: `^apps/server/src/kernel/|${SLICE}[^/]+/(schema|store[^/]*)\\.ts$|${SLICE}[^/]+/(store|migrations)/|${TEST}`,
      },
      { path: 'node_modules/kysely/' },
    ),
    forbid(
      'trpc-server-home',
      'use kernel/trpc.ts',
      { path: '^(apps|packages)/', pathNot: `^apps/server/src/(kernel/|[^/]+\\.ts$)|^apps/desktop/|${TEST}` },
      { path: 'node_modules/@trpc/server/' },
    ),
    forbid(
      'fastify-home',
      'use kernel/http.ts',
      { path: '^(apps|packages)/', pathNot: '^apps/server/src/kernel/' },
      { path: 'node_modules/(fastify|@fastify)/' },
    ),
    forbid(
      'electron-home',
      'only main and preload know Electron',
      { path: '^(apps|packages)/', pathNot: '^apps/desktop/src/(main|preload)/|^apps/desktop/[^/]+\\.(ts|mjs)$' },
      { path: 'node_modules/electron/' },
    ),

    // tests
    forbid(
      'test-by-the-door',
      'tests enter by doors',
      { path: '^test/' },
      {
        path: '^(apps|packages)/',
        pathNot:
          '^packages/[^/]+/src/(testing/)?index\\.ts$|^apps/server/src/(app|router|cli)\\.ts$|^apps/server/src/(kernel|demo)/|^apps/server/src/slices/[^/]+/index\\.ts$|^apps/desktop/src/shared/',
      },
    ),
    forbid('src-not-test', 'the product knows no test', { path: '^(apps|packages)/', pathNot: TEST }, { path: TEST }),
    forbid('server-not-desktop', 'the server knows no client', { path: '^apps/server/' }, { path: '^apps/desktop/' }),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    doNotFollow: { path: 'node_modules' },
    combinedDependencies: false,
    exclude: { path: '^apps/[^/]+/dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.cts', '.js', '.mjs', '.json'],
    },
  },
}
