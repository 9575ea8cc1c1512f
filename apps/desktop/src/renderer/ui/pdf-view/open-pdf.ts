import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy, type PDFPageProxy, PDFWorker } from 'pdfjs-dist'
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'

GlobalWorkerOptions.workerSrc = workerUrl

/** A file that is open for drawing. */
export interface OpenPdf {
  readonly document: PDFDocumentProxy
  /** Every page, in order; drawing one is what costs. */
  readonly pages: readonly PDFPageProxy[]
}

let shared: PDFWorker | null = null

/** One worker for every file of the page; starting one costs more than reading a document. */
function worker(): PDFWorker {
  if (shared === null || shared.destroyed) shared = new PDFWorker()
  return shared
}

/** Where the build puts what pdf.js reads besides: decoders of rare pictures, character maps, the fourteen standard fonts. */
const data = (folder: string): string => new URL(`/pdfjs/${folder}/`, document.baseURI).href

/**
 * Opens a file for drawing. Scripts in it are never run; nothing is read from elsewhere.
 * @param bytes stay the caller's: the worker gets a copy
 * @returns how to wait for it, and how to close it
 */
export function openPdf(bytes: Uint8Array): { readonly opened: Promise<OpenPdf>; readonly close: () => Promise<void> } {
  const task = getDocument({
    data: new Uint8Array(bytes),
    worker: worker(),
    wasmUrl: data('wasm'),
    cMapUrl: data('cmaps'),
    standardFontDataUrl: data('standard_fonts'),
    useWorkerFetch: true,
    enableXfa: false,
  })
  const opened = task.promise.then(async (pdf) => ({
    document: pdf,
    pages: await Promise.all(Array.from({ length: pdf.numPages }, (_, index) => pdf.getPage(index + 1))),
  }))
  return { opened, close: () => task.destroy() }
}
