import { inflateSync } from 'node:zlib'
import fc from 'fast-check'
import sharp, { type Sharp } from 'sharp'
import { describe, expect, it } from 'vitest'
import { handwriting, type Rgb, specks, type Writing, writtenPng } from '../../../../../test/support/handwriting.ts'
import { chunk, fileOf, head, packed, pngOf } from '../../../../../test/support/png-file.ts'
import { LARGEST_FILE } from './service/signature-image/decode.ts'
import { LARGEST_BYTES, LARGEST_IMAGE, signatureImage } from './service/signature-image/normalise.ts'

const BLUE: Rgb = [24, 60, 170]

/** What was kept, pixel by pixel: the ink's colours that occur, and how much of it covers each pixel. */
async function read(
  png: Uint8Array,
): Promise<{ colours: ReadonlySet<string>; mask: readonly number[]; width: number; height: number }> {
  const { data, info } = await sharp(png).ensureAlpha().toColourspace('srgb').raw().toBuffer({ resolveWithObject: true })
  const mask: number[] = []
  const colours = new Set<string>()
  for (let i = 0; i < data.length; i += 4) {
    mask.push(data[i + 3] ?? 0)
    colours.add([data[i], data[i + 1], data[i + 2]].join())
  }
  return { colours, mask, width: info.width, height: info.height }
}

/** The share of pixels in which two signatures differ visibly; 1 where they are not of one size. */
async function difference(a: Uint8Array, b: Uint8Array): Promise<number> {
  const [one, other] = [await read(a), await read(b)]
  if (one.width !== other.width || one.height !== other.height) return 1
  return one.mask.filter((value, i) => Math.abs(value - (other.mask[i] ?? 0)) > 128).length / one.mask.length
}

const jpegOf = async (writing: Writing, change: (image: Sharp) => Sharp): Promise<Uint8Array> => {
  const { pixels, width, height } = handwriting(writing)
  return new Uint8Array(await change(sharp(pixels, { raw: { width, height, channels: 3 } })).toBuffer())
}

describe('an image of a signature', () => {
  it('is ink in one colour on nothing, cut to its strokes, no larger than it is printed, whatever it was written with', async () => {
    const colour = fc.constantFrom<Rgb>([0, 0, 0], [70, 70, 74], BLUE, [150, 20, 20])
    const paper = fc.constantFrom<Rgb>([255, 255, 255], [250, 244, 226], [205, 208, 212])
    const writings = fc.record({
      width: fc.integer({ min: 120, max: 1_600 }),
      height: fc.integer({ min: 60, max: 900 }),
      pen: fc.integer({ min: 2, max: 6 }),
      hand: fc.nat(9),
      ink: colour,
      paper,
    })
    await fc.assert(
      fc.asyncProperty(writings, async (writing) => {
        const { png, width, height } = await signatureImage(writtenPng(writing))
        const seen = await read(png)
        expect([seen.width, seen.height]).toEqual([width, height])
        expect(width <= LARGEST_IMAGE.width && height <= LARGEST_IMAGE.height).toBe(true)
        expect(png.length).toBeLessThanOrEqual(LARGEST_BYTES)
        expect(seen.colours.size).toBe(1)
        expect(Math.max(...seen.mask)).toBe(255)
        expect(seen.mask.filter((value) => value < 128).length / seen.mask.length).toBeGreaterThan(0.4)
        // Strokes reach all four edges: the paper around them is gone.
        const rows = Array.from({ length: height }, (_, y) => Math.max(...seen.mask.slice(y * width, (y + 1) * width)))
        expect(Math.min(rows[0] ?? 0, rows.at(-1) ?? 0)).toBeGreaterThan(60)
      }),
      { numRuns: 40, seed: 7 },
    )
  }, 60_000)

  it('is the same from a scan, on tinted paper, with a transparent ground, and in the shadow of a hand', async () => {
    const { pixels, width, height } = handwriting()
    const white = (await signatureImage(pngOf(pixels, width, height))).png
    const clear = new Uint8Array(width * height * 4)
    const shadow = new Uint8Array(pixels)
    for (let i = 0; i < width * height; i += 1) {
      const ink = (pixels[3 * i] ?? 255) < 128
      clear.set([16, 16, 20, ink ? 255 : 0], 4 * i)
      for (const c of [0, 1, 2]) shadow[3 * i + c] = Math.round((pixels[3 * i + c] ?? 0) * (1 - (0.4 * (i % width)) / width))
    }
    const others = [
      writtenPng({ paper: [246, 240, 222] }),
      await jpegOf({}, (image) => image.jpeg({ quality: 70 })),
      fileOf(head(width, height, 8, 6), chunk('IDAT', packed(clear, height))),
      pngOf(shadow, width, height),
    ]
    for (const other of others) expect(await difference(white, (await signatureImage(other)).png)).toBeLessThan(0.02)
    expect(await difference(white, (await signatureImage(writtenPng({ hand: 1 }))).png)).toBeGreaterThan(0.05)
  })

  it('keeps the colour of its ink', async () => {
    const [colour = ''] = (await read((await signatureImage(writtenPng({ ink: BLUE }))).png)).colours
    const [r = 0, g = 0, b = 0] = colour.split(',').map(Number)
    expect(b - Math.max(r, g)).toBeGreaterThan(60)
  })

  it('packs to its bound even where it is nothing but specks', async () => {
    const { png } = await signatureImage(specks())
    expect(png.length).toBeGreaterThan(LARGEST_BYTES / 3)
    expect(png.length).toBeLessThanOrEqual(LARGEST_BYTES)
  })

  it('stands upright however the camera was held, and is read from 16 bits and from CMYK', async () => {
    const { png } = await signatureImage(writtenPng())
    const { pixels, width, height } = handwriting()
    const lying = await jpegOf({}, (image) => image.rotate(270).withMetadata({ orientation: 6 }).jpeg({ quality: 90 }))
    expect(await difference(png, (await signatureImage(lying)).png)).toBeLessThan(0.02)
    const deep = new Uint8Array(2 * pixels.length)
    for (const [i, value] of pixels.entries()) deep.fill(value, 2 * i, 2 * i + 2)
    const sixteen = fileOf(head(width, height, 16, 2), chunk('IDAT', packed(deep, height)))
    expect(await difference(png, (await signatureImage(sixteen)).png)).toBeLessThan(0.02)
    const cmyk = await jpegOf({}, (image) => image.toColourspace('cmyk').jpeg({ quality: 90 }))
    expect((await sharp(cmyk).metadata()).space).toBe('cmyk')
    expect(await difference(png, (await signatureImage(cmyk)).png)).toBeLessThan(0.02)
  })

  it('carries nothing of what came with it: comments, a page behind the picture, further frames', async () => {
    const { pixels, width, height } = handwriting()
    const data = packed(pixels, height)
    const page = '<script>alert(1)</script>'
    const text = chunk('tEXt', Buffer.from(`Comment\0${page}`, 'latin1'))
    const polyglot = Buffer.concat([
      fileOf(head(width, height, 8, 2), text, chunk('IDAT', data)),
      Buffer.from(`PK\x03\x04${page}`),
    ])
    const control = chunk('fcTL', Buffer.alloc(26))
    const moving = fileOf(
      head(width, height, 8, 2),
      chunk('acTL', Uint8Array.of(0, 0, 0, 2, 0, 0, 0, 0)),
      chunk('IDAT', data),
      control,
      chunk('fdAT', Buffer.concat([Buffer.alloc(4), packed(handwriting({ hand: 5 }).pixels, height)])),
    )
    const { png } = await signatureImage(pngOf(pixels, width, height))
    for (const file of [new Uint8Array(polyglot), moving]) {
      const kept = (await signatureImage(file)).png
      expect(Buffer.compare(kept, png)).toBe(0)
    }
    const chunks = Buffer.from(png)
      .toString('latin1')
      .match(/IHDR|IDAT|IEND|tEXt|iCCP|eXIf|zTXt|iTXt/g)
    expect(new Set(chunks)).toEqual(new Set(['IHDR', 'IDAT', 'IEND']))
  })
})

describe('a picture is refused', () => {
  const refused = (file: Uint8Array, reason: string) =>
    expect(signatureImage(file)).rejects.toMatchObject({ code: 'SIGNATURE_IMAGE_INVALID', facts: { reason } })
  const flat = (value: number) => pngOf(new Uint8Array(300 * 200 * 3).fill(value), 300, 200)

  it('that shows no signature', async () => {
    await refused(flat(255), 'BLANK')
    await refused(flat(30), 'NO_PAPER')
    await refused(writtenPng({ paper: [250, 250, 250], ink: [225, 225, 225] }), 'BLANK')
    await refused(writtenPng({ ink: [250, 250, 250], paper: [10, 10, 10] }), 'NO_PAPER')
    const blot = new Uint8Array(300 * 200 * 3).fill(255)
    for (let y = 100; y < 104; y += 1) blot.fill(0, 3 * (300 * y + 100), 3 * (300 * y + 110))
    await refused(pngOf(blot, 300, 200), 'TOO_SMALL')
  })

  it('that is none, or another kind, by its bytes and not by its name', async () => {
    const kinds = ['GIF89a', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'RIFF0000WEBP', '%PDF-1.7', 'II*\0', 'BM', '']
    for (const kind of kinds) await refused(Buffer.from(kind.padEnd(kind === '' ? 0 : 64), 'latin1'), 'KIND')
  })

  it('that is larger than it may be, in bytes or unpacked, before it is unpacked', async () => {
    await expect(signatureImage(new Uint8Array(LARGEST_FILE + 1))).rejects.toMatchObject({ code: 'SIGNATURE_IMAGE_TOO_LARGE' })
    const few = chunk('IDAT', packed(new Uint8Array(300), 1))
    const before = process.memoryUsage().rss
    for (const [width, height] of [
      [60_000, 60_000],
      [2_147_483_647, 1],
      [4_001, 4_000],
      [2_147_483_647, 2_147_483_647],
    ] as const)
      await expect(signatureImage(fileOf(head(width, height, 8, 2), few))).rejects.toMatchObject({
        code: 'SIGNATURE_IMAGE_INVALID',
        facts: { reason: expect.stringMatching(/TOO_MANY_PIXELS|BROKEN/) },
      })
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024)
  })

  it('that ends too early or was damaged: by a fault with a name, whatever the bytes', async () => {
    const whole = [writtenPng(), await jpegOf({}, (image) => image.jpeg())]
    for (const file of whole) await refused(file.subarray(0, Math.floor(file.length / 2)), 'BROKEN')
    const { pixels, height } = handwriting()
    await refused(fileOf(head(600, 240, 8, 2)), 'BROKEN')
    await refused(fileOf(head(0, 240, 8, 2), chunk('IDAT', packed(pixels, height))), 'BROKEN')
    await fc.assert(
      fc.asyncProperty(
        fc.nat(1),
        fc.array(fc.tuple(fc.nat(4_000), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        async (which, flips) => {
          const file = new Uint8Array(whole[which] ?? [])
          for (const [at, value] of flips) file[at % file.length] = value
          const kept = await signatureImage(file).then(
            ({ png }) => png.length <= LARGEST_BYTES,
            (error: unknown) => error instanceof Error && Reflect.get(error, 'code') === 'SIGNATURE_IMAGE_INVALID',
          )
          expect(kept).toBe(true)
        },
      ),
      { numRuns: 150, seed: 11 },
    )
  }, 60_000)

  it('by nothing that unpacks without end', async () => {
    // A megabyte of packed zeros for a picture of a hundred pixels: what is beyond its rows is not unpacked.
    const endless = fileOf(head(100, 1, 8, 2), chunk('IDAT', packed(new Uint8Array(50_000_000), 1)))
    expect(inflateSync(packed(new Uint8Array(10), 1)).length).toBe(11)
    await expect(signatureImage(endless)).rejects.toMatchObject({ code: 'SIGNATURE_IMAGE_INVALID' })
  })
})
