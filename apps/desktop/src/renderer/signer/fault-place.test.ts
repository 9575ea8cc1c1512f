import { expect, test } from 'vitest'
import type { ClientFault } from '../api/fault.ts'
import { placeOf } from './fault-place.ts'

const fault = (code: string, kind: ClientFault['kind']): ClientFault => ({ code, kind, sentence: null, facts: {} })

test.each([
  ['KEY_PASSWORD_WRONG', 'CLIENT', 'password'],
  ['CERTIFICATE_NOT_YOURS', 'FORBIDDEN', 'key'],
  ['CERTIFICATE_EXPIRED', 'REFUSED', 'key'],
  ['CERTIFICATE_REVOKED', 'REFUSED', 'key'],
  ['DOCUMENT_SWAPPED', 'CLIENT', 'document'],
  ['STAGE_STALE', 'CONFLICT', 'document'],
  ['ACT_CONFLICT', 'CONFLICT', 'document'],
  ['ACT_REFUSED', 'REFUSED', 'document'],
  ['NETWORK', 'NETWORK', 'foot'],
  ['DRAFT_FAULTY', 'REFUSED', 'foot'],
] as const)('%s is said where the person looks', (code, kind, place) => {
  expect(placeOf(fault(code, kind))).toBe(place)
})
