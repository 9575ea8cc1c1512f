import type { Kysely } from 'kysely'
import { type Handle, tables } from '../../kernel/db.ts'
import { prepared } from '../../kernel/prepared.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { IdentityTables } from '../identity/index.ts'
import type { AuthorityProfile, CertificateProfile, SignaturesTables } from './schema.ts'

export type IssuedCertificate = SignaturesTables['issuedCertificates']
export type SigningStage = SignaturesTables['signingStages']
export type AcceptedSignature = SignaturesTables['acceptedSignatures']
export type Seal = SignaturesTables['sealRegister']

const db = (handle: Handle) => tables<SignaturesTables>(handle)
/** For statements that every signature runs, which are built once. */
type Db = Kysely<SignaturesTables>

/** Keeps an issued certificate. */
export async function insertCertificate(tx: Tx, row: IssuedCertificate): Promise<void> {
  await db(tx).insertInto('issuedCertificates').values(row).execute()
}

/** Keeps the container of a key that the office holds; a renewed key takes the old one's place. */
export async function putAuthorityKey(tx: Tx, row: SignaturesTables['authorityKeys']): Promise<void> {
  await db(tx)
    .insertInto('authorityKeys')
    .values(row)
    .onConflict((c) =>
      c.column('profile').doUpdateSet({ serialNumber: row.serialNumber, container: row.container, createdAt: row.createdAt }),
    )
    .execute()
}

/** The container of one of the office's own keys; undefined before the authority was founded. */
export async function findAuthorityKey(
  handle: Handle,
  profile: CertificateProfile,
): Promise<SignaturesTables['authorityKeys'] | undefined> {
  return db(handle).selectFrom('authorityKeys').selectAll().where('profile', '=', profile).executeTakeFirst()
}

/** The certificate of the office's own key of a profile, the one in use. */
export async function findOwnCertificate(handle: Handle, profile: CertificateProfile): Promise<IssuedCertificate | undefined> {
  return db(handle)
    .selectFrom('authorityKeys')
    .innerJoin('issuedCertificates', 'issuedCertificates.serialNumber', 'authorityKeys.serialNumber')
    .selectAll('issuedCertificates')
    .where('authorityKeys.profile', '=', profile)
    .executeTakeFirst()
}

/** One issued certificate by serial number (lower-case hex). */
export async function findBySerial(handle: Handle, serialNumber: string): Promise<IssuedCertificate | undefined> {
  return db(handle).selectFrom('issuedCertificates').selectAll().where('serialNumber', '=', serialNumber).executeTakeFirst()
}

/** One issued certificate by SHA-256 fingerprint (lower-case hex). */
export async function findByFingerprint(handle: Handle, fingerprint: string): Promise<IssuedCertificate | undefined> {
  return db(handle).selectFrom('issuedCertificates').selectAll().where('fingerprint', '=', fingerprint).executeTakeFirst()
}

/** A person's certificates, newest first. */
export async function certificatesOf(handle: Handle, personId: string): Promise<readonly IssuedCertificate[]> {
  return db(handle)
    .selectFrom('issuedCertificates')
    .selectAll()
    .where('personId', '=', personId)
    .orderBy('notBefore', 'desc')
    .execute()
}

/** Certificates by what people look for, newest first (serial numbers part those of one instant), with the person's name. */
export async function searchCertificates(
  handle: Handle,
  filter: {
    text?: string | undefined
    personId?: string | undefined
    profile?: CertificateProfile | undefined
    limit: number
    after: string | null
  },
): Promise<readonly (IssuedCertificate & { personName: string | null })[]> {
  let found = tables<SignaturesTables & Pick<IdentityTables, 'people'>>(handle)
    .selectFrom('issuedCertificates')
    .leftJoin('people', 'people.id', 'issuedCertificates.personId')
    .selectAll('issuedCertificates')
    .select('people.name as personName')
  const { text, personId, profile, after } = filter
  if (text !== undefined && text !== '') {
    const part = `%${text.replaceAll(/[%_\\]/g, '')}%`
    found = found.where(({ or, eb }) =>
      or([
        eb('issuedCertificates.subject', 'like', part),
        eb('people.name', 'like', part),
        eb('issuedCertificates.serialNumber', 'like', part.slice(1)),
      ]),
    )
  }
  if (personId !== undefined) found = found.where('issuedCertificates.personId', '=', personId)
  if (profile !== undefined) found = found.where('issuedCertificates.profile', '=', profile)
  if (after !== null) {
    const last = await findBySerial(handle, after)
    if (last === undefined) return []
    found = found.where(({ or, and, eb }) =>
      or([
        eb('issuedCertificates.notBefore', '<', last.notBefore),
        and([eb('issuedCertificates.notBefore', '=', last.notBefore), eb('issuedCertificates.serialNumber', '<', after)]),
      ]),
    )
  }
  return found
    .orderBy('issuedCertificates.notBefore', 'desc')
    .orderBy('issuedCertificates.serialNumber', 'desc')
    .limit(filter.limit)
    .execute()
}

/** Everything revoked or on hold, for the list of one issuer: the root answers for authorities, the issuing authority for everybody else. */
export async function revokedCertificates(handle: Handle, issuer: AuthorityProfile): Promise<readonly IssuedCertificate[]> {
  return db(handle)
    .selectFrom('issuedCertificates')
    .selectAll()
    .where('revokedAt', 'is not', null)
    .where('profile', issuer === 'root' ? 'in' : 'not in', ['root', 'issuing'])
    .orderBy('revokedAt')
    .execute()
}

/** Marks a certificate revoked; false when there is none or it already is. One that is on hold may be revoked for good, as of its hold. */
export async function markRevoked(tx: Tx, serialNumber: string, reason: string): Promise<boolean> {
  const row = await db(tx)
    .updateTable('issuedCertificates')
    .set((e) => ({ revokedAt: e.fn.coalesce('revokedAt', e.val(tx.now.toISOString())), revocationReason: reason }))
    .where('serialNumber', '=', serialNumber)
    .where((e) =>
      e.or([
        e('revokedAt', 'is', null),
        ...(reason === 'certificateHold' ? [] : [e('revocationReason', '=', 'certificateHold')]),
      ]),
    )
    .returning('serialNumber')
    .executeTakeFirst()
  return row !== undefined
}

/** Notes that its person asks for the renewal of a certificate in use; false when there is none. */
export async function markRenewalAsked(tx: Tx, serialNumber: string, personId: string): Promise<boolean> {
  const row = await db(tx)
    .updateTable('issuedCertificates')
    .set({ renewalAskedAt: tx.now.toISOString() })
    .where('serialNumber', '=', serialNumber)
    .where('personId', '=', personId)
    .where('revokedAt', 'is', null)
    .returning('serialNumber')
    .executeTakeFirst()
  return row !== undefined
}

/** Takes a certificate back from its hold; false when there is none or it is not on hold. */
export async function markReleased(tx: Tx, serialNumber: string): Promise<boolean> {
  const row = await db(tx)
    .updateTable('issuedCertificates')
    .set({ revokedAt: null, revocationReason: null })
    .where('serialNumber', '=', serialNumber)
    .where('revocationReason', '=', 'certificateHold')
    .returning('serialNumber')
    .executeTakeFirst()
  return row !== undefined
}

/** Certificates that end before an instant or whose person asked, are not revoked and have no successor, soonest first, with the person's name. */
export async function endingCertificates(
  handle: Handle,
  from: Date,
  until: Date,
  limit: number,
): Promise<readonly (IssuedCertificate & { personName: string | null })[]> {
  return tables<SignaturesTables & Pick<IdentityTables, 'people'>>(handle)
    .selectFrom('issuedCertificates')
    .leftJoin('people', 'people.id', 'issuedCertificates.personId')
    .selectAll('issuedCertificates')
    .select('people.name as personName')
    .where('notAfter', '>', from.toISOString())
    .where(({ or, eb }) => or([eb('notAfter', '<=', until.toISOString()), eb('renewalAskedAt', 'is not', null)]))
    .where('revokedAt', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('issuedCertificates as successor')
            .select('successor.serialNumber')
            .whereRef('successor.renewedFrom', '=', 'issuedCertificates.serialNumber'),
        ),
      ),
    )
    .orderBy('notAfter')
    .orderBy('issuedCertificates.serialNumber')
    .limit(limit)
    .execute()
}

/** The present value of a counter, 0 before its first. */
export async function countOf(handle: Handle, name: string): Promise<number> {
  const row = await db(handle).selectFrom('authorityCounters').select('value').where('name', '=', name).executeTakeFirst()
  return Number(row?.value ?? 0)
}

/** The next value of a counter, from 1. */
export async function nextCount(tx: Tx, name: string): Promise<number> {
  const row = await db(tx)
    .insertInto('authorityCounters')
    .values({ name, value: 1 })
    .onConflict((c) => c.column('name').doUpdateSet((e) => ({ value: e('authorityCounters.value', '+', 1) })))
    .returning('value')
    .executeTakeFirstOrThrow()
  return Number(row.value)
}

/** Keeps a stage that was handed out. */
export async function insertStage(tx: Tx, stage: SigningStage): Promise<void> {
  await db(tx).insertInto('signingStages').values(stage).execute()
}

/** A stage by id. */
export async function findStage(handle: Handle, id: string): Promise<SigningStage | undefined> {
  return (await readStage(handle, id))[0]
}

const readStage = prepared((db: Db, id: string) => db.selectFrom('signingStages').selectAll().where('id', '=', id))

/** Settles the open stages of a document after a signature was accepted: one is used, every other is stale. Returns false when that one was not open. */
export async function settleStages(tx: Tx, documentId: string, usedId: string): Promise<boolean> {
  return (await moveStages(tx, { documentId, usedId })).some(({ id }) => id === usedId)
}

const moveStages = prepared((db: Db, v: { documentId: string; usedId: string }) =>
  db
    .updateTable('signingStages')
    .set((e) => ({
      state: e
        .case()
        .when('id', '=', v.usedId)
        .then('USED' as const)
        .else('STALE' as const)
        .end(),
    }))
    .where('documentId', '=', v.documentId)
    .where('state', '=', 'OPEN')
    .returning('id'),
)

/** Keeps an accepted signature. */
export async function insertAccepted(tx: Tx, row: AcceptedSignature): Promise<void> {
  await writeAccepted(tx, row)
}

const writeAccepted = prepared((db: Db, row: AcceptedSignature) => db.insertInto('acceptedSignatures').values(row))

/** The accepted signatures of a document, oldest first. */
export async function acceptedOf(handle: Handle, documentId: string): Promise<readonly AcceptedSignature[]> {
  return db(handle)
    .selectFrom('acceptedSignatures')
    .selectAll()
    .where('documentId', '=', documentId)
    .orderBy('signedAt')
    .orderBy('id')
    .execute()
}

/** Registers a seal. */
export async function insertSeal(tx: Tx, seal: Seal): Promise<void> {
  await db(tx).insertInto('sealRegister').values(seal).execute()
}

/** A seal in use goes on under a renewed certificate; its impression stays. */
export async function moveSeal(tx: Tx, from: string, to: string): Promise<void> {
  await db(tx)
    .updateTable('sealRegister')
    .set({ serialNumber: to })
    .where('serialNumber', '=', from)
    .where('retiredOn', 'is', null)
    .execute()
}

/** The seal in use. */
export async function currentSeal(handle: Handle): Promise<Seal | undefined> {
  return db(handle)
    .selectFrom('sealRegister')
    .selectAll()
    .where('retiredOn', 'is', null)
    .orderBy('startedOn', 'desc')
    .limit(1)
    .executeTakeFirst()
}
