import { EXIT, type ExitCode, type Io, writeLine } from './io.ts'
import { inOffice, type OpenOffice } from './office-door.ts'

/** Checks the whole audit chain: 0 when it is whole, 1 with the first broken entry. Progress goes to standard error. */
export async function verifyAudit(io: Io, openOffice: OpenOffice, json: boolean): Promise<ExitCode> {
  const verdict = await inOffice(openOffice, (office) =>
    office.verifyAudit(({ checked, total }) => io.stderr.write(`${checked}/${total}\n`)),
  )
  if (json) await writeLine(io.stdout, JSON.stringify(verdict))
  else if (verdict.broken === null)
    await writeLine(io.stdout, `${verdict.checked}건, 이상 없음 (${verdict.checked} entries, whole) ${verdict.headHash ?? ''}`)
  else {
    const { seq, differs, expected, found } = verdict.broken
    await writeLine(
      io.stdout,
      `${seq}번 항목이 어긋납니다: ${differs} (entry ${seq} is broken) expected ${expected} found ${found}`,
    )
  }
  return verdict.whole ? EXIT.OK : EXIT.NEGATIVE
}
