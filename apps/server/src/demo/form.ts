import type { DraftForm } from '../slices/documents/index.ts'
import { bodyOf } from './body.ts'
import type { FoundTask } from './classify.ts'
import type { DemoDocument } from './data/demo-document.ts'
import type { Founded } from './found.ts'
import { filled, type Words } from './words.ts'

/** What a form is filled from. */
export interface FormParts {
  readonly founded: Founded
  readonly task: FoundTask
  readonly words: Words
  readonly relatedIds: readonly string[]
}

const CLASSES: Readonly<Record<string, DraftForm['disclosure']['class']>> = {
  공개: 'OPEN',
  부분공개: 'PARTIAL',
  비공개: 'CLOSED',
}

/** The form of a draft, as its drafter decides it. */
export function formOf(document: DemoDocument, { founded, task, words, relatedIds }: FormParts): DraftForm {
  return {
    title: filled(document.title, words),
    kind: document.kind ?? 'GENERAL',
    form: document.form ?? 'GENERAL',
    recipients: (document.to ?? []).map((name) => ({ name, unitId: unitOf(founded, name) })),
    via: null,
    senderName: document.sender ?? null,
    sealOmitted: document.sealOmitted ?? false,
    taskId: task.id,
    folderId: task.folders.get(Number(words.day.slice(0, 4))) ?? null,
    retention: document.retention ?? task.retention,
    disclosure: disclosureOf(document, task),
    urgent: document.urgent ?? false,
    amount: document.amount ?? null,
    relatedIds: [...relatedIds],
    body: bodyOf(filled(document.body, words)),
  }
}

/** The unit whose head a recipient is: 총무과장 is 총무과's, 감사담당관 both the unit and its head. */
function unitOf(founded: Founded, recipient: string): string | null {
  return founded.units.get(recipient) ?? founded.units.get(recipient.replace(/장$/, '')) ?? null
}

function disclosureOf(document: DemoDocument, task: FoundTask): DraftForm['disclosure'] {
  if (document.disclosure === undefined) {
    const open = task.disclosure === 'OPEN'
    return { class: task.disclosure, clauses: [...task.clauses], reason: open ? '' : task.disclosureReason }
  }
  const [word = '', numbers, ...reason] = document.disclosure.split(' ')
  return {
    class: CLASSES[word] ?? 'OPEN',
    clauses: numbers === undefined ? [] : numbers.split(',').map(Number),
    reason: reason.join(' '),
  }
}
