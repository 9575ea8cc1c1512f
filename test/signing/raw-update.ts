/** Bytes as text, one character a byte. */
export const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
export const bytes = (content: string): Uint8Array => new Uint8Array(Buffer.from(content, 'latin1'))

/** What an attacker may say differently from the rules. */
export interface RawUpdate {
  readonly objects: readonly (readonly [number: number, body: string])[]
  readonly prev?: number
  readonly generation?: number
  /** Cross-reference rows instead of the right ones: `[number, offset]`. */
  readonly rows?: (right: readonly (readonly [number, number])[]) => readonly (readonly [number, number])[]
  readonly trailer?: string
  readonly between?: string
}

/** Appends an update by hand: what our own writer would never write. */
export function appendRaw(pdf: Uint8Array, update: RawUpdate): Uint8Array {
  const before = text(pdf)
  const last = (pattern: RegExp): string => [...before.matchAll(pattern)].at(-1)?.[1] ?? ''
  const generation = update.generation ?? 0
  let body = before.endsWith('\n') ? '' : '\n'
  const right: [number, number][] = []
  for (const [number, content] of update.objects) {
    right.push([number, pdf.length + body.length])
    body += `${number} ${generation} obj\n${content}\nendobj\n`
  }
  body += update.between ?? ''
  const rows = update.rows?.(right) ?? right
  const size = Math.max(Number(last(/\/Size (\d+)/g)), ...rows.map(([number]) => number + 1))
  const table = rows
    .map(([number, offset]) => `${number} 1\n${String(offset).padStart(10, '0')} ${String(generation).padStart(5, '0')} n\r\n`)
    .join('')
  const prev = update.prev ?? Number(last(/startxref\s+(\d+)\s+%%EOF/g))
  const xref = pdf.length + body.length
  const info = last(/\/Info (\d+ 0 R)/g)
  return bytes(
    `${before}${body}xref\n${table}trailer\n<< /Size ${size} /Root ${last(/\/Root (\d+ 0 R)/g)}${info === '' ? '' : ` /Info ${info}`} /Prev ${prev}${update.trailer ?? ''} >>\nstartxref\n${xref}\n%%EOF\n`,
  )
}

/** The newest body of an object. */
export function bodyOf(pdf: Uint8Array, number: number): string {
  const match = [...text(pdf).matchAll(new RegExp(`(?:^|\\n)${number} 0 obj\\s([\\s\\S]*?)\\sendobj`, 'g'))].at(-1)
  if (match?.[1] === undefined) throw new Error(`object ${number}`)
  return match[1]
}

/** Number of the first object whose body matches. */
export function numberOf(pdf: Uint8Array, pattern: RegExp): number {
  const match = [...text(pdf).matchAll(/(?:^|\n)(\d+) 0 obj\s([\s\S]*?)\sendobj/g)].find(([, , body = '']) => pattern.test(body))
  if (match === undefined) throw new Error(String(pattern))
  return Number(match[1])
}

/** A field's object number by its name, as our writer spells it. */
export const fieldNumber = (pdf: Uint8Array, name: string): number =>
  numberOf(pdf, new RegExp(`/T <FEFF${Buffer.from(name, 'utf16le').swap16().toString('hex')}>`, 'i'))

/** A one-page PDF of a few hundred bytes; `extra` goes into the page. */
export function smallPdf(extra = ''): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>',
    `<< /Type /Page /Parent 2 0 R /Contents 4 0 R ${extra}>>`,
    '<< /Length 4 >>\nstream\nq Q \nendstream',
  ]
  let file = '%PDF-1.7\n'
  const rows = objects.map((body, i) => {
    const at = file.length
    file += `${i + 1} 0 obj\n${body}\nendobj\n`
    return `${String(at).padStart(10, '0')} 00000 n\r\n`
  })
  const xref = file.length
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f\r\n${rows.join('')}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`
  return bytes(file)
}
