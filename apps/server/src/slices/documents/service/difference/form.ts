import { isDeepStrictEqual } from 'node:util'
import type { DecidedField, FieldDifference } from '../../difference.ts'
import type { DraftForm } from '../../draft-form.ts'

/** Every field by name, so that a new one of the form has to be thought of here; in the order in which a form is read. */
const DECIDED: { readonly [F in DecidedField]: (before: DraftForm, after: DraftForm) => FieldDifference } = {
  kind: (a, b) => ({ field: 'kind', before: a.kind, after: b.kind }),
  form: (a, b) => ({ field: 'form', before: a.form, after: b.form }),
  recipients: (a, b) => ({ field: 'recipients', before: a.recipients, after: b.recipients }),
  via: (a, b) => ({ field: 'via', before: a.via, after: b.via }),
  senderName: (a, b) => ({ field: 'senderName', before: a.senderName, after: b.senderName }),
  sealOmitted: (a, b) => ({ field: 'sealOmitted', before: a.sealOmitted, after: b.sealOmitted }),
  taskId: (a, b) => ({ field: 'taskId', before: a.taskId, after: b.taskId }),
  folderId: (a, b) => ({ field: 'folderId', before: a.folderId, after: b.folderId }),
  retention: (a, b) => ({ field: 'retention', before: a.retention, after: b.retention }),
  disclosure: (a, b) => ({ field: 'disclosure', before: a.disclosure, after: b.disclosure }),
  amount: (a, b) => ({ field: 'amount', before: a.amount, after: b.amount }),
  relatedIds: (a, b) => ({ field: 'relatedIds', before: a.relatedIds, after: b.relatedIds }),
}

/** The fields of the decision that are different. */
export function fieldDifferences(before: DraftForm, after: DraftForm): readonly FieldDifference[] {
  return Object.values(DECIDED)
    .map((difference) => difference(before, after))
    .filter((field) => !isDeepStrictEqual(field.before, field.after))
}
