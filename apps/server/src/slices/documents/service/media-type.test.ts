import { describe, expect, it } from 'vitest'
import { HEAD_BYTES, mediaTypeOf } from './media-type.ts'

const bytes = (text: string, encoding: BufferEncoding = 'utf8'): Uint8Array => new Uint8Array(Buffer.from(text, encoding))
const CFB = 'd0cf11e0a1b11ae1'

describe('what a file is, by its bytes', () => {
  it.each([
    ['a PDF', bytes('%PDF-1.7\n%âãÏÓ\n'), 'application/pdf'],
    ['a JPEG', bytes('ffd8ffe000104a46494600010100000100010000', 'hex'), 'image/jpeg'],
    ['an archive', bytes(`504b0304${'00'.repeat(60)}`, 'hex'), 'application/zip'],
    ['a HWPX', hwpx(), 'application/hwp+zip'],
    ['a HWP', bytes(`${CFB}${'00'.repeat(600)}${Buffer.from('HWP Document File').toString('hex')}`, 'hex'), 'application/x-hwp'],
    ['another compound file', bytes(`${CFB}${'00'.repeat(600)}`, 'hex'), 'application/x-cfb'],
    ['Korean text', bytes('품질관리 추진계획\n둘째 줄\t칸'), 'text/plain'],
    ['nothing', new Uint8Array(), 'text/plain'],
    ['a page with a script', bytes('<!doctype html><script>alert(1)</script>'), 'text/plain'],
    [
      'a drawing with a script',
      bytes('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'),
      'text/plain',
    ],
    ['bytes of no kind', bytes('0001020304050607', 'hex'), 'application/octet-stream'],
    ['text of an old encoding', bytes('b0a1b3aab4d9', 'hex'), 'application/octet-stream'],
  ])('%s', async (_what, head, kind) => {
    expect(await mediaTypeOf(head)).toBe(kind)
  })

  it('knows a text whose head ends within a letter', async () => {
    expect(await mediaTypeOf(bytes('가'.repeat(HEAD_BYTES)).subarray(0, HEAD_BYTES))).toBe('text/plain')
  })
})

function hwpx(): Uint8Array {
  const name = Buffer.from('mimetype')
  const type = Buffer.from('application/hwp+zip')
  const head = Buffer.alloc(30)
  head.write('PK\u0003\u0004', 'latin1')
  head.writeUInt32LE(type.length, 18)
  head.writeUInt32LE(type.length, 22)
  head.writeUInt16LE(name.length, 26)
  return new Uint8Array(Buffer.concat([head, name, type, Buffer.from('PK\u0003\u0004more', 'latin1')]))
}
