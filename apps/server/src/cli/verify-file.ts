import { CHANGES, FINDINGS } from './finding-words.ts'
import { EXIT, type ExitCode, type Io, writeLine } from './io.ts'
import { inOffice, type OfficeDoor, type OpenOffice } from './office-door.ts'
import { readFileOrSay } from './read-file.ts'
import { VERDICTS } from './verdict-words.ts'
import { isPackage, sayPackage } from './verify-package.ts'

const LARGEST_PDF = 50 * 1024 * 1024
const LARGEST_BYTES = 400 * 1024 * 1024
type Report = Awaited<ReturnType<OfficeDoor['verifyPdf']>>

/** Judges a PDF, or an ASiC-E package, by the office's trust anchors: 0 when every signature holds and nothing was changed after, else 1. */
export async function verifyFile(io: Io, openOffice: OpenOffice, file: string, json: boolean): Promise<ExitCode> {
  const bytes = await readFileOrSay(file, /\.asice$/i.test(file) ? LARGEST_BYTES : LARGEST_PDF)
  if (isPackage(bytes)) return sayPackage(io, file, await inOffice(openOffice, (office) => office.verifyPackage(bytes)), json)
  const report = await inOffice(openOffice, (office) => office.verifyPdf(bytes))
  if (json) await writeLine(io.stdout, JSON.stringify({ file, ...report }, null, 2))
  else for (const line of sentences(file, report)) await writeLine(io.stdout, line)
  return genuine(report) ? EXIT.OK : EXIT.NEGATIVE
}

function genuine(report: Report): boolean {
  return report.indication === 'TOTAL-PASSED' && !report.modifiedAfterSigning && report.signatures.length > 0
}

function* sentences(file: string, report: Report): Generator<string> {
  if (report.signatures.length === 0)
    yield `${file}: 서명이 없습니다. 누가 만들었는지, 바뀌지 않았는지 이 파일만으로는 알 수 없습니다 (no signature: it does not tell who made it, nor whether it was changed)`
  else if (report.modifiedAfterSigning) yield `${file}: 서명 뒤에 바뀐 파일입니다 (changed after signing)`
  else yield `${file}: ${VERDICTS[report.indication]}`
  for (const signature of report.signatures) {
    const { field, certificateSubject, provenTime, claimedTime, subIndication, reason, level, changesAfter } = signature
    const at = level === null ? '' : ` ${level}`
    yield `  ${field}: ${VERDICTS[signature.indication]}${at} ${certificateSubject ?? ''} ${provenTime ?? claimedTime ?? ''}`
    if (subIndication !== null) {
      const [ko, en] = FINDINGS[subIndication]
      yield `    ${ko} (${en}) [${subIndication}: ${reason ?? ''}]`
    }
    const after = [...new Set(changesAfter.map(({ kind }) => kind))].map((kind) => CHANGES[kind])
    if (after.length > 0)
      yield `    그 뒤: ${after.map(([ko]) => ko).join(', ')} (since: ${after.map(([, en]) => en).join(', ')})`
  }
}
