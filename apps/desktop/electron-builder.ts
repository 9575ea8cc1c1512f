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
  // There is no native module in the desk.
  npmRebuild: false,
  electronFuses,
  win: { target: ['nsis'] },
  nsis: { oneClick: false, perMachine: true },
  mac: { target: ['dmg', 'zip'], category: 'public.app-category.business', hardenedRuntime: true },
  linux: { target: ['AppImage', 'deb'], category: 'Office' },
  publish: null,
}

export default configuration
