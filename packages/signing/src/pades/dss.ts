import { PDFName, PDFRawStream, PDFRef } from 'pdf-lib'
import { hex } from '../asn1/bytes.ts'
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

const STORES = [
  ['Certs', 'certificates'],
  ['OCSPs', 'ocsps'],
  ['CRLs', 'crls'],
] as const

/** More values, or larger ones, than validation of a file ever needs. */
const MOST_VALUES = 256
const LARGEST_VALUE = 4 * 1024 * 1024

/** Adds validation material to the document security store, each value once; what stands in it already stays: level B-LT. @throws PDF_BROKEN */
export async function addDss(pdf: Uint8Array, material: ValidationMaterial): Promise<Uint8Array> {
  const update = IncrementalUpdate.open(pdf)
  const { base } = update
  const present = base.dict(base.catalog, 'DSS')
  const dss = present === undefined ? update.context.obj({ Type: 'DSS' }) : present.clone(update.context)
  let added = false
  for (const [key, values] of STORES) {
    const stored = storedValues(base, key)
    const refs = [...stored.values()].map((one) => one.ref)
    for (const value of material[values]) {
      if (stored.has(hex(value))) continue
      const ref = update.addStream(value)
      stored.set(hex(value), { ref, value })
      refs.push(ref)
      added = true
    }
    if (refs.length > 0) dss.set(PDFName.of(key), update.context.obj(refs))
  }
  if (!added) return pdf
  update.touchCatalog().set(PDFName.of('DSS'), update.add(dss))
  return applyUpdate(pdf, update.finish().update)
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

/** Values of one store by their hex text. The first that cannot be read ends the list, so that a file full of bombs costs one. */
function storedValues(revision: Revision, key: string): Map<string, Stored> {
  const values = new Map<string, Stored>()
  try {
    const dss = revision.dict(revision.catalog, 'DSS')
    const refs = dss === undefined ? undefined : revision.array(dss, key)
    for (const ref of refs?.asArray().slice(0, MOST_VALUES) ?? []) {
      const stream = revision.resolve(ref)
      if (!(ref instanceof PDFRef) || !(stream instanceof PDFRawStream)) continue
      const value = decodeBounded(stream, LARGEST_VALUE)
      values.set(hex(value), { ref, value })
    }
  } catch (error) {
    if (!(error instanceof SigningError)) throw error
  }
  return values
}
