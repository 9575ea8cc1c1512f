import type { SignatureAppearance } from '../approval-block.ts'
import { documentsFaults } from '../errors.ts'
import { type FormData, formData } from './form-data.ts'
import type { FormInput } from './form-input.ts'
import { printed } from './glyphs.ts'
import { intendedLines } from './intended-lines.ts'
import { manifestOf } from './manifest.ts'
import type { RenderedFile, RenderJob } from './render-job.ts'
import { RenderPool } from './render-pool.ts'

/** Letters of a field's appearance, in points; smaller only where they would not fit. */
const FIELD_LETTERS = 10
/** An appearance is the same whenever it is made. */
const NO_TIME = 0

/** A form, with the manifest that goes with it. */
export interface RenderedForm extends RenderedFile {
  readonly manifest: Uint8Array
}

/** Makes forms and appearances. Slow: never in a transaction. */
export interface Renderer {
  /** `proved`: the finished file is read again and must say what was meant. @throws RENDER_FAILED */
  form(input: FormInput, proved: boolean): Promise<RenderedForm>
  /** `image` is the PNG of the signature, which then stands over the name (전자이미지서명). */
  signature(appearance: SignatureAppearance, image: Uint8Array | null): Promise<Uint8Array>
  text(text: string, size: { w: number; h: number }): Promise<Uint8Array>
  seal(image: Uint8Array, size: { w: number; h: number }): Promise<Uint8Array>
  stop(): Promise<void>
}

/** Opens a renderer over so many threads. */
export function openRenderer(threads: number): Renderer {
  const pool = new RenderPool(threads)
  const make = async (job: RenderJob): Promise<RenderedFile> => {
    const answer = await pool.run(job)
    if (!answer.ok) throw documentsFaults.RENDER_FAILED({ reason: answer.reason, lost: answer.lost })
    return answer.file
  }
  const appearance = async (data: object, pictures: RenderJob['files'] = []): Promise<Uint8Array> => {
    const files = [{ path: 'job.json', bytes: json(data) }, ...pictures]
    return (await make({ template: 'appearance.typ', files, createdAt: NO_TIME, proof: [] })).pdf
  }
  return {
    form: async (input, proved) => {
      const data: FormData = JSON.parse(
        JSON.stringify(formData(input), (_, value) => (typeof value === 'string' ? printed(value) : value)),
      )
      const manifest = manifestOf(input)
      const pictures = [...input.images].map(([blob, { bytes }]) => ({ path: `pictures/${blob}`, bytes }))
      const file = await make({
        template: 'form.typ',
        files: [{ path: 'job.json', bytes: json(data) }, { path: 'manifest.json', bytes: manifest }, ...pictures],
        createdAt: Math.floor(Date.parse(input.createdAt) / 1_000),
        proof: proved ? intendedLines(data) : [],
      })
      return { ...file, manifest }
    },
    signature: ({ name, mark, date, w, h }, image) => {
      const before = [mark, date].filter((part) => part !== null).join(' ')
      const text = before === '' ? name : `${before} ${name}`
      if (image === null) return appearance({ k: 'text', label: text, text, size: FIELD_LETTERS, w, h })
      const signed = { k: 'sign', label: text, before, name, size: FIELD_LETTERS, w, h }
      return appearance(signed, [{ path: 'pictures/sign', bytes: image }])
    },
    text: (text, { w, h }) => appearance({ k: 'text', label: text, text, size: FIELD_LETTERS, w, h }),
    seal: (image, { w, h }) => appearance({ k: 'seal', label: '관인', w, h }, [{ path: 'pictures/seal', bytes: image }]),
    stop: () => pool.stop(),
  }
}

function json(data: object): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(data))
}
