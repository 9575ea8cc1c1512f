import { defineFaults } from '../../kernel/errors.ts'

/** What can go wrong at the archive's own doors. */
export const archiveFaults = defineFaults({
  UPLOAD_TOO_LARGE: {
    kind: 'TOO_LARGE',
    sentence: (f: { limit: number }) => ({
      ko: `파일이 너무 큽니다. ${f.limit / 1024 / 1024} MB까지 확인할 수 있습니다.`,
      en: `The file is too large; up to ${f.limit / 1024 / 1024} MB can be checked.`,
    }),
  },
  UPLOAD_MISSING: {
    kind: 'BAD_INPUT',
    sentence: () => ({ ko: '확인할 PDF 파일을 고르십시오.', en: 'Choose a PDF file to check.' }),
  },
  UPLOAD_BROKEN: {
    kind: 'BAD_INPUT',
    sentence: (_: { reason: string }) => ({
      ko: '보낸 자료를 읽을 수 없습니다. 파일을 다시 골라 보내십시오.',
      en: 'What was sent cannot be read. Choose the file again.',
    }),
  },
  CHECKS_BUSY: {
    kind: 'UNAVAILABLE',
    sentence: () => ({
      ko: '지금 확인하는 파일이 많습니다. 잠시 뒤 다시 하십시오.',
      en: 'Many files are being checked. Try again in a moment.',
    }),
  },
  DOCUMENT_UNKNOWN: {
    kind: 'NOT_FOUND',
    sentence: (_: { documentId: string }) => ({ ko: '그런 공개 문서가 없습니다.', en: 'There is no such public document.' }),
  },
  DOCUMENT_WITHDRAWN: {
    kind: 'NOT_FOUND',
    sentence: (_: { documentId: string; withdrawnAt: string }) => ({
      ko: '공개가 철회된 문서입니다.',
      en: 'This document was withdrawn.',
    }),
  },
})
