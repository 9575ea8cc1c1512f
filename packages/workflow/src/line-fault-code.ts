/** What is wrong with a line; each code has its sentence on the screens. */
export const LINE_FAULT_CODES = [
  'LINE_EMPTY', // no step at all
  'DRAFTER_NOT_FIRST', // the first step is not the draft
  'DRAFTER_TWICE', // more than one draft step
  'APPROVER_MISSING', // nobody approves
  'APPROVER_TWICE', // more than one approval: exactly one ends a line
  'STEP_AFTER_APPROVAL', // something stands behind the approval
  'PERSON_TWICE', // somebody stands in the line twice and is not drafter and approver in one
  'ABSENT_ONE_SIGNS', // the one who is acted for as absent also signs in the line
  'STEP_ID_TWICE', // two steps under one id
  'STEP_ID_INVALID', // an id that cannot name a field of the form
  'KIND_UNKNOWN', // no such kind of step
  'MARK_UNKNOWN', // no such mark
  'SKIP_WITHOUT_REASON', // a review skipped without its reason
  'GROUP_MISSING', // a parallel concurrence without its group
  'GROUP_NOT_PARALLEL', // a group on a step that is neither a parallel nor a unit's concurrence
  'GROUP_APART', // steps of one group with another step between them
  'MARK_NOT_ON_APPROVAL', // 전결 or 대결 on a step that does not approve
  'ACTING_WITHOUT_ABSENCE', // 대결 without the absent one
  'ABSENCE_WITHOUT_ACTING', // somebody is named as absent, but the mark is not 대결
  'ABSENCE_NOT_REGISTERED', // the absence that is named is not the office's
  'NOT_THE_DEPUTY', // the absence names somebody else to act
  'ACTING_FOR_ONESELF', // nobody stands in for themselves
  'MARK_MISSING', // not the holder of the sender's post, and neither 전결 nor 대결
  'MARK_NEEDLESS', // the holder of the sender's post decides in their own right
  'MARK_MIXED_UP', // 대결 for a delegate wants both marks, for the holder only 대결
  'APPROVER_WITHOUT_POWER', // the delegation schedule does not let the approver decide this matter
  'PERSON_UNKNOWN', // somebody whom the office does not know
  'ABSENT_WITHOUT_DEPUTY', // somebody is away, and nobody is named to act
  'READER_TWICE', // somebody is named twice to read it
  'RECEIVER_NOT_HERE', // a receiver on a step that is no unit's concurrence
  'RECEIVER_ELSEWHERE', // the receiver is of another unit than the one that concurs
  'BLOCKING_NOT_HERE', // only an audit or legal concurrence may leave the line unblocked
  'DUE_DATE_INVALID', // a due date that is no day
  'DUE_DATE_PAST', // a due date before today
  'LAPSE_NOT_HERE', // the line goes on without a step that has to answer, or that has no due date
  'ORIGINATOR_TWICE', // ★ 발의자 at more than one step
  'PRESENTER_TWICE', // ◉ 보고자 at more than one step
  'SIGN_NOT_HERE', // ★ or ◉ on a step that does not sign on the line of approval
  'PRESENTER_DECIDES', // ◉ on who approves in their own right: there is nobody to report to
  'REVIEWER_KIND_WRONG', // inside of a unit there are plain reviews only
  'NOT_OF_THE_UNIT', // somebody of another unit reviews inside of a unit
] as const
export type LineFaultCode = (typeof LINE_FAULT_CODES)[number]
