import { type RawBuilder, sql } from 'kysely'
import type { Capabilities } from '../../../kernel/capabilities.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { WantedToken } from '../search/tokens.ts'

/** All of `all` and none of `none` together. */
export interface Match {
  readonly all: readonly WantedToken[]
  /** Left out are documents that hold every one of these. */
  readonly notAll: readonly WantedToken[]
}

/** How a full-text engine keeps tokens and finds serials by them. */
interface IndexEngine {
  put(tx: Tx, serial: number, tokens: ReadonlySet<string>): Promise<void>
  remove(tx: Tx, serial: number): Promise<void>
  /** Serials of the matches below `below`, newest first, at most `limit`: a subquery with the column `serial`. */
  hits(match: Match, below: number, limit: number): RawBuilder<{ serial: number }>
}

const fts5: IndexEngine = {
  put: async (tx, serial, tokens) => {
    await sql`insert into "archiveIndex"(rowid, t) values (${serial}, ${[...tokens].join(' ')})`.execute(tx.kysely)
  },
  remove: async (tx, serial) => {
    await sql`delete from "archiveIndex" where rowid = ${serial}`.execute(tx.kysely)
  },
  // better-sqlite3 binds numbers as REAL; an uncast bound would keep FTS5 from stopping early.
  hits: (match, below, limit) =>
    sql`select rowid as serial from "archiveIndex" where "archiveIndex" match ${ftsText(match)} and rowid < cast(${below} as integer) order by rowid desc limit cast(${limit} as integer)`,
}

const tsvector: IndexEngine = {
  put: async (tx, serial, tokens) => {
    await sql`insert into "archiveIndex"(serial, tokens) values (${serial}, array_to_tsvector(${[...tokens]}::text[]))`.execute(
      tx.kysely,
    )
  },
  remove: async (tx, serial) => {
    await sql`delete from "archiveIndex" where serial = ${serial}`.execute(tx.kysely)
  },
  hits: (match, below, limit) =>
    sql`select serial from "archiveIndex" where tokens @@ ${tsText(match)}::tsquery and serial < ${below} order by serial desc limit ${limit}`,
}

const ENGINES = { fts5, tsvector } as const satisfies Record<Capabilities['fullText'], IndexEngine>

/** The engine of a handle. */
export const engineOf = (capabilities: Capabilities): IndexEngine => ENGINES[capabilities.fullText]

/** Tokens hold letters, digits and private-use marks only, so quoting is enough. */
function ftsText({ all, notAll }: Match): string {
  const one = ({ token, prefix }: WantedToken): string => `"${token}"${prefix ? ' *' : ''}`
  const join = (tokens: readonly WantedToken[]): string => tokens.map(one).join(' AND ')
  return notAll.length === 0 ? join(all) : `(${join(all)}) NOT (${join(notAll)})`
}

function tsText({ all, notAll }: Match): string {
  const one = ({ token, prefix }: WantedToken): string => `'${token}'${prefix ? ':*' : ''}`
  const join = (tokens: readonly WantedToken[]): string => tokens.map(one).join(' & ')
  return notAll.length === 0 ? join(all) : `(${join(all)}) & !(${join(notAll)})`
}
