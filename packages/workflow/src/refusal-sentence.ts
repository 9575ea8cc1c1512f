/** Why an act is refused, and what the person can do about it. */
export const REFUSAL_SENTENCES = {
  // The act does not fit the version that was seen, or carries no time
  CONFLICT: {
    ko: '그 사이 다른 사람이 먼저 처리했습니다. 바뀐 것은 없습니다. 지금 상태를 확인하고 다시 하십시오.',
    en: 'Somebody else acted first; nothing was changed. Look at the present state and try again.',
  },
  TIME_INVALID: {
    ko: '처리 시각이 올바르지 않습니다. 다시 시도하고, 계속되면 관리자에게 알리십시오.',
    en: 'The time of the act is invalid. Try again; if it goes on, tell an administrator.',
  },
  // The line as a whole is not where this can be done
  NOT_SUBMITTED: {
    ko: '아직 상신하지 않은 문서입니다. 먼저 결재선을 정하고 상신하십시오.',
    en: 'The document has not been submitted. Set its line and submit it first.',
  },
  ALREADY_SUBMITTED: {
    ko: '이미 결재가 진행 중입니다. 고치려면 회수하거나 반려를 요청하십시오.',
    en: 'The document is in the line already. To change it, recall it or ask for its return.',
  },
  LINE_RETURNED: {
    ko: '반려된 문서입니다. 기안자가 고쳐 다시 상신하거나 재기안해야 합니다.',
    en: 'The document was returned. Its drafter has to resubmit or redraft it.',
  },
  LINE_RECALLED: {
    ko: '회수된 문서입니다. 기안자가 다시 상신하거나 재기안해야 합니다.',
    en: 'The document was recalled. Its drafter has to resubmit or redraft it.',
  },
  LINE_APPROVED: {
    ko: '결재가 끝나 성립한 문서입니다. 내용을 바꾸려면 새로 기안하여 다시 결재를 받으십시오.',
    en: 'The document is approved and in force. To change it, draft anew and have it approved again.',
  },
  LINE_REDRAFTED: {
    ko: '다른 문서로 재기안되어 끝난 문서입니다. 새 문서에서 처리하십시오.',
    en: 'The document was given up for a new one. Go on with the new document.',
  },
  // The line that is handed in
  LINE_FAULTY: {
    ko: '결재선에 고칠 곳이 있습니다. 표시된 단계를 고친 뒤 상신하십시오.',
    en: 'The approval line has faults. Correct the marked steps and submit.',
  },
  NOT_THE_DRAFTER: {
    ko: '기안자만 할 수 있습니다. 기안자에게 요청하십시오.',
    en: 'Only the drafter may do this. Ask the drafter.',
  },
  REVISION_NOT_NEW: {
    ko: '다시 상신하려면 새 판이 필요합니다. 문서를 저장하고 다시 상신하십시오.',
    en: 'Resubmitting needs a new revision. Save the document and submit again.',
  },
  SUCCESSOR_MISSING: {
    ko: '재기안한 새 문서가 없습니다. 새 문서를 만든 뒤 다시 하십시오.',
    en: 'There is no new document to take this one’s place. Make it and try again.',
  },
  // Whose step it is, and when
  STEP_UNKNOWN: {
    ko: '결재선에 없는 단계입니다. 문서를 다시 여십시오.',
    en: 'There is no such step in the line. Open the document again.',
  },
  NOT_YOUR_STEP: {
    ko: '다른 사람의 결재 단계입니다. 본인 단계의 문서만 처리할 수 있습니다.',
    en: 'This step belongs to somebody else. You can only act on your own.',
  },
  PRINCIPAL_ABSENT: {
    ko: '부재 중이어서 대결자가 처리하는 문서입니다. 직접 결재하려면 반려 후 결재선을 바꾸도록 요청하십시오.',
    en: 'You are absent and somebody acts for you. To decide yourself, ask for its return and a changed line.',
  },
  TURN_NOT_REACHED: {
    ko: '아직 차례가 오지 않았습니다. 앞 단계가 끝나기를 기다리십시오.',
    en: 'It is not the turn of this step yet. Wait for the steps before it.',
  },
  STEP_DONE: {
    ko: '이미 처리한 단계입니다. 다시 처리하려면 다음 결재자에게 반려를 요청하십시오.',
    en: 'This step is done. To act again, ask the next person to return the document.',
  },
  STEP_SKIPPED: {
    ko: '사유를 적어 생략한 검토입니다. 검토하려면 기안자에게 결재선 변경을 요청하십시오.',
    en: 'This review was skipped, with its reason. To review, ask the drafter to change the line.',
  },
  STEP_HELD: { ko: '보류 중인 단계입니다. 먼저 보류를 풀고 처리하십시오.', en: 'This step is on hold. Resume it first.' },
  STEP_NOT_HELD: {
    ko: '보류 중이 아닙니다. 바로 처리할 수 있습니다.',
    en: 'This step is not on hold. You can act on it as it is.',
  },
  ACTING_OUTSIDE_ABSENCE: {
    ko: '대결할 수 있는 기간이 아닙니다. 반려하여 결재선을 바로잡도록 요청하십시오.',
    en: 'The absence you act for does not cover today. Return the document so that the line is corrected.',
  },
  NEXT_HAS_ACTED: {
    ko: '다음 결재자가 이미 처리하여 회수할 수 없습니다. 결재자에게 반려를 요청하십시오.',
    en: 'The next person has acted, so it cannot be recalled. Ask them to return it.',
  },
  RETURN_TARGET_WRONG: {
    ko: '그 단계로는 돌려보낼 수 없습니다. 이미 서명한 앞 단계나 기안자를 고르십시오.',
    en: 'It cannot go back to that step. Choose an earlier one that has signed, or the drafter.',
  },
  // What the act brings
  DISSENT_NOT_HERE: {
    ko: '결재자는 이견을 남기는 대신 결재하거나 반려합니다. 하나를 고르십시오.',
    en: 'An approver approves or returns; dissent belongs to review and concurrence. Choose one of the two.',
  },
  OPINION_REQUIRED: {
    ko: '이견이 있으면 의견을 적어야 합니다. 의견을 적고 다시 하십시오.',
    en: 'Dissent wants an opinion in writing. Write it and try again.',
  },
  REASON_REQUIRED: {
    ko: '사유를 적어야 합니다. 사유를 적고 다시 하십시오.',
    en: 'A reason is required. Write it and try again.',
  },
  HOLD_DATE_INVALID: {
    ko: '보류 기한이 올바르지 않습니다. 오늘이나 그 뒤의 날짜를 고르십시오.',
    en: 'The hold cannot end then. Choose today or a later date.',
  },
  REVISION_CHANGED: {
    ko: '서명한 판이 지금 결재 중인 판과 다릅니다. 문서를 다시 열어 확인하고 서명하십시오.',
    en: 'What you signed is not the revision in the line. Open the document again and sign.',
  },
  SIGNATURE_MISSING: {
    ko: '전자서명이 없습니다. 인증서로 서명한 뒤 처리하십시오.',
    en: 'There is no signature. Sign with your certificate.',
  },
  SIGNATURE_USED: {
    ko: '이미 쓰인 전자서명입니다. 이 단계에 새로 서명하십시오.',
    en: 'This signature was used before. Sign anew for this step.',
  },
} as const satisfies Record<string, { readonly ko: string; readonly en: string }>

/** Stable codes of refusals. */
export type RefusalCode = keyof typeof REFUSAL_SENTENCES
export const REFUSAL_CODES = Object.keys(REFUSAL_SENTENCES) as readonly RefusalCode[]
