/** Settings of the watch over lines (독촉·상신 지연 알림), counted in office days (근무일) of the agency. */

/** Whose turn it is, is reminded after so many office days (독촉), and again after as many. */
export const REMINDER_DAYS = 3
/** After so many office days, or once the step's day is over, the superior hears of it (상급자 알림). */
export const ESCALATION_DAYS = 6
/** How many office days before its day a step is said to be due (기한 임박). */
export const DUE_SOON_DAYS = 1
/** When the office opens (공무원 복무규정 9), hour in Seoul: nobody is reminded in the night. */
export const OFFICE_OPENS = '09:00'
/** How many days a notice is kept once it was seen and its line has ended. */
export const SEEN_NOTICE_DAYS = 90
