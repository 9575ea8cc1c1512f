import type { LineFault, LineFaultCode } from '@onmaru/workflow'
import type { LineFaultView } from '../planned-line.ts'

/** What is wrong with a planned line, and what to do, in both languages of the screens. */
const SENTENCES = {
  LINE_EMPTY: { ko: '결재선이 비어 있습니다. 기안자와 결재자를 넣으십시오.', en: 'The line is empty. Add drafter and approver.' },
  DRAFTER_NOT_FIRST: {
    ko: '첫 단계는 이 문서를 기안한 사람의 기안이어야 합니다.',
    en: 'The first step must be the draft by the author of this document.',
  },
  DRAFTER_TWICE: { ko: '기안은 한 단계뿐입니다. 하나를 지우십시오.', en: 'A line has one draft step. Remove the other.' },
  APPROVER_MISSING: {
    ko: '결재자가 없습니다. 마지막 단계를 결재로 하십시오.',
    en: 'Nobody approves. Make the last step the approval.',
  },
  APPROVER_TWICE: {
    ko: '결재는 한 번뿐입니다. 다른 결재 단계를 검토로 바꾸십시오.',
    en: 'A line has one approval. Make the other a review.',
  },
  STEP_AFTER_APPROVAL: {
    ko: '결재 뒤에는 단계를 둘 수 없습니다. 결재 앞으로 옮기십시오.',
    en: 'No step can follow the approval. Move it before.',
  },
  PERSON_TWICE: {
    ko: '같은 사람이 두 번 들어 있습니다. 한 단계만 남기십시오.',
    en: 'This person stands in the line twice. Keep one step.',
  },
  ABSENT_ONE_SIGNS: {
    ko: '대결로 처리되는 부재자가 결재선에도 들어 있습니다. 부재자의 단계를 지우십시오.',
    en: 'The absent one who is acted for also stands in the line. Remove their step.',
  },
  STEP_ID_TWICE: {
    ko: '단계 번호가 겹칩니다. 단계를 지우고 다시 넣으십시오.',
    en: 'Two steps share an id. Remove the step and add it again.',
  },
  STEP_ID_INVALID: {
    ko: '단계 번호가 올바르지 않습니다. 단계를 지우고 다시 넣으십시오.',
    en: 'The step has an invalid id. Remove it and add it again.',
  },
  KIND_UNKNOWN: {
    ko: '없는 종류의 단계입니다. 종류를 다시 고르십시오.',
    en: 'There is no such kind of step. Choose the kind again.',
  },
  MARK_UNKNOWN: { ko: '없는 표시입니다. 전결이나 대결 가운데 고르십시오.', en: 'There is no such mark. Choose 전결 or 대결.' },
  SKIP_WITHOUT_REASON: {
    ko: '검토를 생략하는 사유(출장, 휴가 등)를 적으십시오.',
    en: 'Write why the review is skipped (trip, leave).',
  },
  GROUP_MISSING: {
    ko: '병렬 협조는 묶음이 있어야 합니다. 함께 협조할 단계를 묶으십시오.',
    en: 'A parallel concurrence wants its group.',
  },
  GROUP_NOT_PARALLEL: {
    ko: '병렬 협조만 묶을 수 있습니다. 묶음을 푸십시오.',
    en: 'Only parallel concurrences form a group. Ungroup this step.',
  },
  GROUP_APART: {
    ko: '같은 묶음의 협조 사이에 다른 단계가 있습니다. 이어지게 옮기십시오.',
    en: 'Steps of one group stand apart. Move them together.',
  },
  MARK_NOT_ON_APPROVAL: {
    ko: '전결·대결은 결재 단계에만 표시합니다. 표시를 지우십시오.',
    en: '전결 and 대결 belong to the approval only.',
  },
  ACTING_WITHOUT_ABSENCE: {
    ko: '대결은 등록된 부재가 있어야 합니다. 누구의 부재인지 고르십시오.',
    en: '대결 leans on a registered absence. Choose it.',
  },
  ABSENCE_WITHOUT_ACTING: {
    ko: '부재를 골랐지만 대결 표시가 없습니다. 대결로 표시하거나 부재를 지우십시오.',
    en: 'An absence is named without 대결. Mark it or remove the absence.',
  },
  ABSENCE_NOT_REGISTERED: {
    ko: '오늘 등록되어 있는 부재가 아닙니다. 부재를 다시 고르십시오.',
    en: 'That absence is not registered for today. Choose it again.',
  },
  NOT_THE_DEPUTY: {
    ko: '그 부재의 직무대리자가 아닙니다. 등록된 직무대리자를 결재자로 하십시오.',
    en: 'The absence names another deputy. Make that person the approver.',
  },
  ACTING_FOR_ONESELF: {
    ko: '자기 자신을 대결할 수 없습니다. 결재자를 바꾸십시오.',
    en: 'Nobody acts for themselves. Change the approver.',
  },
  MARK_MISSING: {
    ko: '결재자가 발신명의자가 아닙니다. 전결이나 대결을 표시하거나 발신명의자를 결재자로 하십시오.',
    en: 'The approver does not hold the sender’s post. Mark 전결 or 대결, or let the holder approve.',
  },
  MARK_NEEDLESS: {
    ko: '발신명의자가 직접 결재하므로 전결·대결 표시가 필요 없습니다. 표시를 지우십시오.',
    en: 'The holder of the sender’s post approves, so no mark is needed.',
  },
  MARK_MIXED_UP: {
    ko: '발신명의자를 대결하면 대결, 전결권자를 대결하면 전결·대결을 함께 표시합니다. 표시를 바꾸십시오.',
    en: 'Acting for the holder is 대결; acting for a delegate is 전결 and 대결. Change the mark.',
  },
  APPROVER_WITHOUT_POWER: {
    ko: '위임전결규정에 이 사항을 결재할 권한이 없는 사람입니다. 전결권자나 그 위의 사람을 결재자로 하십시오.',
    en: 'The delegation schedule does not let this person decide the matter. Choose the delegate or somebody above.',
  },
  PERSON_UNKNOWN: {
    ko: '조직에 없는 사람입니다. 사람을 다시 고르십시오.',
    en: 'The office does not know this person. Choose the person again.',
  },
  ABSENT_WITHOUT_DEPUTY: {
    ko: '부재 중이고 직무대리자가 없습니다. 직무대리자를 등록하거나 다른 사람을 고르십시오.',
    en: 'This person is away and nobody is named to act. Register a deputy or choose somebody else.',
  },
  READER_TWICE: {
    ko: '공람자에 같은 사람이 두 번 들어 있습니다. 하나를 지우십시오.',
    en: 'A reader is named twice. Remove one.',
  },
  RECEIVER_NOT_HERE: {
    ko: '접수자는 부서협조 단계에만 둡니다. 접수자를 지우십시오.',
    en: 'Only a concurrence by a unit has a receiver. Remove it.',
  },
  RECEIVER_ELSEWHERE: {
    ko: '접수자가 협조 부서 사람이 아닙니다. 그 부서의 접수자를 고르십시오.',
    en: 'The receiver is of another unit. Choose one of the unit that concurs.',
  },
  BLOCKING_NOT_HERE: {
    ko: '기다리지 않고 지나갈 수 있는 것은 감사와 법제심사뿐입니다. 설정을 지우십시오.',
    en: 'Only audit and legal concurrence may be left unawaited. Remove the setting.',
  },
  DUE_DATE_INVALID: {
    ko: '처리 기한이 올바른 날짜가 아닙니다. 날짜를 다시 고르십시오.',
    en: 'The due date is no day of the calendar. Choose it again.',
  },
  DUE_DATE_PAST: {
    ko: '처리 기한이 이미 지났습니다. 오늘이나 그 뒤의 날짜를 고르십시오.',
    en: 'The due date is over. Choose today or a later day.',
  },
  LAPSE_NOT_HERE: {
    ko: '기한이 지나면 넘어가는 것은 기한을 정한 협조뿐입니다. 기한을 정하거나 설정을 지우십시오.',
    en: 'Only a concurrence with a due date may lapse. Set the date or remove the setting.',
  },
  ORIGINATOR_TWICE: {
    ko: '발의자(★)는 한 사람입니다. 다른 사람의 표시를 지우십시오.',
    en: 'One person had the idea (★). Remove the sign of the other.',
  },
  PRESENTER_TWICE: {
    ko: '보고자(◉)는 한 사람입니다. 다른 사람의 표시를 지우십시오.',
    en: 'One person reports it (◉). Remove the sign of the other.',
  },
  SIGN_NOT_HERE: {
    ko: '발의자(★)·보고자(◉)는 기안·검토·결재하는 사람에게만 표시합니다. 표시를 지우십시오.',
    en: 'Only who drafts, reviews or approves bears ★ or ◉. Remove the sign.',
  },
  PRESENTER_DECIDES: {
    ko: '스스로 결재하는 사람은 보고자(◉)가 될 수 없습니다. 보고한 사람에게 표시하십시오.',
    en: 'Who approves in their own right reports to nobody. Give ◉ to who reported.',
  },
  REVIEWER_KIND_WRONG: {
    ko: '부서 안에서는 검토만 둘 수 있습니다. 검토자로 다시 넣으십시오.',
    en: 'Inside of a unit there are only reviews. Add the person as a reviewer.',
  },
  NOT_OF_THE_UNIT: {
    ko: '협조 부서 사람이 아닙니다. 그 부서의 사람을 고르십시오.',
    en: 'This person is of another unit. Choose somebody of the unit that concurs.',
  },
} as const satisfies Record<LineFaultCode, LineFaultView['sentence']>

/** A fault with its words. */
export function withSentence(fault: LineFault): LineFaultView {
  return { ...fault, sentence: SENTENCES[fault.code] }
}
