/** Language of a page; Korean unless `lang=en` is asked for. */
export type Lang = 'ko' | 'en'

const WORDS = {
  site: ['공개기록관', 'Public archive'],
  skip: ['본문으로 건너뛰기', 'Skip to content'],
  search: ['검색', 'Search'],
  searchLabel: ['공개 문서 검색', 'Search public documents'],
  home: ['처음', 'Home'],
  genuine: ['진본 확인', 'Is it genuine?'],
  openData: ['오픈 API', 'Open API'],
  feed: ['새 문서 구독(Atom)', 'New documents (Atom)'],
  other: ['English', '한국어'],
  newest: ['새로 공개된 문서', 'Newly published'],
  browse: ['찾아보기', 'Browse'],
  narrow: ['좁혀 보기', 'Narrow down'],
  allOf: ['전체', 'All'],
  results: ['검색 결과', 'Results'],
  none: [
    '찾은 문서가 없습니다. 낱말을 줄이거나 조건을 지워 보십시오.',
    'Nothing was found. Try fewer words or fewer conditions.',
  ],
  empty: ['아직 공개된 문서가 없습니다.', 'No document has been published yet.'],
  more: ['다음 문서', 'More'],
  agency: ['기관', 'Agency'],
  unit: ['부서', 'Department'],
  year: ['연도', 'Year'],
  task: ['단위과제', 'Task'],
  kind: ['문서 종류', 'Kind'],
  disclosure: ['공개 구분', 'Disclosure'],
  OPEN: ['공개', 'Open'],
  PARTIAL: ['부분공개', 'Partly open'],
  CLOSED: ['비공개', 'Closed'],
  LEGAL: ['법규문서', 'Legal'],
  DIRECTIVE: ['지시문서', 'Directive'],
  NOTICE: ['공고문서', 'Notice'],
  KEPT: ['비치문서', 'Kept'],
  PETITION: ['민원문서', 'Petition'],
  GENERAL: ['일반문서', 'General'],
  number: ['문서번호', 'Number'],
  registeredOn: ['등록일', 'Registered'],
  publishedAt: ['공개일', 'Published'],
  drafter: ['기안자', 'Drafter'],
  approver: ['결재권자', 'Approver'],
  line: ['결재 경로', 'Approval line'],
  body: ['본문', 'Text'],
  attachments: ['붙임', 'Attachments'],
  metadata: ['문서 정보', 'About this document'],
  pdf: ['원문 PDF', 'Original PDF'],
  address: ['고정 주소', 'Permanent address'],
  checkThis: ['이 문서가 진본인지 확인', 'Check that this document is genuine'],
  signatures: ['서명', 'Signatures'],
  sealed: ['관인', 'Seal'],
  DRAFT: ['기안', 'Drafted'],
  REVIEW: ['검토', 'Reviewed'],
  REVIEW_SKIPPED: ['검토 생략', 'Review skipped'],
  CONCUR_SERIAL: ['협조', 'Concurred'],
  CONCUR_PARALLEL: ['협조', 'Concurred'],
  CONCUR_UNIT: ['협조', 'Concurred'],
  AUDIT_CONCUR: ['일상감사', 'Audited'],
  LEGAL_CONCUR: ['법제심사', 'Legally reviewed'],
  APPROVE: ['결재', 'Approved'],
  DELEGATED: ['전결', 'By standing delegation'],
  ACTING: ['대결', 'Acting for an absent approver'],
  DELEGATED_ACTING: ['전결·대결', 'Acting for an absent delegate'],
  closedTitle: ['이 문서의 본문은 공개되지 않습니다', 'The text of this document is not public'],
  closedWhy: ['비공개 근거', 'Why'],
  closedAsk: ['문의할 곳', 'Whom to ask'],
  closedReview: ['다시 살펴보는 날', 'Looked at again by'],
  withdrawn: ['공개가 철회된 문서입니다', 'This document was withdrawn'],
  withdrawnWhy: ['철회 사유', 'Reason'],
  notFound: ['찾는 문서가 없습니다', 'There is no such page'],
  notFoundHelp: ['주소를 확인하거나 검색해 보십시오.', 'Check the address, or search.'],
  failed: ['처리하지 못했습니다', 'This did not work'],
  genuineIntro: [
    '받은 PDF가 서명하고 관인을 찍은 그대로인지 확인합니다. 올린 파일은 확인한 뒤 남기지 않습니다.',
    'Checks whether a PDF is exactly as it was signed and sealed. The file you hand in is not kept.',
  ],
  genuineFile: ['확인할 PDF 파일(50 MB까지)', 'PDF file to check (up to 50 MB)'],
  genuineSend: ['확인', 'Check'],
  again: ['다른 파일 확인', 'Check another file'],
  GENUINE: ['진본입니다', 'Genuine'],
  GENUINE_TEXT: [
    '서명과 관인이 모두 유효하고, 서명한 뒤 바뀐 곳이 없습니다.',
    'Every signature and the seal are valid, and nothing was changed after signing.',
  ],
  GENUINE_HERE: ['이 파일은 아래의 공개 문서와 똑같은 파일입니다.', 'This is byte for byte the public document below.'],
  GENUINE_ELSEWHERE: [
    '이 파일과 똑같은 문서는 공개기록관에 없습니다. 서명한 사람과 때를 아래에서 확인하십시오.',
    'The archive does not hold this very file. See below who signed and when.',
  ],
  CHANGED: ['바뀐 문서입니다', 'Changed'],
  CHANGED_TEXT: [
    '서명한 뒤 내용이 바뀌었거나 서명이 맞지 않습니다. 원본으로 쓰지 마십시오.',
    'The file was changed after it was signed, or a signature does not fit. Do not rely on it.',
  ],
  NOT_OURS: ['이 기관의 문서가 아닙니다', 'Not ours'],
  NOT_OURS_TEXT: [
    '이 기관이 신뢰하는 서명이 없습니다. 서명이 없는 파일이거나 다른 곳에서 만든 파일입니다.',
    'It carries no signature that this office trusts: it is unsigned, or was made elsewhere.',
  ],
  BROKEN: ['읽을 수 없는 파일입니다', 'Broken file'],
  BROKEN_TEXT: [
    'PDF가 아니거나 손상되었습니다. 원본을 다시 내려받아 확인하십시오.',
    'It is not a PDF, or it is damaged. Download the original again and check that.',
  ],
  UNSURE: ['지금은 확인할 수 없습니다', 'Cannot be said now'],
  UNSURE_TEXT: [
    '서명은 바뀌지 않았으나 인증서의 상태를 확인하지 못했습니다. 나중에 다시 확인하십시오.',
    'The signatures fit, but the state of a certificate could not be checked. Try again later.',
  ],
  fingerprint: ['파일 지문(SHA-256)', 'Fingerprint (SHA-256)'],
  signedAt: ['서명한 때', 'Signed at'],
  claimed: ['서명한 사람이 적은 때', 'as the signer wrote'],
  stamped: ['시점확인으로 증명된 때', 'proven by its timestamp'],
  provenBy: ['늦어도 이때 있었음이 증명됨', 'proven to have existed by then'],
  certificate: ['인증서', 'Certificate'],
  asWhat: ['자격과 뜻', 'As what'],
  level: ['수준', 'Level'],
  covers: ['서명한 범위', 'Covers'],
  wholeFile: ['파일 전체', 'the whole file'],
  partOfFile: ['그때까지의 파일', 'the file as it was then'],
  changesAfter: ['그 뒤의 변경', 'Changed since'],
  nothing: ['없음', 'nothing'],
  whyNot: ['까닭', 'Why'],
  documentTimestamp: ['문서 전체의 시점확인', 'Timestamp over the document'],
  unnamed: ['이름 없는 서명', 'Unnamed signature'],
  'TOTAL-PASSED': ['유효', 'Valid'],
  'TOTAL-FAILED': ['무효', 'Not valid'],
  INDETERMINATE: ['알 수 없음', 'Unknown'],
} as const satisfies Record<string, readonly [string, string]>

export type Word = keyof typeof WORDS

/** A word of the pages in a language. */
export const word = (lang: Lang, key: Word): string => WORDS[key][lang === 'ko' ? 0 : 1]

/** A word for a stored key; the key itself where there is none. */
export const wordOf = (lang: Lang, key: string): string => (Object.hasOwn(WORDS, key) ? word(lang, key as Word) : key)

/** The grounds of 공개법 9①, a line each. */
const CLAUSES: Readonly<Record<number, readonly [string, string]>> = {
  1: ['다른 법령에 따라 비밀이거나 비공개로 정한 사항', 'secret or closed by another act'],
  2: ['국가안전보장·국방·통일·외교에 관한 사항', 'national security, defence, unification, diplomacy'],
  3: ['국민의 생명·신체·재산 보호에 지장을 줄 사항', 'protection of life, body or property'],
  4: ['재판·수사·형 집행 등에 관한 사항', 'trials, investigation, corrections'],
  5: ['감사·시험·입찰계약·의사결정 과정에 있는 사항', 'audit, exams, tenders, or a decision in the making'],
  6: ['개인의 사생활을 침해할 우려가 있는 사항', 'personal privacy'],
  7: ['법인·단체의 경영상·영업상 비밀', 'business secrets'],
  8: ['부동산 투기 등 특정인에게 이익·불이익을 줄 사항', 'unfair gain or loss, such as speculation'],
}

/** A clause of 공개법 9① in words. */
export function clauseText(lang: Lang, clause: number): string {
  const text = CLAUSES[clause]?.[lang === 'ko' ? 0 : 1] ?? ''
  return lang === 'ko'
    ? `정보공개법 제9조제1항제${clause}호: ${text}`
    : `Information Disclosure Act, art. 9(1) no. ${clause}: ${text}`
}

/** A date as official documents write it: `2026. 7. 15.` */
export function dateText(iso: string): string {
  const [year, month, day] = iso.slice(0, 10).split('-')
  return `${year}. ${Number(month)}. ${Number(day)}.`
}

/** A name with the subject particle that its last sound asks for: 박세찬이, 김하나가. */
export function withSubject(name: string): string {
  const code = name.charCodeAt(name.length - 1) - 0xac00
  return `${name}${code >= 0 && code <= 11171 && code % 28 === 0 ? '가' : '이'}`
}
