import { PDFName } from 'pdf-lib'
import { hex } from '../asn1/bytes.ts'
import { applyUpdate, IncrementalUpdate } from '../pdf/incremental-update.ts'

/** What a validator needs when the services are gone (EN 319 142-1 §5.4.2). */
export interface ValidationMaterial {
  readonly certificates: readonly Uint8Array[]
  readonly ocsps: readonly Uint8Array[]
  readonly crls: readonly Uint8Array[]
}

/** Adds a document security store, each value once: level B-LT. */
export async function addDss(pdf: Uint8Array, material: ValidationMaterial): Promise<Uint8Array> {
  const update = await IncrementalUpdate.open(pdf)
  const dss = update.context.obj({ Type: 'DSS' })
  const store = (key: string, values: readonly Uint8Array[]): void => {
    if (values.length > 0) dss.set(PDFName.of(key), update.context.obj(distinct(values).map((value) => update.addStream(value))))
  }
  store('Certs', material.certificates)
  store('OCSPs', material.ocsps)
  store('CRLs', material.crls)
  update.touchCatalog().set(PDFName.of('DSS'), update.add(dss))
  return applyUpdate(pdf, update.finish().update)
}

function distinct(values: readonly Uint8Array[]): readonly Uint8Array[] {
  return [...new Map(values.map((value) => [hex(value), value])).values()]
}
