import { defineFaults } from '../../kernel/errors.ts'

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
