import { type Handle, tables } from '../../../kernel/db.ts'
import { prepared } from '../../../kernel/prepared.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { IdentityTables } from '../../identity/index.ts'
import type { SignaturesTables } from '../schema.ts'

export type StoredImage = SignaturesTables['signatureImages']

const db = (handle: Handle) => tables<SignaturesTables>(handle)
type Db = ReturnType<typeof db>

/** A person's present image. */
export async function imageOf(handle: Handle, personId: string): Promise<StoredImage | undefined> {
  return (await readImage(handle, personId))[0]
}

const readImage = prepared((all: Db, personId: string) =>
  all.selectFrom('signatureImages').selectAll().where('personId', '=', personId),
)

/** Keeps a person's image in the place of the one before. */
export async function putImage(tx: Tx, row: StoredImage): Promise<void> {
  const { personId: _, ...changed } = row
  await db(tx)
    .insertInto('signatureImages')
    .values(row)
    .onConflict((c) => c.column('personId').doUpdateSet(changed))
    .execute()
}

/** Takes a person's image away; undefined where there is none. */
export async function dropImage(tx: Tx, personId: string): Promise<StoredImage | undefined> {
  return db(tx).deleteFrom('signatureImages').where('personId', '=', personId).returningAll().executeTakeFirst()
}

/** Everybody's images with the person's name and unit, by name; `text` is part of the name. */
export async function listImages(
  handle: Handle,
  { text, limit }: { readonly text: string; readonly limit: number },
): Promise<readonly (StoredImage & { personName: string; post: string; unitName: string })[]> {
  return tables<SignaturesTables & Pick<IdentityTables, 'people' | 'units'>>(handle)
    .selectFrom('signatureImages')
    .innerJoin('people', 'people.id', 'signatureImages.personId')
    .innerJoin('units', 'units.id', 'people.unitId')
    .selectAll('signatureImages')
    .select(['people.name as personName', 'people.post as post', 'units.name as unitName'])
    .where('people.name', 'like', `%${text.replaceAll(/[%_\\]/g, '')}%`)
    .orderBy('people.name')
    .orderBy('people.id')
    .limit(limit)
    .execute()
}
