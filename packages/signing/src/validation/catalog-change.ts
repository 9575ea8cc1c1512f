import { PDFDict, PDFName, PDFRef } from 'pdf-lib'
import { latin1 } from '../pdf/bytes.ts'
import { fieldsOf } from '../pdf/fields.ts'
import type { Revision } from '../pdf/revision.ts'
import { type Change, notAllowed } from './change.ts'
import { formChange } from './form-change.ts'
import { addedMetadata } from './metadata-change.ts'
import { namesStore } from './store-change.ts'
import type { Surroundings } from './surroundings.ts'

/** What it is when an entry of the catalog was changed. */
export function catalogChange(around: Surroundings, what: string, key: string): readonly Change[] {
  const { before, after, added } = around
  switch (key) {
    case 'DSS':
      return namesStore(after) ? [{ kind: 'VALIDATION_MATERIAL' }] : [notAllowed(what, 'CATALOG_DSS')]
    case 'Version':
      // What a signature needs may be newer than the file was; nothing else is shown by that (ISO 32000-1 §7.5.2).
      return isNewer(around) ? [] : [notAllowed(what, 'CATALOG_Version')]
    case 'Metadata':
      return [addedMetadata(around) ?? notAllowed(what, 'CATALOG_Metadata')]
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

/** The version that the catalog says, or else the file's first line; null for what is none. */
function versionOf(revision: Revision): number | null {
  const stated = revision.name(revision.catalog, 'Version')
  const text = stated ?? latin1(revision.bytes.subarray(5, 8))
  return /^(?:1\.[0-7]|2\.0)$/.test(text) ? Number(text) : null
}

function isNewer({ before, after }: Surroundings): boolean {
  const [was, now] = [versionOf(before), versionOf(after)]
  return was !== null && now !== null && now >= was && after.name(after.catalog, 'Version') !== null
}

const isUnsigned = (before: Revision): boolean =>
  fieldsOf(before).every(({ type, dict }) => type !== 'Sig' || !dict.has(PDFName.of('V')))

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
