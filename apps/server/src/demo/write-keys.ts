import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { keyFileOf } from './account.ts'

/** Writes the key files, readable by their owner alone. */
export function writeKeys(
  folder: string,
  people: readonly { readonly id: string; readonly login: string }[],
  keys: ReadonlyMap<string, Uint8Array>,
): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (const { id, login } of people) {
    const key = keys.get(id)
    if (key !== undefined) writeFileSync(join(folder, keyFileOf(login)), key, { mode: 0o600 })
  }
}
