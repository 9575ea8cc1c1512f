import type { DraftForm } from './types.ts'

/** A value with its keys in order and without what is null or undefined, so that two ways of saying nothing are one. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined && inner !== null)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, ordered(inner)]))
}

/** A form as text that is equal for equal forms. The server trims what is typed into the head, so spaces around it do not count. */
export function canonical(form: DraftForm): string {
  const { body, title, via, senderName, disclosure, recipients, ...rest } = form
  const trimmed = {
    ...rest,
    title: title.trim(),
    via: via?.trim(),
    senderName: senderName?.trim(),
    disclosure: { ...disclosure, reason: disclosure.reason.trim() },
    recipients: recipients.map((recipient) => ({ ...recipient, name: recipient.name.trim() })),
  }
  return JSON.stringify([ordered(trimmed), ordered(body)])
}

/** Whether two forms say the same. */
export function sameForm(a: DraftForm, b: DraftForm): boolean {
  return a === b || canonical(a) === canonical(b)
}
