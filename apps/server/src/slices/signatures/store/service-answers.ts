import { type Handle, tables } from '../../../kernel/db.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { SignaturesTables } from '../schema.ts'

export type ServiceAnswer = SignaturesTables['serviceAnswers']

const db = (handle: Handle) => tables<SignaturesTables>(handle)

/** An answer that may still be used at an instant. */
export async function usable(handle: Handle, key: string, at: Date): Promise<ServiceAnswer | undefined> {
  const instant = at.toISOString()
  return db(handle)
    .selectFrom('serviceAnswers')
    .selectAll()
    .where('key', '=', key)
    .where('fetchedAt', '<=', instant)
    .where('usableUntil', '>', instant)
    .executeTakeFirst()
}

/** Keeps an answer in the place of the one before it, and takes away what is of no use any more. */
export async function keep(tx: Tx, answer: ServiceAnswer): Promise<void> {
  const { key: _, ...rest } = answer
  await db(tx)
    .insertInto('serviceAnswers')
    .values(answer)
    .onConflict((c) => c.column('key').doUpdateSet(rest))
    .execute()
  await db(tx).deleteFrom('serviceAnswers').where('usableUntil', '<=', tx.now.toISOString()).execute()
}
