import { type Handle, tables } from '../../../kernel/db.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { IdentityTables } from '../../identity/index.ts'
import type { SignaturesTables } from '../schema.ts'

export type EnrolledCertificate = SignaturesTables['enrolledCertificates']

const db = (handle: Handle) => tables<SignaturesTables>(handle)

/** Keeps an enrolment. One that was ended may be taken up again, by the same person or by somebody else. */
export async function insert(tx: Tx, row: EnrolledCertificate): Promise<void> {
  await db(tx).insertInto('enrolledCertificates').values(row).execute()
}

/** The enrolment that a certificate has now. */
export async function findInUse(handle: Handle, fingerprint: string): Promise<EnrolledCertificate | undefined> {
  return db(handle)
    .selectFrom('enrolledCertificates')
    .selectAll()
    .where('fingerprint', '=', fingerprint)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
}

/** A person's enrolments, newest first, ended ones too. */
export async function ofPerson(handle: Handle, personId: string): Promise<readonly EnrolledCertificate[]> {
  return db(handle)
    .selectFrom('enrolledCertificates')
    .selectAll()
    .where('personId', '=', personId)
    .orderBy('enrolledAt', 'desc')
    .orderBy('id')
    .execute()
}

/** Enrolments in use with their person's name, newest first. */
export async function inUse(
  handle: Handle,
  limit: number,
): Promise<readonly (EnrolledCertificate & { personName: string | null })[]> {
  return tables<SignaturesTables & Pick<IdentityTables, 'people'>>(handle)
    .selectFrom('enrolledCertificates')
    .leftJoin('people', 'people.id', 'enrolledCertificates.personId')
    .selectAll('enrolledCertificates')
    .select('people.name as personName')
    .where('endedAt', 'is', null)
    .orderBy('enrolledAt', 'desc')
    .orderBy('enrolledCertificates.id')
    .limit(limit)
    .execute()
}

/** Paths of certificates in use, JSON, each once: there are as many as authorities, not as people. */
export async function pathsInUse(handle: Handle, limit: number): Promise<readonly string[]> {
  const rows = await db(handle)
    .selectFrom('enrolledCertificates')
    .select('chain')
    .distinct()
    .where('endedAt', 'is', null)
    .limit(limit)
    .execute()
  return rows.map((row) => row.chain)
}

/** Ends an enrolment; false where there is none in use. */
export async function end(tx: Tx, fingerprint: string): Promise<EnrolledCertificate | undefined> {
  return db(tx)
    .updateTable('enrolledCertificates')
    .set({ endedAt: tx.now.toISOString() })
    .where('fingerprint', '=', fingerprint)
    .where('endedAt', 'is', null)
    .returningAll()
    .executeTakeFirst()
}
