import type { ClientFault } from '../api/fault.ts'

/** Where in the signing dialog a fault is said: at the password, at the key, at what is signed, or at the foot. */
export type FaultPlace = 'password' | 'key' | 'document' | 'foot'

const PLACES: Readonly<Record<string, FaultPlace>> = {
  KEY_PASSWORD_WRONG: 'password',
  TOKEN_PIN_WRONG: 'password',
  TOKEN_LAST_TRY: 'password',
  KEY_NOT_FOUND: 'key',
  KEY_CONTAINER_BROKEN: 'key',
  KEY_UNSUPPORTED: 'key',
  KEY_EXISTS: 'key',
  KEY_UNPROTECTED: 'key',
  TOKEN_LOCKED: 'key',
  TOKEN_UNAVAILABLE: 'key',
  CERTIFICATE_NOT_YOURS: 'key',
  CERTIFICATE_EXPIRED: 'key',
  CERTIFICATE_REVOKED: 'key',
  CERTIFICATE_UNTRUSTED: 'key',
  CERTIFICATE_UNKNOWN: 'key',
  DOCUMENT_SWAPPED: 'document',
  EARLIER_SIGNATURE_BROKEN: 'document',
  UPDATE_NOT_ALLOWED: 'document',
  SIGNATURE_MISMATCH: 'document',
  STAGE_UNKNOWN: 'document',
  ACT_REFUSED: 'document',
}

/** Where the person is looking when this happens. What another one changed meanwhile concerns the document. */
export function placeOf(fault: ClientFault): FaultPlace {
  return PLACES[fault.code] ?? (fault.kind === 'CONFLICT' ? 'document' : 'foot')
}
