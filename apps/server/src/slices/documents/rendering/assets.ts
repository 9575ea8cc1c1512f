import { existsSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { newId } from '../../../kernel/ids.ts'
import type { RenderSettings } from './render-job.ts'

/** Fonts by their files, in the order in which a letter is looked for: Myeongjo, then Noto Serif for hanja and old Hangul. */
export const SERIF_FONTS = [
  '@expo-google-fonts/nanum-myeongjo/400Regular/NanumMyeongjo_400Regular.ttf',
  '@expo-google-fonts/noto-serif-kr/400Regular/NotoSerifKR_400Regular.ttf',
] as const
const OTHER_FONTS = [
  '@expo-google-fonts/nanum-myeongjo/700Bold/NanumMyeongjo_700Bold.ttf',
  '@expo-google-fonts/noto-serif-kr/700Bold/NotoSerifKR_700Bold.ttf',
  '@expo-google-fonts/noto-sans-kr/700Bold/NotoSansKR_700Bold.ttf',
] as const

const BUILT_WORKER = new URL('./render-worker.js', import.meta.url)
const resolve = createRequire(import.meta.url).resolve

/** The file of a font that came with its package. */
export function fontFile(font: (typeof SERIF_FONTS)[number] | (typeof OTHER_FONTS)[number]): string {
  return resolve(font)
}

/** Where templates and fonts lie: beside the bundle, or beside this source. */
export function renderSettings(): RenderSettings {
  const built = existsSync(BUILT_WORKER)
  return {
    templates: fileURLToPath(new URL(built ? './templates/' : '../templates/', import.meta.url)),
    fontFolders: [...SERIF_FONTS, ...OTHER_FONTS].map((font) => dirname(fontFile(font))),
  }
}

/** The worker's file: part of the bundle; when running from source (tests), bundled now as build.mjs does. */
export async function workerFile(): Promise<URL> {
  if (existsSync(BUILT_WORKER)) return BUILT_WORKER
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./worker.ts', import.meta.url))],
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    write: false,
    logLevel: 'silent',
    external: ['@myriaddreamin/*', 'pdfjs-dist'],
  })
  const folder = new URL('../../../../node_modules/.cache/', import.meta.url)
  await mkdir(folder, { recursive: true })
  const file = new URL('render-worker.mjs', folder)
  const written = new URL(`render-worker-${newId()}.mjs`, folder)
  await writeFile(written, outputFiles[0]?.contents ?? '')
  await rename(written, file)
  return file
}
