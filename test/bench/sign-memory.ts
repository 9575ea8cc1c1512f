import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { appendFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { digestByteRange, prepareSignature, signBB, signedUpdate, validatePdf } from '../../packages/signing/src/index.ts'
import { buildTestPki, PRESENT } from '../../packages/signing/src/testing/index.ts'
import type { Figure } from './measure.ts'

const STREAM_BYTES = 100 * 1024 * 1024
const CHUNK = Buffer.alloc(1024 * 1024, 'onmaru ')

/** Writes a one-page PDF with a signature field and a stream of 100 MB (an attachment's size), piece by piece. */
async function writeLarge(path: string): Promise<void> {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R] /SigFlags 3 >> /PieceInfo 5 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>',
    '<< /Type /Page /Parent 2 0 R /Annots [4 0 R] >>',
    '<< /Type /Annot /Subtype /Widget /FT /Sig /T (sign-1) /Rect [40 40 90 60] /F 4 /P 3 0 R >>',
  ]
  const file = createWriteStream(path)
  let at = 0
  const write = (part: string | Buffer): void => {
    at += part.length
    file.write(part)
  }
  const rows: string[] = []
  const begin = (): void => {
    rows.push(`${String(at).padStart(10, '0')} 00000 n\r\n`)
  }
  write('%PDF-1.7\n')
  for (const [i, body] of objects.entries()) {
    begin()
    write(`${i + 1} 0 obj\n${body}\nendobj\n`)
  }
  begin()
  write(`5 0 obj\n<< /Length ${STREAM_BYTES} >>\nstream\n`)
  for (let written = 0; written < STREAM_BYTES; written += CHUNK.length) write(CHUNK)
  write('\nendstream\nendobj\n')
  const xref = at
  write(`xref\n0 6\n0000000000 65535 f\r\n${rows.join('')}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`)
  file.end()
  await finished(file)
}

/**
 * Memory that a signature of a 100 MB file takes: the most that the process ever had, over what it had before the file was read, in sizes of
 * the file (the file itself is 1). The update is appended to the file on the disk; what was there is not written again.
 */
export async function figures(): Promise<readonly Figure[]> {
  const pki = await buildTestPki(crypto)
  const { certificate, chain, key } = pki.of('drafter')
  const folder = mkdtempSync(join(tmpdir(), 'large-'))
  try {
    const path = join(folder, 'large.pdf')
    await writeLarge(path)
    const before = process.memoryUsage.rss()
    const pdf = new Uint8Array(readFileSync(path).buffer)
    const { update, byteRange } = await prepareSignature(pdf, { field: 'sign-1', signerName: '김하나', signedAt: PRESENT })
    const contentDigest = await digestByteRange([pdf, update], byteRange, crypto)
    const cms = await signBB({ contentDigest, certificate, chain, key, crypto })
    await appendFile(path, signedUpdate(update, pdf.length, byteRange, cms))
    const took = process.resourceUsage().maxRSS * 1024 - before
    const size = pdf.length
    // What is measured is worth a figure only if it is a signature.
    const options = { anchors: pki.anchors, at: PRESENT, crypto, crls: [pki.crl, pki.rootCrl], largest: 2 * size }
    const report = await validatePdf(new Uint8Array(readFileSync(path)), options)
    if (report.indication !== 'TOTAL-PASSED') throw new Error(JSON.stringify(report))
    return [{ name: 'sign/memory', value: took / size, unit: 'x' }]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
