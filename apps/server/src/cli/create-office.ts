import { ACCOUNTS, DEMO_PASSWORD, type DemoAccount, type DemoProgress, DOCUMENT_CHOICES, FIRST_PEOPLE } from '../demo/index.ts'
import { cliFaults } from './faults.ts'
import { type Io, writeLine } from './io.ts'
import type { NewOffice } from './make-office.ts'

const EVERY_ACTS = 10

/** What the command was told. */
export interface CreateOfficeOptions {
  readonly demo?: true
  readonly documents: string
  /** Says nothing against an office that is there, and then names only those whom a visitor signs in as first. */
  readonly ifMissing?: true
  readonly json?: true
}

/**
 * Makes the demo office and tells its people, their password and where their keys lie. Progress goes to standard error.
 * @throws USAGE, OFFICE_EXISTS and as MakeOffice
 */
export async function createOffice(io: Io, { make, keyFolder }: NewOffice, options: CreateOfficeOptions): Promise<void> {
  if (options.demo !== true) throw cliFaults.USAGE({ problem: '--demo가 필요합니다' })
  const documents = DOCUMENT_CHOICES.find((choice) => choice === options.documents)
  if (documents === undefined) throw cliFaults.USAGE({ problem: `--documents ${DOCUMENT_CHOICES.join('|')}` })
  const created = await make(documents, (progress) => tell(io, progress))
  if (!created && options.ifMissing !== true) throw cliFaults.OFFICE_EXISTS()
  if (options.json === true) {
    const people = ACCOUNTS.map((account) => ({ ...account, keyFile: `${keyFolder}/${account.keyFile}` }))
    return writeLine(io.stdout, JSON.stringify({ created, password: DEMO_PASSWORD, keyFolder, people }))
  }
  const shown = options.ifMissing === true ? ACCOUNTS.filter(({ login }) => FIRST_PEOPLE.includes(login)) : ACCOUNTS
  await writeLine(io.stdout, '아이디 (login)   이름 (name)   소속과 직위 (unit, post)   역할 (roles)')
  for (const account of shown) await writeLine(io.stdout, lineOf(account))
  await writeLine(io.stdout, `비밀번호는 모두 (password of all, for keys too): ${DEMO_PASSWORD}`)
  await writeLine(io.stdout, `인증서 파일 (key files): ${keyFolder}/<login>.p12`)
}

function lineOf({ login, name, unit, post, roles }: DemoAccount): string {
  const more = roles.filter((role) => role !== 'official').join(', ')
  return `  ${login.padEnd(16)} ${name}  ${post.startsWith(unit) ? post : `${unit} ${post}`}${more === '' ? '' : `  (${more})`}`
}

function tell(io: Io, progress: DemoProgress): void {
  if (progress.part === 'FOUNDED') io.stderr.write('기관과 사람을 만들었습니다 (agency and people made)\n')
  else if (progress.part === 'KEYS') io.stderr.write('인증서를 발급했습니다 (certificates issued)\n')
  else if (progress.done % EVERY_ACTS === 0 || progress.done === progress.of)
    io.stderr.write(`결재 ${progress.done}/${progress.of} (acts)\n`)
}
