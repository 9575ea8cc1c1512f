import { describe, expect, it } from 'vitest'
import { differencesOf, type FileVerdict, type SignatureVerdict, stands } from './verdicts.ts'

const signature = (field: string, indication: SignatureVerdict['indication'], subIndication: string | null = null) => ({
  field,
  indication,
  subIndication,
})
const file = (signatures: readonly SignatureVerdict[], documentDigest = 'a1', modifiedAfterSigning = false): FileVerdict => ({
  documentDigest,
  modifiedAfterSigning,
  signatures,
})
const good = signature('main-1', 'TOTAL-PASSED')
const bad = signature('main-1', 'TOTAL-FAILED', 'HASH_FAILURE')

describe('this machine and the server', () => {
  it.each<[string, FileVerdict | null, FileVerdict, ReturnType<typeof differencesOf>]>([
    ['agree', file([good]), file([good]), []],
    ['agree on what is bad', file([bad]), file([bad]), []],
    [
      'differ over one signature',
      file([bad]),
      file([good]),
      [{ what: 'SIGNATURE', field: 'main-1', here: 'TOTAL-FAILED', there: 'TOTAL-PASSED' }],
    ],
    [
      'differ over one that is not there',
      file([]),
      file([good]),
      [{ what: 'SIGNATURE', field: 'main-1', here: null, there: 'TOTAL-PASSED' }],
    ],
    [
      'differ over one that is not told',
      file([good]),
      file([]),
      [{ what: 'SIGNATURE', field: 'main-1', here: 'TOTAL-PASSED', there: null }],
    ],
    ['do not speak of one file', file([good], 'b2'), file([good]), [{ what: 'FILE' }]],
    ['are not compared where the server judged another state', file([good]), file([bad], 'b2'), []],
    ['differ over what is no PDF', null, file([good]), [{ what: 'UNREADABLE' }]],
  ])('%s', (_, here, there, differences) => expect(differencesOf(here, there, 'a1')).toEqual(differences))
})

describe('signatures stand', () => {
  it.each<[string, FileVerdict | null, boolean]>([
    ['where there are none', file([]), true],
    ['where each holds', file([good]), true],
    ['where an authority is silent', file([signature('main-1', 'INDETERMINATE', 'TRY_LATER')]), true],
    ['not where one fails', file([good, { ...bad, field: 'main-2' }]), false],
    ['not where one is a stranger’s', file([signature('main-1', 'INDETERMINATE', 'NO_CERTIFICATE_CHAIN_FOUND')]), false],
    ['not in a file that was changed', file([good], 'a1', true), false],
    ['not in what is no PDF', null, false],
  ])('%s', (_, report, outcome) => expect(stands(report)).toBe(outcome))
})
