import { PDFDict, PDFHexString, PDFName, PDFRawStream, PDFRef, PDFString } from 'pdf-lib'
import { decodeBounded } from '../pdf/bounded-stream.ts'
import type { Located } from '../pdf/object-parser.ts'
import { type Change, notAllowed } from './change.ts'
import { changedKeys } from './compare.ts'
import type { Surroundings } from './surroundings.ts'

/** Entries of the information dictionary that tools write when they save: nothing that anybody reads the document by. */
const TOOLS = new Set(['ModDate', 'Producer'])

/** What it is when the file's description was changed: null when this is not the description. */
export function metadataChange({ before, after }: Surroundings, was: Located, now: Located): Change | null {
  const info = before.newest.trailer.get(PDFName.of('Info'))
  if (info instanceof PDFRef && info.objectNumber === was.number) return infoChange(was, now)
  const metadata = before.catalog.get(PDFName.of('Metadata'))
  if (!(metadata instanceof PDFRef) || metadata.objectNumber !== was.number) return null
  const streams = was.object instanceof PDFRawStream && now.object instanceof PDFRawStream
  const same = after.catalog.get(PDFName.of('Metadata')) === metadata
  return streams && same && withoutTraces(was.object) === withoutTraces(now.object)
    ? { kind: 'METADATA' }
    : notAllowed(`object ${was.number} (Metadata)`, 'METADATA')
}

function infoChange(was: Located, now: Located): Change {
  const what = `object ${was.number} (Info)`
  if (!(was.object instanceof PDFDict) || !(now.object instanceof PDFDict)) return notAllowed(what, 'OBJECT_REPLACED')
  const dict = now.object
  const other = changedKeys(was.object, dict).find((key) => !TOOLS.has(key) || !isText(dict.get(PDFName.of(key))))
  return other === undefined ? { kind: 'METADATA' } : notAllowed(what, `INFO_${other}`)
}

const isText = (value: unknown): boolean => value === undefined || value instanceof PDFString || value instanceof PDFHexString

const LARGEST = 1024 * 1024
const TRACES = ['xmp:ModifyDate', 'xmp:MetadataDate', 'xmpMM:InstanceID', 'pdf:Producer', 'xmp:CreatorTool']
/** What is left of a packet that holds traces alone. */
const EMPTY =
  /<\/?(?:x:xmpmeta|rdf:RDF|rdf:Description)(?:xmlns:\w+=(?:"[^"]*"|'[^']*')|rdf:about=(?:""|'')|x:xmptk=(?:"[^"]*"|'[^']*'))*\/?>/g

/** What it is when a file comes to have a packet where it had none: one with traces of the tool that saved it; null for any other. */
export function addedMetadata({ before, after, added }: Surroundings): Change | null {
  const ref = after.catalog.get(PDFName.of('Metadata'))
  const stream = after.resolve(ref)
  const isNew = ref instanceof PDFRef && added.has(ref.objectNumber) && before.get(before.catalog, 'Metadata') === undefined
  if (!isNew || !(stream instanceof PDFRawStream) || after.name(stream.dict, 'Subtype') !== 'XML') return null
  return withoutTraces(stream).replace(EMPTY, '').replace('\uFEFF', '') === '' ? { kind: 'METADATA' } : null
}

/** The packet without what tools write when they save, as elements and as attributes, and without its padding. */
function withoutTraces(stream: PDFRawStream): string {
  let text = new TextDecoder().decode(decodeBounded(stream, LARGEST))
  for (const name of TRACES) text = text.replace(new RegExp(`<${name}>[^<]*</${name}>|${name}="[^"]*"|${name}='[^']*'`, 'g'), '')
  return text.replace(/<\?xpacket[^>]*\?>/g, '').replace(/\s+/g, '')
}
