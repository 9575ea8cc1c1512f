import type { RevisionDifference, RevisionName } from '../../difference.ts'
import type { Revision } from '../../documents.ts'
import { wholeOutline } from '../../rendering/outline.ts'
import { attachmentDifferences } from './attachments.ts'
import { blockDifferences, differs } from './blocks.ts'
import { newBudget } from './budget.ts'
import { fieldDifferences } from './form.ts'
import { leavesOf } from './leaves.ts'
import { Likeness } from './likeness.ts'
import { plainRuns } from './runs.ts'
import { segmentsOf } from './segments.ts'

/** What of a revision is compared. */
export type Compared = Pick<Revision, 'revisionId' | 'number' | 'createdAt' | 'form' | 'attachments'>

/**
 * What became different of everything that is decided about. Nothing that is different is called the same; empty paragraphs at the end, which print nothing,
 * count too. The same two give the same answer, in bounded time.
 */
export function revisionDifference(from: Compared, to: Compared): RevisionDifference {
  const budget = newBudget()
  const words = (before: string, after: string) =>
    before === after ? null : segmentsOf(plainRuns(before), plainRuns(after), budget)
  const title = words(from.form.title, to.form.title)
  const fields = fieldDifferences(from.form, to.form)
  const attachments = attachmentDifferences(from.attachments, to.attachments, budget)
  const [before, after] = [leavesOf(wholeOutline(from.form.body)), leavesOf(wholeOutline(to.form.body))]
  const blocks = blockDifferences(before, after, { budget, likeness: new Likeness() })
  const body = differs(blocks) ? blocks : null
  return {
    from: nameOf(from),
    to: nameOf(to),
    same: title === null && fields.length === 0 && attachments.length === 0 && body === null,
    title,
    fields,
    disclosureReason: words(from.form.disclosure.reason, to.form.disclosure.reason),
    attachments,
    body,
  }
}

const nameOf = ({ revisionId, number, createdAt }: Compared): RevisionName => ({ revisionId, number, createdAt })
