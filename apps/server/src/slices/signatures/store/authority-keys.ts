import { type Handle, tables } from '../../../kernel/db.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { AuthorityProfile, SignaturesTables } from '../schema.ts'

const db = (handle: Handle) => tables<SignaturesTables>(handle)

/** A key of an authority with the certificate that it issues under. */
export type AuthorityKey = SignaturesTables['issuedCertificates'] & { readonly container: string }

/** The key in use. */
export async function currentKey(handle: Handle, profile: AuthorityProfile): Promise<AuthorityKey | undefined> {
  return db(handle)
    .selectFrom('authorityKeys')
    .innerJoin('issuedCertificates', 'issuedCertificates.serialNumber', 'authorityKeys.serialNumber')
    .selectAll('issuedCertificates')
    .select('authorityKeys.container')
    .where('authorityKeys.profile', '=', profile)
    .executeTakeFirst()
}

/** Keys that have a successor, newest first. */
export async function formerKeys(handle: Handle, profile: AuthorityProfile): Promise<readonly AuthorityKey[]> {
  return db(handle)
    .selectFrom('formerAuthorityKeys')
    .innerJoin('issuedCertificates', 'issuedCertificates.serialNumber', 'formerAuthorityKeys.serialNumber')
    .selectAll('issuedCertificates')
    .select('formerAuthorityKeys.container')
    .where('formerAuthorityKeys.profile', '=', profile)
    .orderBy('formerAuthorityKeys.retiredAt', 'desc')
    .execute()
}

/** Puts the key in use among those that have a successor; the new one then takes its place. */
export async function retireKey(tx: Tx, profile: AuthorityProfile): Promise<void> {
  const key = await currentKey(tx, profile)
  if (key === undefined) return
  const { serialNumber, container } = key
  await db(tx)
    .insertInto('formerAuthorityKeys')
    .values({ serialNumber, profile, container, retiredAt: tx.now.toISOString() })
    .execute()
}

/** Every certificate that an authority of the office ever had, with those that an old key gave to its successor. */
export async function authorityCertificates(handle: Handle): Promise<readonly SignaturesTables['issuedCertificates'][]> {
  return db(handle).selectFrom('issuedCertificates').selectAll().where('profile', 'in', ['root', 'issuing']).execute()
}
