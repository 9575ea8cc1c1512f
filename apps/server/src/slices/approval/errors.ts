import type { Refusal } from '@onmaru/workflow'
import { defineFaults } from '../../kernel/errors.ts'
import type { BulkReason } from './bulk.ts'
import type { LineFaultView } from './planned-line.ts'

/** What can go wrong with lines, acts and boxes. What signatures and documents refuse keeps their own codes: DOCUMENT_UNKNOWN, DOCUMENT_FROZEN, STAGE_STALE, … */
export const approvalFaults = defineFaults({
  /** The file that was asked for is neither the present one nor the one that this person is about to sign. */
  FILE_PAST: {
    kind: 'CONFLICT',
    sentence: () => ({
      ko: '그 사이 문서 파일이 바뀌었습니다. 문서를 다시 열어 지금 파일을 확인하십시오.',
      en: 'The file changed meanwhile. Open the document again and look at the present one.',
    }),
  },
  /** A cursor that is none of this box's order. */
  PLACE_UNKNOWN: {
    kind: 'BAD_INPUT',
    sentence: () => ({
      ko: '목록의 이어지는 자리를 찾지 못했습니다. 목록을 처음부터 다시 여십시오.',
      en: 'The place where the list goes on is unknown. Open the list from its beginning.',
    }),
  },
  LINE_STALE: {
    kind: 'CONFLICT',
    sentence: (f: { version: number }) => ({
      ko: `결재선이 그 사이 다른 창에서 바뀌었습니다(현재 ${f.version}판). 다시 불러온 뒤 고치십시오.`,
      en: `The line was changed elsewhere meanwhile (now version ${f.version}). Load it again and change that.`,
    }),
  },
  /** The form has spare places for a few; nothing is added to what was signed. */
  LINE_SPACE: {
    kind: 'REFUSED',
    sentence: () => ({
      ko: '이 문서의 결재란에 빈자리가 없습니다. 단계를 줄이거나, 반려(회수)하여 결재선을 고쳐 다시 상신하십시오.',
      en: 'The approval block of this document has no place left. Take a step out, or have it returned and submit it with a new line.',
    }),
  },
  /** Who changes the text can do nothing else to it meanwhile. */
  PEN_IN_HAND: {
    kind: 'REFUSED',
    sentence: () => ({
      ko: '지금 이 문서를 수정하고 있습니다. 수정을 마치거나 취소한 뒤 처리하십시오.',
      en: 'You are changing this document. Finish or give up the change first.',
    }),
  },
  SAVED_LINE_UNKNOWN: {
    kind: 'NOT_FOUND',
    sentence: () => ({
      ko: '저장된 결재선을 찾을 수 없습니다. 그 사이 삭제되었을 수 있으니 목록을 다시 여십시오.',
      en: 'The saved line is not there. It may have been removed meanwhile; open the list again.',
    }),
  },
  SAVED_LINE_NOT_YOURS: {
    kind: 'FORBIDDEN',
    sentence: () => ({
      ko: '부서 결재선은 만든 사람과 부서장만 고치거나 삭제할 수 있습니다. 내 결재선으로 따로 저장해 쓰십시오.',
      en: 'A line of the unit is changed by its maker and the head of the unit. Save one of your own instead.',
    }),
  },
  SAVED_LINE_NAME_TAKEN: {
    kind: 'CONFLICT',
    sentence: (f: { name: string }) => ({
      ko: `‘${f.name}’이라는 결재선이 이미 있습니다. 다른 이름으로 저장하십시오.`,
      en: `There is a line called “${f.name}” already. Save it under another name.`,
    }),
  },
  SAVED_LINES_FULL: {
    kind: 'REFUSED',
    sentence: (f: { most: number }) => ({
      ko: `결재선은 ${f.most}개까지 저장할 수 있습니다. 쓰지 않는 것을 삭제한 뒤 저장하십시오.`,
      en: `No more than ${f.most} lines can be saved. Remove one that is not used, then save.`,
    }),
  },
  LINE_FAULTY: {
    kind: 'REFUSED',
    sentence: (_: { faults: readonly LineFaultView[] }) => ({
      ko: '결재선에 고칠 곳이 있습니다. 표시된 단계를 고친 뒤 상신하십시오.',
      en: 'The approval line has faults. Correct the marked steps and submit.',
    }),
  },
  PERSON_UNKNOWN: {
    kind: 'BAD_INPUT',
    sentence: (_: { personId: string }) => ({
      ko: '결재선에 없는 사람이 있습니다. 사람을 다시 고르십시오.',
      en: 'Somebody in the line is unknown. Choose the person again.',
    }),
  },
  /** A rule of the line stands against the act; `refusal` names rule and article. */
  ACT_REFUSED: {
    kind: 'REFUSED',
    sentence: (f: { refusal: Refusal }) => f.refusal.sentence,
  },
  /** 일괄결재 of what has to be decided by itself. */
  NOT_IN_BULK: {
    kind: 'REFUSED',
    sentence: (f: { reasons: readonly BulkReason[] }) => ({
      ko: f.reasons.map(({ sentence }) => sentence.ko).join(' '),
      en: f.reasons.map(({ sentence }) => sentence.en).join(' '),
    }),
  },
  BATCH_UNKNOWN: {
    kind: 'NOT_FOUND',
    sentence: () => ({
      ko: '일괄결재 묶음을 찾을 수 없습니다. 결재대기에서 문서를 다시 골라 시작하십시오.',
      en: 'There is no such batch of yours. Choose the documents again in the box of what waits for you.',
    }),
  },
  /** Somebody else acted first. */
  ACT_CONFLICT: {
    kind: 'CONFLICT',
    sentence: (_: { seq: number }) => ({
      ko: '그 사이 다른 사람이 먼저 처리했습니다. 바뀐 것은 없습니다. 지금 상태를 확인하고 다시 하십시오.',
      en: 'Somebody else acted first; nothing was changed. Look at the present state and try again.',
    }),
  },
})
