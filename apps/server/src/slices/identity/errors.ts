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
})
