import { createHash } from 'node:crypto'
import { pagesOf, Revision } from '../../packages/signing/src/testing/index.ts'
import { bytes, text } from './raw-update.ts'

/** How another program writes its update. */
export interface ForeignUpdate {
  /** Bodies by object number; those in `packed` go into an object stream. */
  readonly objects: readonly (readonly [number: number, body: string])[]
  readonly packed?: readonly (readonly [number: number, body: string])[]
  /** A cross-reference stream instead of a table. */
  readonly streamed?: boolean
  readonly comment?: string
  /** Width of an offset in the cross-reference stream, in bytes. */
  readonly offsets?: number
  /** Packed objects that the cross-reference leaves out, or names at each other's places. */
  readonly unlisted?: readonly number[]
  readonly swapped?: boolean
}

/** Appends an update as other programs do: with a comment, an object stream, a cross-reference stream. */
export function appendForeign(
  pdf: Uint8Array,
  { objects, packed = [], streamed = false, comment = '', offsets = 4, unlisted = [], swapped = false }: ForeignUpdate,
): Uint8Array {
  const base = Revision.open(pdf)
  let next = Math.max(base.size, ...[...objects, ...packed].map(([number]) => number + 1))
  let out = `${text(pdf)}${text(pdf).endsWith('\n') ? '' : '\n'}${comment}`
  const rows: [number, number, number, number][] = []
  const put = (number: number, body: string): void => {
    rows.push([number, 1, out.length, 0])
    out += `${number} 0 obj\n${body}\nendobj\n`
  }
  for (const [number, body] of objects) put(number, body)
  if (packed.length > 0) {
    const container = next
    next += 1
    let body = ''
    const head = packed.map(([number, each]) => {
      const at = body.length
      body += `${each} `
      return `${number} ${at}`
    })
    const first = `${head.join(' ')} `
    put(
      container,
      `<< /Type /ObjStm /N ${packed.length} /First ${first.length} /Length ${first.length + body.length} >>\nstream\n${first}${body}\nendstream`,
    )
    for (const [i, [number]] of packed.entries())
      if (!unlisted.includes(number)) rows.push([number, 2, container, swapped ? packed.length - 1 - i : i])
  }
  const at = out.length
  const info = base.newest.trailer.entries().find(([key]) => key.decodeText() === 'Info')
  const root = `${String(base.rootRef)}${info === undefined ? '' : ` /Info ${String(info[1])}`}`
  const tail = `startxref\n${at}\n%%EOF\n`
  const prev = base.newest.at
  if (!streamed) {
    const table = rows.map(([number, , offset]) => `${number} 1\n${String(offset).padStart(10, '0')} 00000 n\r\n`).join('')
    return bytes(`${out}xref\n${table}trailer\n<< /Size ${next} /Root ${root} /Prev ${prev} >>\n${tail}`)
  }
  const own: [number, number, number, number] = [next, 1, at, 0]
  const all = [...rows, own].sort((a, b) => a[0] - b[0])
  const field = (value: number, width: number): string =>
    String.fromCharCode(...Array.from({ length: width }, (_, i) => Math.floor(value / 256 ** (width - 1 - i)) % 256))
  const data = all.map(([, kind, second, third]) => `${field(kind, 1)}${field(second, offsets)}${field(third, 2)}`).join('')
  const index = all.map(([number]) => `${number} 1`).join(' ')
  return bytes(
    `${out}${next} 0 obj\n<< /Type /XRef /Size ${next + 1} /Root ${root} /Prev ${prev} /W [1 ${offsets} 2] /Index [${index}] /Length ${data.length} >>\nstream\n${data}\nendstream\nendobj\n${tail}`,
  )
}

/** What another program signs with. */
export interface ForeignSignature {
  readonly name: string
  readonly subFilter: string
  readonly rect?: string
  readonly streamed?: boolean
  readonly packed?: boolean
  /** More entries of the signature dictionary. */
  readonly entries?: string
  readonly type?: string
  readonly reserve?: number
  readonly offsets?: number
  /** More entries of the field. */
  readonly field?: string
}

/** Signs as Acrobat, iText or pyHanko do: a new field, listed by the form and by its page, filled by the same update. */
export async function signForeign(
  pdf: Uint8Array,
  {
    name,
    subFilter,
    rect = '0 0 0 0',
    streamed = false,
    packed = false,
    entries = '',
    type = 'Sig',
    reserve = 6_000,
    offsets = 4,
    field: fieldEntries = '',
  }: ForeignSignature,
  cmsOf: (signed: Uint8Array) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const base = Revision.open(pdf)
  const [page] = pagesOf(base)
  if (page === undefined) throw new Error('no page')
  const form = base.dict(base.catalog, 'AcroForm')
  const [field, value] = [base.size, base.size + 1]
  const fields = form === undefined ? [] : (base.array(form, 'Fields')?.asArray() ?? []).map(String)
  const annotations = (base.array(page.dict, 'Annots')?.asArray() ?? []).map(String)
  const without = (dict: { toString(): string }, key: string): string => withoutEntry(String(dict), key)
  const list = `[ ${[...fields, `${field} 0 R`].join(' ')} ]`
  const catalog = without(base.catalog, 'AcroForm').replace(/>>\s*$/, `/AcroForm << /SigFlags 3 /Fields ${list} >> >>`)
  const newPage = without(page.dict, 'Annots').replace(/>>\s*$/, `/Annots [ ${[...annotations, `${field} 0 R`].join(' ')} ] >>`)
  const widget = `<< /Type /Annot /Subtype /Widget /FT /Sig /T (${name}) /F 132 /Rect [${rect}] /P ${String(page.ref)} /V ${value} 0 R ${fieldEntries} >>`
  const hole = `<${'0'.repeat(2 * reserve)}>`
  const range = '/ByteRange [0 ********** ********** **********]'
  const dict = `<< /Type /${type} /Filter /Adobe.PPKLite /SubFilter /${subFilter} ${entries} ${range} /Contents ${hole} >>`
  const plain: [number, string][] = [[value, dict]]
  const others: [number, string][] = [
    [base.rootRef.objectNumber, catalog],
    [page.ref.objectNumber, newPage],
    [field, widget],
  ]
  const open = appendForeign(
    pdf,
    packed ? { objects: plain, packed: others, streamed: true, offsets } : { objects: [...others, ...plain], streamed, offsets },
  )
  const all = text(open)
  const first = all.lastIndexOf(hole)
  const second = first + hole.length
  const numbers = [first, second, open.length - second].map((number) => String(number).padEnd(10))
  const ranged = all.replace('[0 ********** ********** **********]', `[0 ${numbers.join(' ')}]`)
  const cms = await cmsOf(bytes(ranged.slice(0, first) + ranged.slice(second)))
  return bytes(
    `${ranged.slice(0, first + 1)}${Buffer.from(cms)
      .toString('hex')
      .padEnd(2 * reserve, '0')}${ranged.slice(second - 1)}`,
  )
}

/** A dictionary's text without one entry whose value is an array, a dictionary or a reference. */
function withoutEntry(dict: string, key: string): string {
  return dict.replace(new RegExp(`/${key}\\s+(?:\\[[^\\]]*\\]|<<(?:[^<>]|<<[^<>]*>>|<[0-9A-Fa-f]*>)*>>|\\d+ \\d+ R)`), '')
}

export const sha = (algorithm: 'sha1' | 'sha256', data: Uint8Array): Uint8Array =>
  new Uint8Array(createHash(algorithm).update(data).digest())
