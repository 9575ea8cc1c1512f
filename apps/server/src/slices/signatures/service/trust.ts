import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readCertificate, SigningError } from '@onmaru/signing'
import type { Kernel } from '../../../kernel/kernel.ts'
import { signaturesFaults } from '../errors.ts'
import { derIn } from './pem.ts'

const FILE = /\.(pem|crt|cer|der)$/i

/** Trust anchors that the settings name beside the embedded authority's root: every certificate in a folder, PEM or DER, read once. */
export class ConfiguredAnchors {
  readonly #kernel: Kernel
  #read: Promise<readonly Uint8Array[]> | null = null

  constructor(kernel: Kernel) {
    this.#kernel = kernel
  }

  /** @throws TRUST_ANCHORS_BROKEN naming the file that cannot be read; a server says so before it opens */
  all(): Promise<readonly Uint8Array[]> {
    const { trustAnchorsFolder } = this.#kernel.config
    this.#read ??= trustAnchorsFolder === null ? Promise.resolve([]) : anchorsIn(trustAnchorsFolder)
    return this.#read
  }
}

async function anchorsIn(folder: string): Promise<readonly Uint8Array[]> {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw signaturesFaults.TRUST_ANCHORS_BROKEN({ file: folder }, { cause })
  })
  const files = names.filter((name) => FILE.test(name)).toSorted()
  return (await Promise.all(files.map((name) => certificatesOf(join(folder, name))))).flat()
}

async function certificatesOf(file: string): Promise<readonly Uint8Array[]> {
  try {
    const bytes = await readFile(file)
    const ders = bytes.includes('-----BEGIN ') ? derIn(bytes.toString('latin1'), ['CERTIFICATE', 'TRUSTED CERTIFICATE']) : [bytes]
    return ders.map((der) => readCertificate(new Uint8Array(der)).der)
  } catch (cause) {
    if (cause instanceof SigningError || (cause instanceof Error && ('syscall' in cause || 'kind' in cause)))
      throw signaturesFaults.TRUST_ANCHORS_BROKEN({ file }, { cause })
    throw cause
  }
}
