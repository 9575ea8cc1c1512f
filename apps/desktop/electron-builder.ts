import type { Configuration } from 'electron-builder'

/** Every fuse must be written: one that is forgotten would keep Electron's default. */
type Fuses = Required<NonNullable<Configuration['electronFuses']>>

const electronFuses: Fuses = {
  runAsNode: false, // ELECTRON_RUN_AS_NODE would make the program a Node of anybody's script
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false, // NODE_OPTIONS would load code into main
  enableNodeCliInspectArguments: false, // --inspect would open main to a debugger
  enableEmbeddedAsarIntegrityValidation: true, // a changed archive does not start
  onlyLoadAppFromAsar: true, // nor does a folder put beside it
  loadBrowserProcessSpecificV8Snapshot: false, // none is made
  grantFileProtocolExtraPrivileges: false, // the page comes by its own scheme; file: needs no rights
  resetAdHocDarwinSignature: false, // packages for macOS are signed for real
}

/** How the desk is packed for offices. */
const configuration: Configuration = {
  appId: 'kr.onmaru.desk',
  productName: 'Onmaru',
  directories: { output: 'dist/packages' },
  files: ['dist/main', 'dist/preload', 'dist/renderer', 'package.json', '!**/*.map', '!node_modules'],
  asar: true,
  // The one native module reads smart cards and is built before (.tools/tokens.mjs): Node-API, the same for every Electron. It lies
  // beside the archive, for a library cannot be loaded out of it; a package made without it signs with files.
  npmRebuild: false,
  extraResources: [
    {
      from: 'node_modules/pkcs11js',
      to: 'pkcs11js',
      filter: ['package.json', 'index.js', 'LICENSE', 'build/Release/pkcs11.node'],
    },
  ],
  electronFuses,
  win: { target: ['nsis'] },
  nsis: { oneClick: false, perMachine: true },
  mac: { target: ['dmg', 'zip'], category: 'public.app-category.business', hardenedRuntime: true },
  linux: { target: ['AppImage', 'deb'], category: 'Office' },
  publish: null,
}

export default configuration
