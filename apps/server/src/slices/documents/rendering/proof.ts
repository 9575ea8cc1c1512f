import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'

/**
 * Reads a finished file again and looks for every line that it was meant to say; returns the first whose letters are not there, or null.
 * Page numbers and repeated table heads are artifacts and left out, so that a line over two pages is still one line.
 */
export async function lostLine(pdf: Uint8Array, lines: readonly string[]): Promise<string | null> {
  if (lines.length === 0) return null
  const said = letters(await textOf(pdf))
  return lines.find((line) => !said.includes(letters(line))) ?? null
}

/** The letters alone, in one form: where lines break and how spaces are set says nothing. */
function letters(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u200b\u00ad]+/g, '')
}

async function textOf(pdf: Uint8Array): Promise<string> {
  // The reader takes its bytes over; the file itself must stay whole.
  const task = getDocument({ data: pdf.slice(), verbosity: VerbosityLevel.ERRORS, isEvalSupported: false, useSystemFonts: false })
  try {
    const document = await task.promise
    const parts: string[] = []
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number)
      const { items } = await page.getTextContent({ includeMarkedContent: true })
      const open: boolean[] = []
      for (const item of items)
        if ('str' in item) {
          if (!open.includes(true)) parts.push(item.str)
        } else if (item.type === 'endMarkedContent') open.pop()
        else open.push('tag' in item && item.tag === 'Artifact')
      page.cleanup()
    }
    return parts.join('')
  } finally {
    await task.destroy()
  }
}
