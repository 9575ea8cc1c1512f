import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a command-line tool says of a PDF, both outputs. @throws Error when the tool is not installed */
export function askTool(
  tool: 'pdfsig' | 'qpdf' | 'pdftotext' | 'pdffonts' | 'pdfimages',
  args: readonly string[],
  pdf: Uint8Array,
): string {
  const folder = mkdtempSync(join(tmpdir(), 'onmaru-pdf-'))
  try {
    const path = join(folder, 'asked.pdf')
    writeFileSync(path, pdf)
    const after = tool === 'pdftotext' ? ['-'] : []
    const run = spawnSync(tool, [...args, path, ...after], { encoding: 'utf8' })
    if (run.error !== undefined) throw run.error
    return `${run.stdout}${run.stderr}`
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
