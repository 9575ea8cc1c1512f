import { html, type Insert, type SafeHtml } from './html.ts'

/** Marks of the official numbering, outermost first: 1. 가. 1) 가) (1) (가) ① ㉮ (행정업무규칙 2①). */
const MARKS = [/^\d+\. /, /^[가-힣]\. /, /^\d+\) /, /^[가-힣]\) /, /^\(\d+\) /, /^\([가-힣]\) /, /^[①-⑳] ?/, /^[㉮-㉻] ?/]

/** The text of a body as HTML: items hang at their level, lines with tabs between their cells are one table. */
export function bodyHtml(text: string): readonly SafeHtml[] {
  const blocks: SafeHtml[] = []
  let rows: string[][] = []
  const endTable = (): void => {
    if (rows.length > 0) blocks.push(table(rows))
    rows = []
  }
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue
    if (line.includes('\t')) {
      rows.push(line.split('\t'))
      continue
    }
    endTable()
    blocks.push(paragraph(line.trim()))
  }
  endTable()
  return blocks
}

function paragraph(line: string): SafeHtml {
  const level = MARKS.findIndex((mark) => mark.test(line))
  return level < 0 ? html`<p>${line}</p>` : html`<p class="item level-${level}">${line}</p>`
}

function table(rows: readonly (readonly string[])[]): SafeHtml {
  const cells = (row: readonly string[]): Insert => row.map((cell) => html`<td>${cell}</td>`)
  return html`<div class="table"><table><tbody>${rows.map((row) => html`<tr>${cells(row)}</tr>`)}</tbody></table></div>`
}
