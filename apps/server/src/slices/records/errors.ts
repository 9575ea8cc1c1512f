import { defineFaults } from '../../kernel/errors.ts'

/** What can go wrong with registering and filing. */
export const recordsFaults = defineFaults({
  RECORD_UNKNOWN: {
    kind: 'NOT_FOUND',
    sentence: (_: { documentId: string }) => ({
      ko: '등록된 기록물이 아니거나 열람할 수 없는 기록물입니다. 결재가 끝나야 등록되며, 다른 처리과의 기록물은 그 처리과에 문의하십시오.',
      en: 'This is not a registered record, or not one that you may read. Documents are registered when they are approved; ask the unit whose record it is.',
    }),
  },
  RECORD_REGISTERED: {
    kind: 'CONFLICT',
    sentence: (f: { number: string }) => ({
      ko: `이미 ${f.number}호로 등록된 문서입니다.`,
      en: `This document is registered already as ${f.number}.`,
    }),
  },
  PACKAGE_TOO_LARGE: {
    kind: 'TOO_LARGE',
    sentence: (f: { limit: number }) => ({
      ko: `문서와 붙임을 합한 크기가 ${Math.floor(f.limit / 1024 / 1024)}MB를 넘어 한 파일로 묶을 수 없습니다. 문서와 붙임을 따로 내려받으십시오.`,
      en: `The document and its attachments are larger than ${Math.floor(f.limit / 1024 / 1024)} MB together. Download them one by one.`,
    }),
  },
  /** A raised file is not that of the record any more. */
  FILE_MOVED: {
    kind: 'CONFLICT',
    sentence: (f: { number: string }) => ({
      ko: `${f.number} 기록물의 파일이 그 사이 바뀌었습니다. 바뀐 파일로 다시 시도합니다.`,
      en: `The file of record ${f.number} changed meanwhile. It is tried again with that one.`,
    }),
  },
  RETENTION_UNKNOWN: {
    kind: 'BAD_INPUT',
    sentence: (f: { code: string }) => ({
      ko: `보존기간 "${f.code}"은(는) 없는 값입니다. 단위과제의 보존기간을 확인하십시오.`,
      en: `There is no retention period "${f.code}". Check the unit task.`,
    }),
  },
  FOLDER_NOT_OF_TASK: {
    kind: 'REFUSED',
    sentence: (_: { folderId: string; taskId: string }) => ({
      ko: '기록물철이 그 단위과제에 속하지 않습니다. 기록물철을 다시 고르십시오.',
      en: 'The folder does not belong to this unit task. Choose the folder again.',
    }),
  },
  UNIT_CODE_INVALID: {
    kind: 'REFUSED',
    sentence: (f: { unitId: string; code: string }) => ({
      ko: `처리과 기관코드 "${f.code}"이(가) 7자리 숫자가 아니어서 등록할 수 없습니다. 관리자에게 알리십시오.`,
      en: `The unit code "${f.code}" does not have 7 digits, so nothing can be registered. Tell an administrator.`,
    }),
  },
  REGISTER_FULL: {
    kind: 'REFUSED',
    sentence: (f: { unitName: string; year: number }) => ({
      ko: `${f.unitName}의 ${f.year}년 등록번호 6자리를 모두 썼습니다. 기록물관리 담당자에게 알리십시오.`,
      en: `${f.unitName} has used all six-digit numbers of ${f.year}. Tell the records manager.`,
    }),
  },
})
