import type { FieldPlace } from '../documents.ts'

/** What a worker is asked to make. */
export interface RenderJob {
  /** Template, by its file name. */
  readonly template: 'form.typ' | 'appearance.typ'
  /** Files that the template may read beside its own: `job.json`, pictures, the manifest. */
  readonly files: readonly { readonly path: string; readonly bytes: Uint8Array }[]
  /** Seconds since 1970 that the file says it was made at. */
  readonly createdAt: number
  /** Lines that must be found again in the text of the finished file, in any order. */
  readonly proof: readonly string[]
}

/** A finished file, with the places of its fields. */
export interface RenderedFile {
  readonly pdf: Uint8Array
  readonly fields: readonly FieldPlace[]
  readonly pages: number
}

/** What a worker answers; `lost` is a line whose letters are not in the file. */
export type RenderAnswer =
  | { readonly ok: true; readonly file: RenderedFile }
  | { readonly ok: false; readonly reason: string; readonly lost: string | null }

/** What a worker is started with. */
export interface RenderSettings {
  readonly templates: string
  readonly fontFolders: readonly string[]
}
