import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AT, FIRST_RENEWAL, longLife, READ_AT, SECOND_RENEWAL } from '../long-life.ts'
import { buildLongPki } from '../long-pki.ts'

/** When somebody looks at the file: the day of the seal, the renewals, and eighteen years after the last certificate of a person ended. */
export const LOOKED_AT = { sealed: AT, renewed: FIRST_RENEWAL, again: SECOND_RENEWAL, read: READ_AT } as const
export type LookedAt = keyof typeof LOOKED_AT

/** Files of an office over twenty-seven years: claims, locks, OCSP, VRI, two renewals. */
export interface LongCases {
  readonly anchor: string
  /** The lists that the office publishes on a day. */
  readonly lists: Readonly<Record<LookedAt, string>>
  readonly file: (name: string) => string
}

/** Writes every stage of the life of a document with three signers: `signer-3.pdf`, `seal.pdf`, `B-LT.pdf`, `B-LTA.pdf`, `renewed-twice.pdf`… */
export async function writeLongCases(folder: string): Promise<LongCases> {
  const pki = await buildLongPki()
  const path = (name: string): string => join(folder, name)
  for (const [name, at] of Object.entries(LOOKED_AT)) {
    mkdirSync(path(name), { recursive: true })
    for (const [i, list] of (await pki.lists(at)).entries()) writeFileSync(path(`${name}/${i}.crl`), list)
  }
  for (const [name, pdf] of await longLife(pki, 3)) writeFileSync(path(`${name.replaceAll(' ', '-')}.pdf`), pdf)
  writeFileSync(path('root.der'), pki.anchors[0] ?? new Uint8Array())
  const lists = { sealed: path('sealed'), renewed: path('renewed'), again: path('again'), read: path('read') }
  return { anchor: path('root.der'), lists, file: path }
}
