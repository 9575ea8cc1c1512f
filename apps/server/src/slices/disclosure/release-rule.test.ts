import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideRelease, type ReleaseQuestion } from './release-rule.ts'

const open: ReleaseQuestion = {
  disclosure: 'OPEN',
  clauses: [],
  approverGradeRank: 5,
  threshold: 5,
  findings: [],
  unreadAttachments: 0,
  kind: 'GENERAL',
}

describe('the rule of automatic publication', () => {
  it.each<[string, Partial<ReleaseQuestion>, string, string[]]>([
    ['open and clean', {}, 'PUBLISH', []],
    ['a higher approver', { approverGradeRank: 0 }, 'PUBLISH', []],
    ['a lower approver', { approverGradeRank: 6 }, 'HOLD', ['APPROVER_BELOW_THRESHOLD']],
    ['a petition', { kind: 'PETITION' }, 'HOLD', ['PETITION']],
    ['personal data', { findings: [{ where: 'BODY' }, { where: 'ATTACHMENT' }] }, 'HOLD', ['PERSONAL_DATA']],
    ['personal data in the title', { findings: [{ where: 'TITLE' }] }, 'HOLD', ['PERSONAL_DATA_IN_TITLE']],
    ['an attachment nobody read', { unreadAttachments: 1 }, 'HOLD', ['ATTACHMENT_NOT_READ']],
    ['open with a clause', { clauses: [5] }, 'HOLD', ['CLAUSES_CONTRADICT']],
    ['partly open', { disclosure: 'PARTIAL', clauses: [6] }, 'HOLD', ['PARTIAL_NEEDS_REDACTION']],
    ['closed', { disclosure: 'CLOSED', clauses: [6] }, 'LIST', []],
    [
      'closed with personal data inside',
      { disclosure: 'CLOSED', clauses: [6], findings: [{ where: 'BODY' }], kind: 'PETITION' },
      'LIST',
      [],
    ],
    [
      'closed with a telling title',
      { disclosure: 'CLOSED', clauses: [6], findings: [{ where: 'TITLE' }] },
      'HOLD',
      ['PERSONAL_DATA_IN_TITLE'],
    ],
    ['closed without a clause', { disclosure: 'CLOSED' }, 'HOLD', ['CLAUSES_MISSING']],
  ])('%s', (_, change, outcome, reasons) => {
    expect(decideRelease({ ...open, ...change })).toEqual({ outcome, reasons })
  })

  it('lets a text out only when nothing at all stands against it', () => {
    const question = fc.record({
      disclosure: fc.constantFrom('OPEN' as const, 'PARTIAL' as const, 'CLOSED' as const),
      clauses: fc.subarray([1, 5, 6]),
      approverGradeRank: fc.nat(9),
      threshold: fc.nat(9),
      findings: fc.array(fc.record({ where: fc.constantFrom('TITLE' as const, 'BODY' as const, 'ATTACHMENT' as const) }), {
        maxLength: 2,
      }),
      unreadAttachments: fc.nat(1),
      kind: fc.constantFrom('GENERAL', 'PETITION'),
    })
    fc.assert(
      fc.property(question, (q) => {
        const { outcome, reasons } = decideRelease(q)
        const clean = q.findings.length === 0 && q.unreadAttachments === 0 && q.kind !== 'PETITION'
        expect(outcome === 'PUBLISH').toBe(
          q.disclosure === 'OPEN' && q.clauses.length === 0 && clean && q.approverGradeRank <= q.threshold,
        )
        expect(outcome === 'HOLD').toBe(reasons.length > 0)
      }),
    )
  })
})
