import { sameForm } from './same-form.ts'
import type { DraftForm } from './types.ts'

/** What this computer holds of a draft that may not have reached the server. */
export interface LocalCopy {
  readonly documentId: string
  readonly personId: string
  readonly form: DraftForm
  /** The server's version that the form was changed from. */
  readonly basedOn: number
  /** The server's form of that version. */
  readonly base: DraftForm
  /** What was sent and never answered; one of it may have arrived. */
  readonly sent: readonly DraftForm[]
  /** ISO 8601. */
  readonly changedAt: string
}

export interface ServerCopy {
  readonly version: number
  readonly savedAt: string
  readonly form: DraftForm
}

/**
 * Which form goes on. SERVER: nothing here that the server does not have. LOCAL: the server has only what this computer knew
 * or sent itself, so the local form is the later one and is saved on top of `version`. BOTH: both were changed; a person decides.
 */
export type Verdict = { readonly goesOn: 'SERVER' } | { readonly goesOn: 'LOCAL' } | { readonly goesOn: 'BOTH' }

/** Judges a local copy against what the server has. */
export function reconcile(server: ServerCopy, local: Pick<LocalCopy, 'form' | 'basedOn' | 'base' | 'sent'> | null): Verdict {
  if (local === null || sameForm(local.form, server.form)) return { goesOn: 'SERVER' }
  const known = local.basedOn === server.version || sameForm(local.base, server.form)
  const arrived = local.sent.some((form) => sameForm(form, server.form))
  return { goesOn: known || arrived ? 'LOCAL' : 'BOTH' }
}
