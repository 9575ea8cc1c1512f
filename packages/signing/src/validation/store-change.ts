import { PDFArray, PDFDict, PDFName, PDFRef } from 'pdf-lib'
import type { Located } from '../pdf/object-parser.ts'
import type { Revision } from '../pdf/revision.ts'
import { type Change, notAllowed } from './change.ts'
import { isReferredToOnlyBy } from './references.ts'
import type { Surroundings } from './surroundings.ts'

const LISTS = ['Certs', 'OCSPs', 'CRLs']
const STORE_KEYS: ReadonlySet<string> = new Set(['Type', ...LISTS, 'VRI'])
const VRI_LISTS = ['Cert', 'OCSP', 'CRL']
const VRI_KEYS: ReadonlySet<string> = new Set(['Type', ...VRI_LISTS, 'TU', 'TS'])

/** A part of the document security store that is an object of its own. */
type Part = 'store' | 'list' | 'signatures' | 'signature'

/** Whether a catalog names a store that holds validation material and nothing else (EN 319 142-1 §5.4.2.2). */
export const namesStore = (revision: Revision): boolean => {
  const store = revision.dict(revision.catalog, 'DSS')
  return store !== undefined && hasOnly(store, STORE_KEYS)
}

/**
 * What it is when a part of the document security store was rewritten in its place, as other software does when it adds to it; null when this is no
 * part of it. One that something else refers to as well might be shown by that: a list of streams is also what a page's contents may be.
 */
export function storeChange({ before, after }: Surroundings, what: string, was: Located, now: Located): Change | null {
  const parts = partsOf(before)
  const part = parts.get(was.number)
  if (part === undefined) return null
  const owners = new Set([before.rootRef.objectNumber, ...parts.keys()])
  const fits = isPart(before, was.object, part) && isPart(after, now.object, part)
  const own = part !== 'list' || isReferredToOnlyBy(before, was.number, owners)
  return fits && own ? { kind: 'VALIDATION_MATERIAL' } : notAllowed(what, 'CATALOG_DSS')
}

function partsOf(revision: Revision): ReadonlyMap<number, Part> {
  const parts = new Map<number, Part>()
  const note = (holder: PDFDict, key: string, part: Part): void => {
    const ref = holder.get(PDFName.of(key))
    if (ref instanceof PDFRef) parts.set(ref.objectNumber, part)
  }
  note(revision.catalog, 'DSS', 'store')
  const store = revision.dict(revision.catalog, 'DSS')
  if (store === undefined) return parts
  for (const key of LISTS) note(store, key, 'list')
  note(store, 'VRI', 'signatures')
  const signatures = revision.dict(store, 'VRI')
  for (const key of signatures?.keys() ?? []) {
    note(signatures ?? store, key.decodeText(), 'signature')
    const signature = revision.dict(signatures ?? store, key.decodeText())
    if (signature !== undefined) for (const list of VRI_LISTS) note(signature, list, 'list')
  }
  return parts
}

/** Whether an object is what such a part may be; names of signatures are SHA-1 in hex, which nothing else is named by. */
function isPart(revision: Revision, object: unknown, part: Part): boolean {
  switch (part) {
    case 'list':
      return object instanceof PDFArray && object.asArray().every((item) => item instanceof PDFRef)
    case 'store':
      return object instanceof PDFDict && hasOnly(object, STORE_KEYS)
    case 'signature':
      return object instanceof PDFDict && hasOnly(object, VRI_KEYS)
    case 'signatures':
      return (
        object instanceof PDFDict &&
        object.entries().every(([key, value]) => {
          const signature = revision.resolve(value)
          return (
            key === PDFName.of('Type') ||
            (/^[0-9A-F]{40}$/i.test(key.decodeText()) && signature instanceof PDFDict && hasOnly(signature, VRI_KEYS))
          )
        })
      )
  }
}

const hasOnly = (dict: PDFDict, keys: ReadonlySet<string>): boolean => dict.keys().every((key) => keys.has(key.decodeText()))
