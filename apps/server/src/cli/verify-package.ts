import { EXIT, type ExitCode, type Io, writeLine } from './io.ts'
import type { OfficeDoor } from './office-door.ts'
import { VERDICTS } from './verdict-words.ts'

/** The first bytes of a package: of any ZIP file (APPNOTE §4.3.7). */
export const isPackage = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 4)).toString('latin1') === 'PK\x03\x04'

type Report = Awaited<ReturnType<OfficeDoor['verifyPackage']>>

/** Says what a package comes to: 0 when its signatures hold, they stand over every file, and so do those of each PDF in it. */
export async function sayPackage(io: Io, file: string, report: Report, json: boolean): Promise<ExitCode> {
  if (json) await writeLine(io.stdout, JSON.stringify({ file, ...report }, null, 2))
  else for (const line of sentences(file, report)) await writeLine(io.stdout, line)
  return report.indication === 'TOTAL-PASSED' ? EXIT.OK : EXIT.NEGATIVE
}

function* sentences(file: string, { indication, signatures, unsigned, documents }: Report): Generator<string> {
  yield `${file}: ${VERDICTS[indication]}`
  for (const { name, indication: own, reason, certificateSubject, claimedTime, covered, altered } of signatures) {
    yield `  ${name}: ${VERDICTS[own]} ${certificateSubject ?? ''} ${claimedTime ?? ''}${reason === null ? '' : ` [${reason}]`}`
    for (const one of covered) yield `    = ${one}`
    for (const one of altered) yield `    ≠ ${one}`
  }
  for (const name of unsigned) yield `  서명하지 않은 파일 (not signed): ${name}`
  for (const { name, report } of documents) yield `  ${name}: ${VERDICTS[report.indication]}`
}
