import { createCertificationRequest, createPkcs12, generateKeyPair, importSigningKey } from '@onmaru/signing'
import type { Kernel } from '../../../kernel/kernel.ts'
import { KEY_BITS } from './authority/profiles.ts'

/** A key file that is handed over once: nothing of it stays here. */
export interface KeyFile {
  /** PKCS#12 (RFC 7292), base64. */
  readonly pkcs12: string
  readonly password: string
}

/** A key that was made for somebody who has none: its request, and its file once there is a certificate. */
export interface NewKey {
  /** PKCS#10 (RFC 2986), DER. */
  readonly request: Uint8Array
  /** Closes the key into its file. To be called once: the plain key is wiped. */
  close(certificate: Uint8Array, chain: readonly Uint8Array[]): Promise<KeyFile>
}

/** Letters and digits that nobody takes for each other, 32 of them: five bits each. */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789'
const GROUPS = 5
const GROUP_LETTERS = 5

/** Makes a key for a person. */
export async function newKey(kernel: Kernel, name: { commonName: string; organization: string }): Promise<NewKey> {
  const { crypto } = kernel
  const pair = await generateKeyPair('RSA-PKCS1-SHA256', crypto, { modulusLength: KEY_BITS.official })
  const request = await createCertificationRequest({
    subject: { country: 'KR', ...name },
    publicKeySpki: pair.publicKeySpki,
    key: await importSigningKey(pair.privateKeyPkcs8, crypto),
  })
  return {
    request,
    close: async (certificate, chain) => {
      const password = newPassword(kernel)
      const { privateKeyPkcs8 } = pair
      const content = { crypto, privateKeyPkcs8, certificate, chain: [...chain], password, friendlyName: name.commonName }
      const pkcs12 = Buffer.from(await createPkcs12(content)).toString('base64')
      privateKeyPkcs8.fill(0)
      return { pkcs12, password }
    },
  }
}

/** 125 random bits, in groups that can be read out and typed. */
function newPassword({ crypto }: Kernel): string {
  const letters = [...crypto.getRandomValues(new Uint8Array(GROUPS * GROUP_LETTERS))].map((byte) => ALPHABET[byte % 32] ?? '')
  return Array.from({ length: GROUPS }, (_, i) => letters.slice(i * GROUP_LETTERS, (i + 1) * GROUP_LETTERS).join('')).join('-')
}
