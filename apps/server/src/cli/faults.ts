import { ConfigError } from '../kernel/config.ts'
import { defineFaults, Fault, type Sentence } from '../kernel/errors.ts'

/** What can go wrong on the command line itself. */
export const cliFaults = defineFaults({
  USAGE: {
    kind: 'BAD_INPUT',
    sentence: (f: { problem: string }) => ({
      ko: `명령을 알아들을 수 없습니다. onmaru --help로 사용법을 확인하십시오: ${f.problem}`,
      en: 'wrong usage; see onmaru --help',
    }),
  },
  FILE_UNREADABLE: {
    kind: 'NOT_FOUND',
    sentence: (f: { file: string; reason: string }) => ({
      ko: `파일을 읽을 수 없습니다: ${f.file} [${f.reason}]`,
      en: 'the file cannot be read',
    }),
  },
  FILE_TOO_LARGE: {
    kind: 'TOO_LARGE',
    sentence: (f: { file: string; limit: number }) => ({
      ko: `파일이 너무 큽니다(한도 ${f.limit}바이트): ${f.file}`,
      en: 'the file is too large',
    }),
  },
  LINE_INVALID: {
    kind: 'BAD_INPUT',
    sentence: (f: { line: number }) => ({
      ko: `${f.line}번째 줄이 {"id", "text"} 형식의 JSON이 아닙니다`,
      en: `line ${f.line} is not a JSON object with id and text`,
    }),
  },
  PASSWORD_SHORT: {
    kind: 'BAD_INPUT',
    sentence: (f: { shortest: number }) => ({
      ko: `비밀번호를 표준 입력의 첫 줄로 ${f.shortest}자 이상 주십시오`,
      en: `give a password of ${f.shortest} characters or more as the first line of standard input`,
    }),
  },
  LOGIN_UNKNOWN: {
    kind: 'NOT_FOUND',
    sentence: (f: { login: string }) => ({
      ko: `아이디가 ${f.login}인 사람이 없습니다. onmaru user list로 확인하십시오`,
      en: 'nobody has this login; see onmaru user list',
    }),
  },
  UNIT_UNKNOWN: {
    kind: 'NOT_FOUND',
    sentence: (f: { code: string }) => ({
      ko: `기관코드가 ${f.code}인 처리과가 없습니다`,
      en: 'there is no unit with this code',
    }),
  },
  OFFICE_MISSING: {
    kind: 'NOT_FOUND',
    sentence: (f: { dataFolder: string }) => ({
      ko: `이 자료 폴더에는 사무실이 없습니다: ${f.dataFolder}. ONMARU_DATA를 확인하거나 onmaru office create --demo로 만드십시오`,
      en: 'there is no office in this data folder; set ONMARU_DATA or create one',
    }),
  },
  OFFICE_EXISTS: {
    kind: 'CONFLICT',
    sentence: () => ({
      ko: '이 자료 폴더에는 이미 사무실이 있습니다. 다른 ONMARU_DATA를 지정하십시오',
      en: 'there is an office here already; name another ONMARU_DATA',
    }),
  },
  OFFICE_UNFINISHED: {
    kind: 'CONFLICT',
    sentence: (f: { place: string }) => ({
      ko: `만들다 멈춘 사무실이 있습니다: ${f.place}. 비운 뒤 다시 만드십시오`,
      en: 'an office was begun here and not finished; empty the place and create it again',
    }),
  },
  DATA_IN_THE_WAY: {
    kind: 'CONFLICT',
    sentence: (f: { path: string }) => ({
      ko: `같은 이름의 자료가 이미 있어 옮기지 못했습니다: ${f.path}. 다른 ONMARU_DATA를 지정하십시오`,
      en: 'something of this name is there already; name another ONMARU_DATA',
    }),
  },
})

/** What to say of a failure in one line. Text that came from outside is kept to one line too. */
export function sentenceOf(error: unknown): string {
  const { ko, en } = describe(error)
  return `onmaru: ${ko} (${en})`.replaceAll(/\s*[\r\n]+\s*/g, ' ')
}

function describe(error: unknown): Sentence {
  if (error instanceof Fault) return error.sentence
  if (error instanceof ConfigError) return { ko: `설정이 올바르지 않습니다: ${error.message}`, en: 'a setting cannot be used' }
  const reason = error instanceof Error ? error.message : String(error)
  return { ko: `처리하지 못했습니다: ${reason}`, en: 'this failed' }
}
