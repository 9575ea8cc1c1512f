import { useEffect, useState } from 'react'
import { type OpenPdf, openPdf } from './open-pdf.ts'

/** A file on its way to the screen. */
export type PdfState = { readonly at: 'loading' } | { readonly at: 'broken' } | { readonly at: 'ready'; readonly pdf: OpenPdf }

const LOADING: PdfState = { at: 'loading' }

/** Opens the bytes and closes them again when others come or the viewer goes. */
export function usePdf(bytes: Uint8Array | undefined): PdfState {
  const [state, setState] = useState<{ readonly of: Uint8Array | undefined; readonly now: PdfState }>({ of: bytes, now: LOADING })
  useEffect(() => {
    if (bytes === undefined) return
    let wanted = true
    const { opened, close } = openPdf(bytes)
    opened.then(
      (pdf) => wanted && setState({ of: bytes, now: { at: 'ready', pdf } }),
      () => wanted && setState({ of: bytes, now: { at: 'broken' } }),
    )
    return () => {
      wanted = false
      void close()
    }
  }, [bytes])
  return state.of === bytes ? state.now : LOADING
}
