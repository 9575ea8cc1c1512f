import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder in which the openssl command works; it goes when the test is over. */
export class OpenSsl {
  readonly folder = mkdtempSync(join(tmpdir(), 'onmaru-openssl-'))

  path(name: string): string {
    return join(this.folder, name)
  }
  put(name: string, bytes: Uint8Array | string): string {
    writeFileSync(this.path(name), bytes)
    return this.path(name)
  }
  get(name: string): Uint8Array {
    return new Uint8Array(readFileSync(this.path(name)))
  }
  /** Runs a command that must succeed; what it said. File names are in the folder. */
  run(...args: readonly string[]): string {
    const { status, stdout, stderr } = spawnSync('openssl', args, { encoding: 'utf8', cwd: this.folder })
    if (status !== 0) throw new Error(`openssl ${args.join(' ')}: ${stderr}`)
    return `${stdout}${stderr}`
  }
  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** A certificate in PEM. */
export const pemOf = (der: Uint8Array): string =>
  [
    '-----BEGIN CERTIFICATE-----',
    ...(Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []),
    '-----END CERTIFICATE-----',
    '',
  ].join('\n')
