import {
  addFormFields,
  applyUpdate,
  archiveUpdate,
  type Commitment,
  digestByteRange,
  digestOf,
  embedSignature,
  type FormField,
  fillTextFields,
  prepareSignature,
  roomFor,
  signBB,
  signBT,
  validationDataUpdate,
} from '../../packages/signing/src/index.ts'
import type { LongName, LongPki } from './long-pki.ts'
import { fixture } from './signed-document.ts'

export const AT = new Date('2026-07-15T03:00:00Z')
export const FIRST_RENEWAL = new Date('2035-06-01T03:00:00Z')
export const SECOND_RENEWAL = new Date('2044-06-01T03:00:00Z')
export const READ_AT = new Date('2053-07-15T03:00:00Z')

/** Fields of a line of some signers; the last one's signature locks the others' fields, the seal's locks them again. (Not the text fields: see claims of the approval slice.) */
export function longForm(signers: number, alsoLocked: readonly string[] = []): readonly FormField[] {
  const names = Array.from({ length: signers }, (_, i) => `sign-${i + 1}`)
  const place = { page: 1, y: 700, w: 40, h: 16 }
  return [
    ...names.map(
      (name, i): FormField => ({
        ...place,
        name,
        kind: 'signature',
        x: 20 + 42 * i,
        label: name,
        ...(i === signers - 1 ? { lock: { action: 'Include', fields: names } } : {}),
      }),
    ),
    {
      ...place,
      name: 'seal',
      kind: 'signature',
      x: 540,
      label: '관인',
      lock: { action: 'Include', fields: [...names, ...alsoLocked] },
    },
    { ...place, name: 'archive-timestamp', kind: 'signature', x: 0, w: 0, h: 0, label: '보존용 타임스탬프' },
    { ...place, name: 'number', kind: 'text', x: 60, y: 740, w: 200, label: '시행 번호' },
    { ...place, name: 'enforced-on', kind: 'text', x: 300, y: 740, w: 200, label: '시행일' },
  ]
}

export interface Signing {
  readonly field: string
  readonly who: LongName
  readonly certify?: boolean
  readonly commitment: Commitment
  readonly stamped?: boolean
}

export async function signLong(
  pki: LongPki,
  pdf: Uint8Array,
  { field, who, certify = false, commitment, stamped = false }: Signing,
): Promise<Uint8Array> {
  const { certificate, chain, key } = pki.of(who)
  const prepared = await prepareSignature(pdf, {
    field,
    signerName: '김하나 (주무관)',
    signedAt: AT,
    appearance: fixture('appearance'),
    certify,
    reserveBytes: roomFor([certificate, ...chain], stamped ? roomFor([pki.of('tsa2026').certificate, ...chain]) : 0),
  })
  const open = applyUpdate(pdf, prepared.update)
  const contentDigest = await digestByteRange(open, prepared.byteRange, crypto, digestOf(key.algorithm))
  const request = { contentDigest, certificate, chain, key, claims: { role: '디지털정책과장', commitment }, crypto }
  const cms = stamped ? await signBT({ ...request, timestamp: pki.timestamps('tsa2026', AT) }) : await signBB(request)
  return embedSignature(open, prepared.byteRange, cms)
}

export const sources = (pki: LongPki, at: Date) => ({
  anchors: pki.anchors,
  intermediates: pki.intermediates,
  revocation: pki.revocation(at),
  at,
  crypto,
})
export const archive = async (
  pki: LongPki,
  pdf: Uint8Array,
  tsa: 'tsa2026' | 'tsa2035' | 'tsa2044',
  at: Date,
): Promise<Uint8Array> => applyUpdate(pdf, await archiveUpdate(pdf, { ...sources(pki, at), timestamp: pki.timestamps(tsa, at) }))

/** A whole life: signers, number, seal with timestamp, validation data, archive timestamp, two renewals. */
export async function longLife(pki: LongPki, signers: number): Promise<ReadonlyMap<string, Uint8Array>> {
  const stages = new Map<string, Uint8Array>()
  let pdf = await addFormFields(fixture('one-page'), longForm(signers))
  const keep = (name: string, next: Uint8Array): void => {
    pdf = next
    stages.set(name, next)
  }
  keep('form', pdf)
  for (let i = 1; i <= signers; i += 1)
    keep(
      `signer ${i}`,
      await signLong(pki, pdf, {
        field: `sign-${i}`,
        who: i % 2 === 0 ? 'ecdsa' : 'rsa',
        certify: i === 1,
        commitment: i === 1 ? 'proofOfOrigin' : 'proofOfApproval',
      }),
    )
  const appearance = fixture('appearance')
  keep(
    'filled',
    await fillTextFields(pdf, [
      { field: 'number', value: '디지털정책과-1', appearance },
      { field: 'enforced-on', value: '2026. 7. 15.', appearance },
    ]),
  )
  keep('seal', await signLong(pki, pdf, { field: 'seal', who: 'seal', commitment: 'proofOfOrigin', stamped: true }))
  keep('B-LT', applyUpdate(pdf, await validationDataUpdate(pdf, sources(pki, AT))))
  keep('B-LTA', await archive(pki, pdf, 'tsa2026', AT))
  keep('renewed', await archive(pki, pdf, 'tsa2035', FIRST_RENEWAL))
  keep('renewed twice', await archive(pki, pdf, 'tsa2044', SECOND_RENEWAL))
  return stages
}
