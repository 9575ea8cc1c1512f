import { expect, test } from 'vitest'
import type { ClientFault } from '../api/fault.ts'
import { needsReopening, placeOf } from './fault-place.ts'

const fault = (code: string, kind: ClientFault['kind']): ClientFault => ({ code, kind, sentence: null, facts: {} })

test.each([
  ['KEY_PASSWORD_WRONG', 'CLIENT', 'password', false],
  ['CERTIFICATE_NOT_YOURS', 'FORBIDDEN', 'key', false],
  ['CERTIFICATE_EXPIRED', 'REFUSED', 'key', false],
  ['CERTIFICATE_REVOKED', 'REFUSED', 'key', false],
  ['DOCUMENT_SWAPPED', 'CLIENT', 'document', true],
  ['STAGE_STALE', 'CONFLICT', 'document', true],
  ['ACT_CONFLICT', 'CONFLICT', 'document', true],
  ['ACT_REFUSED', 'REFUSED', 'document', true],
  ['NETWORK', 'NETWORK', 'foot', false],
  ['DRAFT_FAULTY', 'REFUSED', 'foot', false],
] as const)('%s is said where the person looks', (code, kind, place, reopening) => {
  expect(placeOf(fault(code, kind))).toBe(place)
  expect(needsReopening(fault(code, kind))).toBe(reopening)
})
