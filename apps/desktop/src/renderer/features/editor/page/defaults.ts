import type { DraftForm, UnitTask } from '../draft/types.ts'

/** What the head of a unit is called: 디지털정책과장; 감사담당관 is both the unit's name and the head's. */
export const headNameOf = (unitName: string): string => (unitName.endsWith('관') ? unitName : `${unitName}장`)

/**
 * A unit task brings its row of the retention schedule (기록령 25): period and disclosure. What the drafter decided otherwise than
 * the task before stays theirs; a folder of another task does not.
 */
export function withTask(form: DraftForm, task: UnitTask, before: UnitTask | undefined): Partial<DraftForm> {
  const { disclosure, retention } = form
  const untouchedPeriod = retention === null || retention === before?.retention
  const clauses = [...disclosure.clauses].sort().join()
  const untouched =
    disclosure.reason.trim() === '' &&
    (before === undefined
      ? disclosure.class === 'OPEN' && clauses === ''
      : disclosure.class === before.disclosure && clauses === [...before.clauses].sort().join())
  return {
    taskId: task.id,
    folderId: before?.id === task.id ? form.folderId : null,
    ...(untouchedPeriod ? { retention: task.retention } : {}),
    ...(untouched ? { disclosure: { class: task.disclosure, clauses: [...task.clauses], reason: '' } } : {}),
  }
}

export interface SenderNames {
  /** 한빛시장 */
  readonly agency: string
  /** 디지털정책과장 */
  readonly unit: string
}

/**
 * Recipients, and with them whose name the document bears (영 13): the head of the agency towards the outside, the head of the
 * unit between units, nobody's where there is no recipient (내부결재). A name that the drafter wrote stays.
 */
export function withRecipients(form: DraftForm, recipients: DraftForm['recipients'], names: SenderNames): Partial<DraftForm> {
  const usual = (list: DraftForm['recipients']): string | null =>
    list.length === 0 ? null : list.every(({ unitId }) => unitId !== null) ? names.unit : names.agency
  const own = form.senderName !== null && form.senderName.trim() !== '' && form.senderName !== usual(form.recipients)
  return { recipients, ...(own ? {} : { senderName: usual(recipients) }) }
}

/** What stands behind 수신 (domain of the form, 규칙 4②): 내부결재, the one recipient, or 수신자 참조. */
export function addressee(recipients: DraftForm['recipients']): 'INTERNAL' | 'ONE' | 'REFER' {
  return recipients.length === 0 ? 'INTERNAL' : recipients.length === 1 ? 'ONE' : 'REFER'
}
