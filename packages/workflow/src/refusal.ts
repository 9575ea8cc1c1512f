import type { RefusalCode } from './rules.ts'

/** A refused act: the code, the article, and a sentence that says what to do. */
export interface Refusal {
  readonly code: RefusalCode
  readonly article: string
  readonly sentence: { readonly ko: string; readonly en: string }
}

const SENTENCES: Readonly<Record<RefusalCode, { ko: string; en: string }>> = {
  STATE_DOES_NOT_ALLOW: {
    ko: '지금 문서 상태에서는 할 수 없습니다. 문서의 진행 상태를 확인하십시오.',
    en: 'This cannot be done in the present state of the document. Look at its progress.',
  },
  CONFLICT: {
    ko: '그 사이 다른 사람이 먼저 처리했습니다. 바뀐 것은 없습니다. 지금 상태를 확인하고 다시 하십시오.',
    en: 'Somebody else acted first; nothing was changed. Look at the present state and try again.',
  },
  LINE_FAULTY: {
    ko: '결재선에 고칠 곳이 있습니다. 표시된 단계를 고친 뒤 상신하십시오.',
    en: 'The approval line has faults. Correct the marked steps and submit.',
  },
  NOT_THE_DRAFTER: {
    ko: '기안자만 할 수 있습니다. 기안자에게 요청하십시오.',
    en: 'Only the drafter may do this. Ask the drafter.',
  },
  STEP_UNKNOWN: {
    ko: '결재선에 없는 단계입니다. 문서를 다시 여십시오.',
    en: 'There is no such step in the line. Open the document again.',
  },
  NOT_YOUR_STEP: {
    ko: '다른 사람의 결재 차례입니다. 본인 차례의 문서만 처리할 수 있습니다.',
    en: 'This step belongs to somebody else. You can only act on your own.',
  },
  STEP_NOT_OPEN: {
    ko: '아직 차례가 오지 않았거나 이미 처리한 단계입니다. 앞 단계가 끝나기를 기다리십시오.',
    en: 'It is not the turn of this step, or it is done. Wait for the steps before it.',
  },
  STEP_HELD: { ko: '보류 중인 단계입니다. 먼저 보류를 풀고 처리하십시오.', en: 'This step is on hold. Resume it first.' },
  STEP_NOT_HELD: { ko: '보류 중이 아닙니다.', en: 'This step is not on hold.' },
  NEXT_HAS_ACTED: {
    ko: '다음 결재자가 이미 처리하여 회수할 수 없습니다. 결재자에게 반려를 요청하십시오.',
    en: 'The next person has acted, so it cannot be recalled. Ask them to return it.',
  },
  OPINION_REQUIRED: {
    ko: '의견(사유)을 적어야 합니다. 사유를 적고 다시 하십시오.',
    en: 'A reason is required. Write it and try again.',
  },
  DISSENT_NOT_HERE: {
    ko: '결재자는 이견을 남기는 대신 결재하거나 반려합니다.',
    en: 'An approver approves or returns; dissent belongs to review and concurrence.',
  },
  SIGNATURE_MISSING: {
    ko: '전자서명이 없습니다. 인증서로 서명한 뒤 처리하십시오.',
    en: 'There is no signature. Sign with your certificate.',
  },
  REVISION_CHANGED: {
    ko: '서명한 판이 지금 결재 중인 판과 다릅니다. 문서를 다시 열어 확인하고 서명하십시오.',
    en: 'What you signed is not the revision in the line. Open the document again and sign.',
  },
  REVISION_NOT_NEW: {
    ko: '다시 상신하려면 새 판이 필요합니다. 문서를 저장하고 다시 상신하십시오.',
    en: 'Resubmitting needs a new revision. Save the document and submit again.',
  },
  HOLD_DATE_PAST: {
    ko: '보류 기한이 지난 날짜입니다. 오늘 이후의 날짜를 고르십시오.',
    en: 'The hold would end in the past. Choose a later date.',
  },
}

/** Makes the refusal of a broken rule. */
export function refusal(broken: { readonly code: RefusalCode; readonly article: string }): Refusal {
  return { ...broken, sentence: SENTENCES[broken.code] }
}
