import { Command, CommanderError } from 'commander'
import { addUser } from './add-user.ts'
import { issueCertificate, listCertificates, revokeCertificate } from './certificates.ts'
import { type CreateOfficeOptions, createOffice } from './create-office.ts'
import { cliFaults, sentenceOf } from './faults.ts'
import { EXIT, type ExitCode, type Io } from './io.ts'
import { listUsers } from './list-users.ts'
import type { NewOffice } from './make-office.ts'
import { inOffice, type OpenOffice } from './office-door.ts'
import { readPassword } from './read-password.ts'
import { screenLines } from './screen-lines.ts'
import { verifyAudit } from './verify-audit.ts'
import { verifyFile } from './verify-file.ts'

/**
 * Runs one command line (without node and script) and returns its exit code: 0 as asked, 1 a negative verdict, 2 wrong usage or a fault.
 * A failure is one sentence in Korean and English on standard error.
 */
export async function run(
  argv: readonly string[],
  io: Io,
  openOffice: OpenOffice,
  newOffice: () => NewOffice,
): Promise<ExitCode> {
  let exit: ExitCode = EXIT.OK
  const program = new Command('onmaru').description('온마루 명령줄 (command line of Onmaru)')
  const settle = async (act: Promise<ExitCode | undefined>): Promise<void> => {
    exit = (await act) ?? EXIT.OK
  }
  const own = (command: Command): Command =>
    command
      .exitOverride()
      .allowExcessArguments(false)
      .configureOutput({ writeOut: (text) => io.stdout.write(text), writeErr: () => undefined })
  own(program)
  own(program.command('verify <file>'))
    .description('PDF나 묶음 파일(.asice)이 진본인지 판단합니다 (judges whether a PDF or an ASiC-E package is genuine)')
    .option('--json', '보고서를 JSON으로 (the report as JSON)')
    .action((file: string, options: { json?: true }) => settle(verifyFile(io, openOffice, file, options.json === true)))
  const audit = own(program.command('audit')).description('감사 기록 (audit log)')
  own(audit.command('verify'))
    .description('감사 기록 전체의 해시 사슬을 확인합니다 (checks the whole hash chain)')
    .option('--json', '결과를 JSON으로 (the verdict as JSON)')
    .action((options: { json?: true }) => settle(verifyAudit(io, openOffice, options.json === true)))
  own(program.command('screen'))
    .description('글에서 개인정보를 찾습니다 (finds personal data in texts)')
    .requiredOption('--jsonl', '표준 입력의 줄마다 {id, text} (a JSON object a line on standard input)')
    .action(() => settle(screenLines(io).then(() => EXIT.OK)))
  const office = own(program.command('office')).description('사무실 (the office itself)')
  own(office.command('create'))
    .description('체험용 사무실을 만듭니다 (creates the demo office)')
    .option('--demo', '예순 명이 일하는 한빛시 (a city of sixty people)')
    .option('--documents <which>', '문서: none, few, all', 'all')
    .option('--if-missing', '이미 있으면 그대로 둡니다 (says nothing against one that is there)')
    .option('--json', '사람과 인증서를 JSON으로 (people and keys as JSON)')
    .action((options: CreateOfficeOptions) => settle(createOffice(io, newOffice(), options).then(() => EXIT.OK)))
  const user = own(program.command('user')).description('사용자 (people who may sign in)')
  own(user.command('add <login>'))
    .description(
      '사람을 더합니다. 비밀번호는 표준 입력의 첫 줄 (adds a person; the password is the first line of standard input)',
    )
    .requiredOption('--name <name>', '이름 (name)')
    .requiredOption('--unit <code>', '처리과 기관코드 7자리 (unit code)')
    .requiredOption('--post <post>', '직위 (post)')
    .requiredOption('--rank <rank>', '직급 (rank)')
    .requiredOption('--grade <number>', '직위의 높이 (level of the post)')
    .requiredOption('--email <email>', '전자우편 (e-mail)')
    .option('--role <role...>', '역할 (roles)')
    .action((login: string, options: Record<string, unknown>) =>
      settle(addUser(io, openOffice, { login, ...options }).then(() => EXIT.OK)),
    )
  own(user.command('list'))
    .description('모든 사람과 계정의 상태 (everybody, and whether the account is locked)')
    .option('--json', '결과를 JSON으로 (the list as JSON)')
    .action((options: { json?: true }) => settle(listUsers(io, openOffice, options.json === true).then(() => EXIT.OK)))
  own(user.command('password <login>'))
    .description(
      '비밀번호를 바꾸고 모든 세션을 끝냅니다. 비밀번호는 표준 입력의 첫 줄 (sets the password, the first line of standard input, and ends every session)',
    )
    .action((login: string) =>
      settle(
        readPassword(io)
          .then((password) => inOffice(openOffice, (office) => office.setPassword(login, password)))
          .then(() => EXIT.OK),
      ),
    )
  own(user.command('lock <login>'))
    .description('계정을 정지하고 모든 세션을 바로 끝냅니다 (locks an account and ends every session at once)')
    .action((login: string) => settle(inOffice(openOffice, (office) => office.lock(login)).then(() => EXIT.OK)))
  own(user.command('unlock <login>'))
    .description('정지된 계정을 다시 엽니다 (opens a locked account again)')
    .action((login: string) => settle(inOffice(openOffice, (office) => office.unlock(login)).then(() => EXIT.OK)))
  const certificate = own(program.command('certificate')).description('인증서 (certificates of the embedded authority)')
  own(certificate.command('list'))
    .description('인증서를 새것부터 보입니다 (lists certificates, newest first)')
    .option('--text <text>', '이름이나 일련번호의 일부 (part of a name or serial number)')
    .option('--json', '결과를 JSON으로 (the list as JSON)')
    .action((options: { text?: string; json?: true }) => settle(listCertificates(io, openOffice, options).then(() => EXIT.OK)))
  own(certificate.command('issue <request>'))
    .description('PKCS#10 요청 파일에 인증서를 발급해 PEM으로 내보냅니다 (issues to a certification request)')
    .option('--profile <profile>', 'official, special-seal, server', 'official')
    .option('--login <login>', '본인의 아이디 (whose certificate it is)')
    .option('--name <name>', '사람이 아닌 것의 이름 (name of a server or seal)')
    .option('--host <host...>', '서버의 호스트 이름 (host names of a server)')
    .action((request: string, options: Record<string, unknown>) =>
      settle(issueCertificate(io, openOffice, request, options).then(() => EXIT.OK)),
    )
  own(certificate.command('revoke <serial>'))
    .description('인증서를 폐지하거나 정지합니다 (revokes a certificate, or puts it on hold)')
    .requiredOption('--reason <reason>', 'keyCompromise, superseded, certificateHold …')
    .action((serial: string, options: { reason: string }) =>
      settle(revokeCertificate(openOffice, serial, options.reason).then(() => EXIT.OK)),
    )
  own(certificate.command('release <serial>'))
    .description('정지된 인증서를 다시 쓰게 합니다 (takes a certificate back from its hold)')
    .action((serial: string) =>
      settle(inOffice(openOffice, (office) => office.releaseCertificate(serial.toLowerCase())).then(() => EXIT.OK)),
    )
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return exit
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.OK
    const fault = error instanceof CommanderError ? cliFaults.USAGE({ problem: problemOf(error) }) : error
    io.stderr.write(`${sentenceOf(fault)}\n`)
    return EXIT.FAULT
  }
}

/** What stood against the command line; without any command commander only says that it showed its help. */
function problemOf(error: CommanderError): string {
  return error.code === 'commander.help' ? '명령이 없습니다' : error.message.replace(/^error: /, '')
}
