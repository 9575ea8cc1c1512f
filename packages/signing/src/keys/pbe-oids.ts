import { aes } from './ciphers/aes.ts'
import type { Cipher } from './ciphers/cipher.ts'
import { ARIA_128, ARIA_192, ARIA_256, SEED } from './ciphers/korean.ts'
import { DES, rc2, TRIPLE_DES, TWO_KEY_TRIPLE_DES } from './ciphers/legacy.ts'

export const PBES2 = '1.2.840.113549.1.5.13'
export const PBKDF2 = '1.2.840.113549.1.5.12'
export const RC2_CBC = '1.2.840.113549.3.2'
export const SEED_CBC = '1.2.410.200004.1.4'
export const SEED_CBC_SHA1 = '1.2.410.200004.1.15'

/** PBES1: the key and the IV are the halves of PBKDF1's bytes (RFC 8018 §6.1, appendix A.3). */
export const PBES1: Readonly<Record<string, { readonly hash: 'MD5' | 'SHA-1'; readonly cipher: Cipher }>> = {
  '1.2.840.113549.1.5.3': { hash: 'MD5', cipher: DES },
  '1.2.840.113549.1.5.6': { hash: 'MD5', cipher: rc2(8, 64) },
  '1.2.840.113549.1.5.10': { hash: 'SHA-1', cipher: DES },
  '1.2.840.113549.1.5.11': { hash: 'SHA-1', cipher: rc2(8, 64) },
}

/** PKCS#12's own, each with SHA-1 (RFC 7292 appendix C). RC4 is not among them: nobody's key lies under it any more. */
export const PKCS12_PBE: Readonly<Record<string, Cipher>> = {
  '1.2.840.113549.1.12.1.3': TRIPLE_DES,
  '1.2.840.113549.1.12.1.4': TWO_KEY_TRIPLE_DES,
  '1.2.840.113549.1.12.1.5': rc2(16, 128),
  '1.2.840.113549.1.12.1.6': rc2(5, 40),
}

/** Ciphers of PBES2 whose parameter is the IV alone (RFC 8018 appendix B.2, RFC 3565 §4.1, RFC 4010 §3, RFC 5794). */
export const PBES2_CIPHERS: Readonly<Record<string, Cipher>> = {
  '1.3.14.3.2.7': DES,
  '1.2.840.113549.3.7': TRIPLE_DES,
  '2.16.840.1.101.3.4.1.2': aes(16),
  '2.16.840.1.101.3.4.1.22': aes(24),
  '2.16.840.1.101.3.4.1.42': aes(32),
  [SEED_CBC]: SEED,
  '1.2.410.200046.1.1.2': ARIA_128,
  '1.2.410.200046.1.1.7': ARIA_192,
  '1.2.410.200046.1.1.12': ARIA_256,
}
