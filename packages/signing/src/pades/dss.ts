import { type PDFDict, PDFName, PDFRawStream, PDFRef } from 'pdf-lib'
import { keyOf } from '../asn1/bytes.ts'
import { SigningError } from '../errors.ts'
import { decodeBounded } from '../pdf/bounded-stream.ts'
import { applyUpdate, IncrementalUpdate } from '../pdf/incremental-update.ts'
import type { Revision } from '../pdf/revision.ts'

/** What a validator needs when the services are gone (EN 319 142-1 §5.4.2). */
export interface ValidationMaterial {
  readonly certificates: readonly Uint8Array[]
  readonly ocsps: readonly Uint8Array[]
  readonly crls: readonly Uint8Array[]
}

/** The same for one signature; `key` names it as `vriKey` does (EN 319 142-1 §5.4.2.3). */
export interface SignatureMaterial extends ValidationMaterial {
  readonly key: string
}

/** Names in the store and in the VRI dictionary of one signature. */
const STORES = [
  ['Certs', 'Cert', 'certificates'],
  ['OCSPs', 'OCSP', 'ocsps'],
  ['CRLs', 'CRL', 'crls'],
] as const

/** More values, or larger ones, than validation of a file ever needs. */
const MOST_VALUES = 256
const LARGEST_VALUE = 4 * 1024 * 1024
/** What the values of one store take together. */
const LARGEST_STORE = 24 * 1024 * 1024

/** Adds validation material to the document security store, each value once; what stands in it already stays. @throws PDF_BROKEN */
export async function addDss(pdf: Uint8Array, material: ValidationMaterial): Promise<Uint8Array> {
  const update = dssUpdate(pdf, material)
  return update.length === 0 ? pdf : applyUpdate(pdf, update)
}

/**
 * The update that adds validation material to the document security store: each value once, and for each signature the values that prove
 * it (VRI). Empty when everything stands there already.
 * @throws PDF_BROKEN
 */
export function dssUpdate(
  pdf: Uint8Array,
  material: ValidationMaterial,
  signatures: readonly SignatureMaterial[] = [],
): Uint8Array {
  const update = IncrementalUpdate.open(pdf)
  const { base, context } = update
  const present = base.dict(base.catalog, 'DSS')
  const dss = present === undefined ? context.obj({ Type: 'DSS' }) : present.clone(context)
  const proven = base.dict(dss, 'VRI')
  const unproven = signatures.filter((signature) => proven?.has(PDFName.of(signature.key)) !== true)
  const vri = unproven.map(() => context.obj({ Type: 'VRI' }))
  let added = unproven.length > 0
  for (const [key, single, kind] of STORES) {
    const stored = storedValues(base, key)
    const refs = [...stored.values()].map((one) => one.ref)
    const refOf = (value: Uint8Array): PDFRef => {
      const known = stored.get(keyOf(value))
      if (known !== undefined) return known.ref
      const ref = update.addStream(value)
      stored.set(keyOf(value), { ref, value })
      refs.push(ref)
      added = true
      return ref
    }
    for (const value of material[kind]) refOf(value)
    for (const [i, signature] of unproven.entries()) {
      const own = [...new Set(signature[kind].map(refOf))]
      if (own.length > 0) vri[i]?.set(PDFName.of(single), context.obj(own))
    }
    if (refs.length > 0) dss.set(PDFName.of(key), context.obj(refs))
  }
  if (!added) return new Uint8Array()
  if (vri.length > 0) dss.set(PDFName.of('VRI'), vriOf(proven, unproven, vri, update))
  update.touchCatalog().set(PDFName.of('DSS'), update.add(dss))
  return update.finish().update
}

function vriOf(
  proven: PDFDict | undefined,
  signatures: readonly SignatureMaterial[],
  entries: readonly PDFDict[],
  { context }: IncrementalUpdate,
): PDFDict {
  const all = proven === undefined ? context.obj({}) : proven.clone(context)
  for (const [i, { key }] of signatures.entries()) {
    const entry = entries[i]
    if (entry !== undefined) all.set(PDFName.of(key), entry)
  }
  return all
}

/** Keys of the signatures that have their own material in the store. */
export function readVriKeys(revision: Revision): ReadonlySet<string> {
  const dss = revision.dict(revision.catalog, 'DSS')
  const vri = dss === undefined ? undefined : revision.dict(dss, 'VRI')
  return new Set(vri?.keys().map((key) => key.decodeText()) ?? [])
}

/** The validation material of a file. What cannot be read is left out: it proves nothing, and nobody signed for it. */
export function readDss(revision: Revision): ValidationMaterial {
  const [certificates = [], ocsps = [], crls = []] = STORES.map(([key]) =>
    [...storedValues(revision, key).values()].map((one) => one.value),
  )
  return { certificates, ocsps, crls }
}

interface Stored {
  readonly ref: PDFRef
  readonly value: Uint8Array
}

/** Values of one store by their bytes. The first that cannot be read ends the list, so that a file full of bombs costs one. */
function storedValues(revision: Revision, key: string): Map<string, Stored> {
  const values = new Map<string, Stored>()
  let left = LARGEST_STORE
  try {
    const dss = revision.dict(revision.catalog, 'DSS')
    const refs = dss === undefined ? undefined : revision.array(dss, key)
    for (const ref of refs?.asArray().slice(0, MOST_VALUES) ?? []) {
      const stream = revision.resolve(ref)
      if (!(ref instanceof PDFRef) || !(stream instanceof PDFRawStream)) continue
      const value = decodeBounded(stream, Math.min(LARGEST_VALUE, left))
      left -= value.length
      values.set(keyOf(value), { ref, value })
    }
  } catch (error) {
    if (!(error instanceof SigningError)) throw error
  }
  return values
}
