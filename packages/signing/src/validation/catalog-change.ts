import { PDFDict, PDFName, PDFRef } from 'pdf-lib'
import { fieldsOf } from '../pdf/fields.ts'
import type { Revision } from '../pdf/revision.ts'
import { type Change, notAllowed } from './change.ts'
import { formChange } from './form-change.ts'
import type { Surroundings } from './surroundings.ts'

const DSS_KEYS = new Set(['Type', 'Certs', 'OCSPs', 'CRLs', 'VRI'])

/** What it is when an entry of the catalog was changed. */
export function catalogChange(around: Surroundings, what: string, key: string): readonly Change[] {
  const { before, after, added } = around
  switch (key) {
    case 'DSS': {
      const dss = after.dict(after.catalog, 'DSS')
      return dss?.keys().every((name) => DSS_KEYS.has(name.decodeText()))
        ? [{ kind: 'VALIDATION_MATERIAL' }]
        : [notAllowed(what, 'CATALOG_DSS')]
    }
    case 'Perms':
      // The first signature, and only that, may certify (ISO 32000-1 §12.8.4).
      return isUnsigned(before) && !before.catalog.has(PDFName.of('Perms')) && certifiesOnly(after, added)
        ? []
        : [notAllowed(what, 'CATALOG_Perms')]
    case 'AcroForm': {
      const [was, now] = [before.catalog.get(PDFName.of(key)), after.catalog.get(PDFName.of(key))]
      return was instanceof PDFDict && now instanceof PDFDict
        ? formChange(around, what, was, now)
        : [notAllowed(what, 'CATALOG_AcroForm')]
    }
    case 'Extensions':
      // Names the version of the format that a signature or its validation data belongs to; nothing is shown by it (ISO 32000-1 §7.12).
      return isPlain(after, after.dict(after.catalog, key), 3) ? [] : [notAllowed(what, 'CATALOG_Extensions')]
    default:
      return [notAllowed(what, `CATALOG_${key}`)]
  }
}

const isUnsigned = (before: Revision): boolean =>
  fieldsOf(before).every((field) => before.name(field.dict, 'FT') !== 'Sig' || !field.dict.has(PDFName.of('V')))

function certifiesOnly(after: Revision, added: ReadonlySet<number>): boolean {
  const perms = after.dict(after.catalog, 'Perms')
  const [entry, ...others] = perms?.entries() ?? []
  const [key, value] = entry ?? []
  return others.length === 0 && key === PDFName.of('DocMDP') && value instanceof PDFRef && added.has(value.objectNumber)
}

/** Dictionaries in dictionaries of plain values, and no reference to anything. */
function isPlain(after: Revision, dict: PDFDict | undefined, depth: number): boolean {
  if (dict === undefined || depth === 0) return false
  return dict
    .values()
    .every((value) => (value instanceof PDFDict ? isPlain(after, value, depth - 1) : !(value instanceof PDFRef)))
}
