import type { BulkReason } from '../bulk.ts'

/** Why a document is not approved together with others, and what to do. */
export const BULK_SENTENCES = {
  DOCUMENT_UNKNOWN: {
    ko: '문서를 찾을 수 없습니다. 목록을 새로 고치십시오.',
    en: 'There is no such document. Load the list again.',
  },
  NOT_YOUR_TURN: { ko: '지금은 결재할 차례가 아닙니다.', en: 'It is not your turn.' },
  URGENT: { ko: '긴급 문서입니다. 따로 열어 결재하십시오.', en: 'It is urgent. Open it and decide it by itself.' },
  CLOSED: { ko: '비공개 문서입니다. 따로 열어 결재하십시오.', en: 'It is closed. Open it and decide it by itself.' },
  DISSENT: { ko: '이견이 있습니다. 의견을 읽고 따로 결재하십시오.', en: 'Somebody dissented. Read why and decide it by itself.' },
  OPINION: {
    ko: '의견이 붙어 있습니다. 읽고 따로 결재하십시오.',
    en: 'An opinion goes with it. Read it and decide it by itself.',
  },
  NOT_LOOKED_AT: {
    ko: '아직 열어 보지 않은 문서입니다. 목록에서 열어 본 뒤 다시 하십시오.',
    en: 'You have not looked at it. Open it from the list first.',
  },
  ATTACHMENT_NOT_OPENED: {
    ko: '열어 보지 않은 붙임이 있습니다. 붙임을 확인한 뒤 다시 하십시오.',
    en: 'You have not opened all of its files. Open them first.',
  },
} as const satisfies Record<BulkReason['code'], BulkReason['sentence']>

/** A reason with its words. */
export function bulkReason(code: BulkReason['code']): BulkReason {
  return { code, sentence: BULK_SENTENCES[code] }
}
