import { createRequire } from 'node:module'

/** The module that talks to PKCS#11 libraries. Native code, and so an optional part: a desk without it signs with files. */
export type Pkcs11Module = typeof import('pkcs11js')

/** Values of PKCS#11 2.40 that are used here, written out so that they are at hand where the module is not. */
export const CK = {
  CLASS: 0x00,
  VALUE: 0x11,
  ID: 0x102,
  ALWAYS_AUTHENTICATE: 0x202,
  CERTIFICATE: 0x01,
  PRIVATE_KEY: 0x03,
  RSA_PKCS: 0x01,
  ECDSA: 0x1041,
  SERIAL_SESSION: 0x04,
  USER: 1,
  CONTEXT_SPECIFIC: 2,
  TOKEN_INITIALIZED: 0x400,
  PIN_FINAL_TRY: 0x20000,
  PIN_LOCKED: 0x40000,
  ERROR_ATTRIBUTE_TYPE: 0x12,
  ERROR_PIN_INCORRECT: 0xa0,
  ERROR_PIN_INVALID: 0xa1,
  ERROR_PIN_LEN_RANGE: 0xa2,
  ERROR_PIN_LOCKED: 0xa4,
  MOST_OBJECTS: 64,
} as const

/** The CKR code of an error that a library gave, or null. */
export function codeOf(error: unknown): number | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'number' ? error.code : null
}

/** What Node says of native code that is not there or was built for another system. */
const ABSENT: ReadonlySet<string> = new Set(['MODULE_NOT_FOUND', 'ERR_DLOPEN_FAILED'])

/** Loads the module from the first of some places; null when none has it built. */
export function loadPkcs11(places: readonly string[]): Pkcs11Module | null {
  const require = createRequire(import.meta.url)
  for (const place of places) {
    try {
      return require(place) as Pkcs11Module
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && typeof error.code === 'string' && ABSENT.has(error.code))) throw error
    }
  }
  return null
}
