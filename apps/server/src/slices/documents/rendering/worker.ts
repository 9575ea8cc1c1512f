import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { lostLine } from './proof.ts'
import type { RenderAnswer, RenderJob, RenderSettings } from './render-job.ts'

/** PDF/A-3a: tagged, every letter with its meaning, and files may go with it (ISO 19005-3). */
const STANDARD = 'a-3a'
/** An appearance is taken apart at once; it needs its fonts, not tags. */
const PART_STANDARD = 'a-2b'
/** Rounds after which what the compiler keeps is forgotten; see the yield below. */
const KEPT_ROUNDS = 2

const settings: RenderSettings = workerData
const compiler = NodeCompiler.create({ workspace: settings.templates, fontArgs: [{ fontPaths: [...settings.fontFolders] }] })

async function render(job: RenderJob): Promise<RenderAnswer> {
  const whole = job.template === 'form.typ'
  try {
    for (const { path, bytes } of job.files) compiler.mapShadow(join(settings.templates, path), Buffer.from(bytes))
    const compiled = compiler.compile({ mainFilePath: join(settings.templates, job.template) })
    const document = compiled.result
    if (document === null) return refused(JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics ?? []))
    const warnings = compiled.takeWarnings()?.shortDiagnostics ?? []
    if (warnings.length > 0) return refused(JSON.stringify(warnings))
    const pdf = compiler.pdf(document, {
      pdfStandard: whole ? STANDARD : PART_STANDARD,
      pdfTags: whole,
      creationTimestamp: job.createdAt,
    })
    const fields = compiler.query(document, { selector: '<slot>', field: 'value' })
    const file = { pdf: new Uint8Array(pdf), fields, pages: document.numOfPages }
    const lost = await lostLine(file.pdf, job.proof)
    return lost === null ? { ok: true, file } : { ok: false, reason: 'text was lost', lost }
  } catch (error) {
    return refused(error instanceof Error ? error.message : String(error))
  } finally {
    compiler.resetShadow()
    compiler.evictCache(KEPT_ROUNDS)
  }
}

const refused = (reason: string): RenderAnswer => ({ ok: false, reason, lost: null })

parentPort?.on('message', (job: RenderJob) => {
  render(job)
    .then((answer) => parentPort?.postMessage(answer))
    // The compiler's native objects are freed only when the event loop turns.
    .then(() => new Promise((resolve) => setImmediate(resolve)))
})
