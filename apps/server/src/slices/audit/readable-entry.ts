import { z } from 'zod'
import type { AuditEntry } from './schema.ts'

/** An entry as a screen shows it. */
export interface ReadableEntry {
  readonly seq: number
  readonly at: string
  readonly actor: {
    readonly kind: AuditEntry['actorKind']
    readonly id: string | null
    readonly name: string
    readonly roles: readonly string[]
  }
  readonly from: { readonly address: string; readonly client: string } | null
  readonly type: string
  /** `name`: the title that the log told last of a document; null where it told none. */
  readonly subject: { readonly kind: string; readonly id: string; readonly name: string | null }
  readonly facts: Readonly<Record<string, unknown>>
  readonly hash: string
}

const roles = z.array(z.string())
// Not a record of zod's: that drops a fact whose name is `__proto__`, and a log shows everything.
const facts = z.custom<Readonly<Record<string, unknown>>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
)

/** Reads a stored entry; text that is no longer JSON is shown as it stands, because a tampered log must still be readable. */
export function readable(entry: AuditEntry, names: ReadonlyMap<string, string>): ReadableEntry {
  return {
    seq: entry.seq,
    at: entry.at,
    actor: {
      kind: entry.actorKind,
      id: entry.actorId,
      name: entry.actorName,
      roles: roles.safeParse(parsed(entry.actorRoles)).data ?? [entry.actorRoles],
    },
    from: entry.address === null ? null : { address: entry.address, client: entry.client ?? '' },
    type: entry.type,
    subject: {
      kind: entry.subjectKind,
      id: entry.subjectId,
      name: (entry.subjectKind === 'document' && names.get(entry.subjectId)) || null,
    },
    facts: facts.safeParse(parsed(entry.facts)).data ?? { unreadable: entry.facts },
    hash: entry.hash,
  }
}

const titled = z.object({ title: z.string().min(1) })

/** The title that stored facts tell; undefined where they tell none. */
export function titleIn(stored: string): string | undefined {
  return titled.safeParse(parsed(stored)).data?.title
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
