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
  NOT_APPROVED: {
    ko: '아직 결재가 끝나지 않은 문서입니다. 결재가 끝난 뒤에 하십시오.',
    en: 'The document is not approved yet. Do this once it is.',
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
  NOT_YOUR_TURN: {
    ko: '결재선은 기안자나 지금 차례인 사람만 바꿀 수 있습니다. 그 사람에게 요청하십시오.',
    en: 'Only the drafter, or whose turn it is, changes the line. Ask one of them.',
  },
  PAST_STEP_CHANGED: {
    ko: '이미 처리했거나 지금 차례인 단계는 바꿀 수 없습니다. 그 뒤의 단계만 바꾸십시오.',
    en: 'Steps that are done or open stay as they are. Change only those behind them.',
  },
  NOTHING_CHANGED: {
    ko: '바뀐 단계가 없습니다. 결재선을 고친 뒤 다시 하십시오.',
    en: 'No step is different. Change the line and try again.',
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
  STEP_NOT_SIGNED: {
    ko: '아직 서명하지 않은 단계여서 회수할 서명이 없습니다. 지금 상태를 확인하십시오.',
    en: 'Nothing was signed on this step, so there is nothing to take back. Look at the present state.',
  },
  UNIT_REVIEWS: {
    ko: '부서 안 검토가 끝나지 않았습니다. 검토를 기다리거나 남은 검토자를 비우고 처리하십시오.',
    en: 'The unit is still reviewing. Wait for it, or take the remaining reviewers out.',
  },
  HEAD_RETURNS: {
    ko: '부서협조의 반려는 부서장이 합니다. 의견을 적어 서명하고 부서장에게 알리십시오.',
    en: 'Only the head of the unit returns it. Sign with your opinion and tell the head.',
  },
  NOT_A_UNIT: {
    ko: '부서협조가 아닌 단계에는 부서 안 검토자를 둘 수 없습니다. 부서협조 단계를 고르십시오.',
    en: 'Only a concurrence by a unit has reviewers of its own. Choose such a step.',
  },
  NOT_THE_RECEIVER: {
    ko: '그 부서의 접수자나 부서장만 검토자를 정할 수 있습니다. 그 사람에게 요청하십시오.',
    en: 'Only the receiver or the head of that unit names its reviewers. Ask one of them.',
  },
  SKIP_NOT_HERE: {
    ko: '검토 단계만 생략할 수 있습니다. 협조와 결재는 대리자가 처리하도록 결재선을 바꾸십시오.',
    en: 'Only a review can be skipped. For a concurrence or the approval, hand the step to the deputy.',
  },
  REVISE_NOT_HERE: {
    ko: '내용은 검토자와 결재자만 고칠 수 있습니다. 의견을 적거나 반려하십시오.',
    en: 'Only reviewers and the approver change the text. Write an opinion, or return it.',
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
  HOLD_PAST_DUE: {
    ko: '회신 기한이 지나도록 보류할 수 없습니다. 기한 안의 날짜를 고르십시오.',
    en: 'The hold cannot last beyond the due date. Choose an earlier day.',
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
  // After the approval
  NOT_YOURS_TO_CIRCULATE: {
    ko: '공람은 기안자나 결재자가 지정합니다. 그 사람에게 요청하십시오.',
    en: 'The drafter or the approver lets it circulate. Ask one of them.',
  },
  READERS_MISSING: {
    ko: '새로 공람할 사람이 없습니다. 아직 공람하지 않은 사람을 고르십시오.',
    en: 'Nobody new is named. Choose people who have not got it yet.',
  },
  NOT_A_READER: {
    ko: '공람 대상이 아닙니다. 공람이 필요하면 기안자에게 요청하십시오.',
    en: 'It does not circulate to you. Ask the drafter if you should read it.',
  },
  READ_ALREADY: {
    ko: '이미 공람을 마쳤습니다. 더 하실 일이 없습니다.',
    en: 'You have marked it as read. There is nothing more to do.',
  },
  NO_POST_REPORT: {
    ko: '후열할 문서가 아닙니다. 대결한 중요 문서만 후열합니다.',
    en: 'There is nothing to report here: only important documents that a deputy approved are.',
  },
  NOT_REPORTED_TO_YOU: {
    ko: '다른 사람이 후열할 문서입니다. 부재였던 본인만 할 수 있습니다.',
    en: 'This is reported to somebody else, who was absent. Only they take note of it.',
  },
  ACKNOWLEDGED_ALREADY: {
    ko: '이미 후열을 마쳤습니다. 더 하실 일이 없습니다.',
    en: 'You have taken note of it. There is nothing more to do.',
  },
  // What only the server’s clock says
  BY_CLOCK_ONLY: {
    ko: '기한은 시스템이 처리합니다. 따로 하실 일이 없습니다.',
    en: 'The system watches the dates. There is nothing for you to do.',
  },
  DAY_NOT_OVER: {
    ko: '아직 기한이 지나지 않았습니다. 기한이 지난 뒤 다시 하십시오.',
    en: 'The day is not over yet. Try again once it is.',
  },
  STEP_NOT_OPEN: {
    ko: '지금 처리 중인 단계가 아니어서 기한을 따지지 않습니다. 지금 상태를 확인하십시오.',
    en: 'The step is not open, so its date does not count. Look at the present state.',
  },
  OVERDUE_ALREADY: {
    ko: '이미 기한이 지난 것으로 표시되었습니다. 더 하실 일이 없습니다.',
    en: 'It is marked as overdue already. There is nothing more to do.',
  },
} as const satisfies Record<string, { readonly ko: string; readonly en: string }>

/** Stable codes of refusals. */
export type RefusalCode = keyof typeof REFUSAL_SENTENCES
export const REFUSAL_CODES = Object.keys(REFUSAL_SENTENCES) as readonly RefusalCode[]
