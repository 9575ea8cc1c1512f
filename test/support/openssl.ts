import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A DER value as PEM (RFC 7468 §2). */
const pemOf = (kind: string, der: Uint8Array): string =>
  `-----BEGIN ${kind}-----\n${Buffer.from(der)
    .toString('base64')
    .replaceAll(/(.{64})(?=.)/g, '$1\n')}\n-----END ${kind}-----\n`

/** How an openssl command ended, and all that it said. */
export interface OpensslRun {
  readonly code: number
  readonly said: string
}

/** openssl in a folder of its own. It runs beside this process, so that it can ask a server in here. */
export class Openssl implements Disposable {
  readonly folder = mkdtempSync(join(tmpdir(), 'onmaru-openssl-'));

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true })
  }

  /** Runs a command in the folder. */
  run(...args: readonly string[]): Promise<OpensslRun> {
    return new Promise((resolve) => {
      execFile('openssl', args, { cwd: this.folder, encoding: 'utf8' }, (error, stdout, stderr) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : 1, said: `${stdout}${stderr}` }),
      )
    })
  }

  /** Writes a file into the folder; returns its name. */
  put(name: string, bytes: Uint8Array | string): string {
    writeFileSync(join(this.folder, name), bytes)
    return name
  }

  /** Writes certificates as PEM, one after another. */
  putCertificates(name: string, ...ders: readonly Uint8Array[]): string {
    return this.put(name, ders.map((der) => pemOf('CERTIFICATE', der)).join(''))
  }

  /** Writes lists as PEM, one after another. */
  putLists(name: string, ...ders: readonly Uint8Array[]): string {
    return this.put(name, ders.map((der) => pemOf('X509 CRL', der)).join(''))
  }
}
