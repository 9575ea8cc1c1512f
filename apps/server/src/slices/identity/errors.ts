import { defineFaults } from '../../kernel/errors.ts'
import type { ScheduleProblem } from './schedule.ts'

/** What can go wrong with people and their sessions. */
export const identityFaults = defineFaults({
  /** Login or password is wrong; which of them is not said. */
  SIGN_IN_FAILED: {
    kind: 'NOT_SIGNED_IN',
    sentence: () => ({
      ko: '아이디나 비밀번호가 맞지 않습니다. 확인하고 다시 입력하십시오.',
      en: 'The account or the password is wrong. Check both and try again.',
    }),
  },
  /** Too many wrong passwords. */
  ACCOUNT_LOCKED: {
    kind: 'TOO_MANY',
    sentence: (f: { until: string }) => ({
      ko: `비밀번호를 여러 번 틀려 ${f.until}까지 잠겼습니다. 그 뒤에 다시 하거나 관리자에게 요청하십시오.`,
      en: `The account is locked until ${f.until} after several wrong passwords. Try again then, or ask an administrator.`,
    }),
  },
  PERSON_UNKNOWN: { kind: 'NOT_FOUND', sentence: () => ({ ko: '그런 사람이 없습니다.', en: 'There is no such person.' }) },
  /** The office locked the account. */
  ACCOUNT_CLOSED: {
    kind: 'FORBIDDEN',
    sentence: () => ({
      ko: '사용이 정지된 계정입니다. 관리자에게 문의하십시오.',
      en: 'This account is locked by the office. Ask an administrator.',
    }),
  },
  /** The provider, or the person there, said no. */
  OPENID_REFUSED: {
    kind: 'FORBIDDEN',
    sentence: () => ({
      ko: '통합인증에서 로그인을 마치지 않았거나 거절했습니다. 다시 하거나 아이디와 비밀번호로 로그인하십시오.',
      en: 'The identity provider did not let you in, or you stopped there. Try again, or sign in by account and password.',
    }),
  },
  /** The answer belongs to no sign-in that this browser has begun and not ended, or it came too late. */
  OPENID_EXPIRED: {
    kind: 'REFUSED',
    sentence: () => ({
      ko: '이미 쓰였거나 너무 오래된 로그인입니다. 처음부터 다시 하십시오.',
      en: 'This sign-in was used already or is too old. Begin it again.',
    }),
  },
  /** The provider does not answer, or is not the one of the settings. */
  OPENID_UNAVAILABLE: {
    kind: 'UNAVAILABLE',
    sentence: () => ({
      ko: '통합인증 서버가 답하지 않습니다. 잠시 뒤 다시 하거나 아이디와 비밀번호로 로그인하십시오.',
      en: 'The identity provider does not answer. Try again in a moment, or sign in by account and password.',
    }),
  },
  /** Another issuer, nonce, signature, or no claim: an answer that proves nothing. */
  OPENID_INVALID: {
    kind: 'REFUSED',
    sentence: () => ({
      ko: '통합인증의 응답을 확인하지 못해 로그인하지 않았습니다. 다시 하고, 계속되면 관리자에게 알려 주십시오.',
      en: 'The answer of the identity provider could not be verified. Try again, and tell an administrator if it goes on.',
    }),
  },
  /** Nobody of the office has the login that the provider named. */
  OPENID_PERSON_UNKNOWN: {
    kind: 'FORBIDDEN',
    sentence: () => ({
      ko: '통합인증의 계정과 같은 아이디가 온마루에 없습니다. 관리자에게 등록을 요청하십시오.',
      en: 'No account here has the name that the identity provider knows you by. Ask an administrator to add it.',
    }),
  },
  UNIT_UNKNOWN: { kind: 'NOT_FOUND', sentence: () => ({ ko: '그런 처리과가 없습니다.', en: 'There is no such unit.' }) },
  AGENCY_MISSING: {
    kind: 'REFUSED',
    sentence: () => ({
      ko: '기관 정보가 아직 없습니다. 관리자에게 기관 등록을 요청하십시오.',
      en: 'The agency is not set up yet. Ask an administrator to register it.',
    }),
  },
  SCHEDULE_EMPTY: {
    kind: 'BAD_INPUT',
    sentence: () => ({
      ko: '위임전결규정에 한 줄 이상 있어야 합니다.',
      en: 'A delegation schedule needs at least one row.',
    }),
  },
  SCHEDULE_UNKNOWN: {
    kind: 'NOT_FOUND',
    sentence: () => ({
      ko: '그런 위임전결규정이 없습니다. 목록을 다시 여십시오.',
      en: 'There is no such version of the delegation schedule. Open the list again.',
    }),
  },
  /** One draft at a time: it is the next version. */
  SCHEDULE_DRAFTED: {
    kind: 'CONFLICT',
    sentence: (f: { version: number }) => ({
      ko: `제${f.version}판을 이미 작성하고 있습니다. 그 안을 고치거나 버린 뒤 다시 하십시오.`,
      en: `Version ${f.version} is being drafted already. Change that draft, or discard it first.`,
    }),
  },
  SCHEDULE_NOT_DRAFT: {
    kind: 'CONFLICT',
    sentence: (f: { version: number }) => ({
      ko: `제${f.version}판은 이미 시행되어 고칠 수 없습니다. 새 안을 만들어 고치십시오.`,
      en: `Version ${f.version} is in force and cannot be changed. Make a new draft and change that.`,
    }),
  },
  SCHEDULE_STALE: {
    kind: 'CONFLICT',
    sentence: (f: { revision: number }) => ({
      ko: `그 사이 다른 사람이 이 안을 고쳤습니다(현재 ${f.revision}번째 저장). 다시 불러온 뒤 고치십시오.`,
      en: `Somebody changed this draft meanwhile (now save ${f.revision}). Load it again and change that.`,
    }),
  },
  SCHEDULE_PAST: {
    kind: 'BAD_INPUT',
    sentence: (f: { today: string }) => ({
      ko: `지난 날짜부터 시행할 수 없습니다. 시행일을 ${f.today} 이후로 고치십시오.`,
      en: `It cannot be in force from a past day. Choose ${f.today} or later.`,
    }),
  },
  /** Rows that cannot be put in force; every one is named. */
  SCHEDULE_FAULTY: {
    kind: 'REFUSED',
    sentence: (f: { problems: readonly ScheduleProblem[] }) => ({
      ko: `고칠 줄이 ${f.problems.length}곳 있습니다. 표시된 줄을 고친 뒤 시행하십시오.`,
      en: `${f.problems.length} rows have faults. Correct the marked rows, then put it in force.`,
    }),
  },
  /** A file that cannot be taken in; every wrong line is named, and nothing of it was taken in. */
  SCHEDULE_CSV_INVALID: {
    kind: 'BAD_INPUT',
    sentence: (f: { problems: readonly ScheduleProblem[] }) => ({
      ko: `파일에 틀린 곳이 ${f.problems.length}곳 있어 아무것도 가져오지 않았습니다. 표시된 줄을 고쳐 다시 올리십시오.`,
      en: `The file has ${f.problems.length} faults, so nothing was imported. Correct the lines and try again.`,
    }),
  },
  /** Neither named nor by the default deputies is there anybody to act. */
  ABSENCE_NO_DEPUTY: {
    kind: 'BAD_INPUT',
    sentence: () => ({
      ko: '그 기간에 대리할 사람이 없습니다. 직무대리자를 고르거나 기본 직무대리자를 등록하십시오.',
      en: 'Nobody is there to act in that period. Choose a deputy, or register default deputies.',
    }),
  },
  ABSENCE_DEPUTY_AWAY: {
    kind: 'CONFLICT',
    sentence: (f: { name: string; from: string; until: string }) => ({
      ko: `${f.name} 직무대리자도 ${f.from}부터 ${f.until}까지 부재입니다. 다른 사람을 고르거나 날짜를 고치십시오.`,
      en: `${f.name} is away too, from ${f.from} to ${f.until}. Choose somebody else, or change the dates.`,
    }),
  },
  /** Who is to be away acts for somebody then, and no other deputy of that one is there. */
  ABSENCE_ACTS_MEANWHILE: {
    kind: 'CONFLICT',
    sentence: (f: { name: string; from: string; until: string }) => ({
      ko: `${f.from}부터 ${f.until}까지 ${f.name}의 직무를 대리하고 있고 다음 직무대리자가 없습니다. ${f.name}에게 기본 직무대리자를 더 등록하도록 요청하십시오.`,
      en: `You act for ${f.name} from ${f.from} to ${f.until}, and nobody comes next. Ask ${f.name} to register another default deputy.`,
    }),
  },
  DEPUTIES_TWICE: {
    kind: 'BAD_INPUT',
    sentence: () => ({
      ko: '같은 사람이 두 번 들어 있습니다. 하나를 지우십시오.',
      en: 'Somebody is listed twice. Remove one of them.',
    }),
  },
  ABSENCE_DATES_INVALID: {
    kind: 'BAD_INPUT',
    sentence: (f: { from: string; until: string }) => ({
      ko: `부재 기간의 끝(${f.until})이 시작(${f.from})보다 앞섭니다. 날짜를 고치십시오.`,
      en: `The absence ends (${f.until}) before it begins (${f.from}). Correct the dates.`,
    }),
  },
  ABSENCE_PAST: {
    kind: 'BAD_INPUT',
    sentence: (f: { today: string }) => ({
      ko: `지난 날짜로 부재를 등록할 수 없습니다. ${f.today} 이후로 고치십시오.`,
      en: `An absence cannot begin in the past. Choose ${f.today} or later.`,
    }),
  },
  ABSENCE_ACTS_FOR_ONESELF: {
    kind: 'BAD_INPUT',
    sentence: () => ({
      ko: '자기 자신을 직무대리자로 할 수 없습니다. 다른 사람을 고르십시오.',
      en: 'Nobody can act for themselves. Choose somebody else.',
    }),
  },
  ABSENCE_OVERLAPS: {
    kind: 'CONFLICT',
    sentence: (f: { from: string; until: string }) => ({
      ko: `${f.from}부터 ${f.until}까지 등록된 부재와 겹칩니다. 그것을 끝내거나 날짜를 고치십시오.`,
      en: `This overlaps the absence from ${f.from} to ${f.until}. End that one or change the dates.`,
    }),
  },
  ABSENCE_UNKNOWN: {
    kind: 'NOT_FOUND',
    sentence: () => ({ ko: '그런 부재가 없습니다. 목록을 다시 여십시오.', en: 'There is no such absence. Open the list again.' }),
  },
  ABSENCE_OVER: {
    kind: 'CONFLICT',
    sentence: () => ({ ko: '이미 끝난 부재입니다.', en: 'This absence is over already.' }),
  },
})
