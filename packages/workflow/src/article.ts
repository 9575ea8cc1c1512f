/**
 * Where the rules of a line come from, each with what it says in short. 영: 행정업무의 운영 및 혁신에 관한 규정; 규칙: its enforcement rule.
 * 실무 marks what offices and their systems do where the regulation is silent.
 */
export const ARTICLES = {
  '영 3': 'A signature is the name that drafter, reviewer, concurring party and approver put, by hand or electronically.',
  '영 6①': 'A document comes into being when the approver signs it.',
  '영 8': 'A document is drafted by the officer in charge, who is first in the line.',
  '영 9': 'Review and concurrence come before the approval, each by the one who is named.',
  '영 9①':
    'The draft is reviewed before it is approved; a review may be skipped in absence, with the reason written in its space.',
  '영 9②': 'What touches another unit wants its concurrence.',
  '영 9③': 'A reviewer or concurring party of another opinion records it.',
  '영 10': 'One who is entitled approves: the head, a delegate, or the one who acts for them.',
  '영 10①': 'The head of the agency approves; what goes out in the name of an assisting organ is approved by that organ.',
  '영 10②': 'The head may delegate approval (전결) by a published schedule.',
  '영 10③': 'In absence of who is entitled, the one acting for their post approves (대결).',
  '영 17': 'An approved document is changed only by making it anew as amended and having it approved again.',
  '규칙 6': 'The form marks by ★ whose idea it was (발의자) and by ◉ who reported it (보고자), before their posts.',
  '규칙 7②③': 'A delegate writes 전결, one who acts 대결; where a delegate is absent, both.',
  '영 18': 'Who handles a document names who reads it (공람), and the system keeps who has read it.',
  실무: 'Practice of the office: the regulation is silent.',
} as const satisfies Record<string, string>

/** A citation, as refusals and faults carry it. */
export type Article = keyof typeof ARTICLES
