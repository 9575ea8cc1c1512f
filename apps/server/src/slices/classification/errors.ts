import { defineFaults } from '../../kernel/errors.ts'

/** What can go wrong with functions, unit tasks and folders. */
export const classificationFaults = defineFaults({
  FUNCTION_UNKNOWN: {
    kind: 'NOT_FOUND',
    sentence: () => ({ ko: '그런 기능이 없습니다.', en: 'There is no such function.' }),
  },
  /** A node's level is one below its parent's. */
  FUNCTION_LEVEL_INVALID: {
    kind: 'BAD_INPUT',
    sentence: (f: { level: number; expected: number }) => ({
      ko: `기능의 단계(${f.level})가 상위 기능과 맞지 않습니다. ${f.expected}단계로 고치십시오.`,
      en: `The level (${f.level}) does not follow the parent's. Use ${f.expected}.`,
    }),
  },
  TASK_UNKNOWN: {
    kind: 'NOT_FOUND',
    sentence: () => ({
      ko: '그런 단위과제가 없습니다. 목록을 다시 여십시오.',
      en: 'There is no such unit task. Open the list again.',
    }),
  },
  TASK_OF_ANOTHER_UNIT: {
    kind: 'FORBIDDEN',
    sentence: (f: { unitName: string }) => ({
      ko: `${f.unitName}의 단위과제입니다. 기록물철은 소속 처리과의 단위과제에만 만들 수 있습니다.`,
      en: `This unit task belongs to ${f.unitName}. Folders are opened in tasks of one's own unit only.`,
    }),
  },
  FOLDER_EXISTS: {
    kind: 'CONFLICT',
    sentence: (f: { title: string; year: number }) => ({
      ko: `${f.year}년에 같은 이름의 기록물철 "${f.title}"이(가) 이미 있습니다. 그것을 쓰거나 다른 이름을 쓰십시오.`,
      en: `There is a folder "${f.title}" of ${f.year} already. Use it, or choose another title.`,
    }),
  },
})
