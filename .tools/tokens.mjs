// Builds the optional native module for smart cards (pkcs11js) where it is installed and not built: for tests, and before the desk is
// packed. A machine without a compiler goes on without it; the desk then says that it cannot read cards.
import { existsSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { headersEnv, root, run } from './machine.mjs'

/** Whether the module is there to be used. */
export function buildTokenModule() {
  const link = join(root, 'apps/desktop/node_modules/pkcs11js')
  if (!existsSync(link)) return false
  const folder = realpathSync(link)
  const built = () => existsSync(join(folder, 'build/Release/pkcs11.node'))
  if (!built()) run('npm', ['run', 'build'], { cwd: folder, allow: true, quiet: true, env: headersEnv() })
  return built()
}

if (process.argv[1] === import.meta.filename)
  console.log(buildTokenModule() ? 'smart cards: built' : 'smart cards: left out, no compiler or no headers')
