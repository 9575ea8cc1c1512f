import { defineFaults } from '../../kernel/errors.ts'

/** What can go wrong with a release. */
export const disclosureFaults = defineFaults({
  RELEASE_UNKNOWN: {
    kind: 'NOT_FOUND',
    sentence: (_: { documentId: string }) => ({
      ko: '공개 심사 목록에 없는 문서입니다.',
      en: 'This document is not in the release queue.',
    }),
  },
  RELEASE_FILE_UNKNOWN: {
    kind: 'NOT_FOUND',
    sentence: (_: { documentId: string; position: number }) => ({
      ko: '그 번호의 붙임이 없습니다. 문서를 다시 여십시오.',
      en: 'There is no attachment with this number. Open the document again.',
    }),
  },
  RELEASE_DECIDED: {
    kind: 'CONFLICT',
    sentence: (f: { state: string }) => ({
      ko: `이미 처리된 문서입니다(${f.state}). 목록을 다시 열어 지금 상태를 확인하십시오.`,
      en: `This was decided already (${f.state}). Open the queue again.`,
    }),
  },
  PARTIAL_NOT_REDACTED: {
    kind: 'REFUSED',
    sentence: () => ({
      ko: '부분공개 문서는 가림본이 있어야 공개할 수 있습니다. 가림본을 만들 때까지 목록에 둡니다.',
      en: 'A partly open document needs a redacted copy before it can be published.',
    }),
  },
  CLOSED_STAYS_CLOSED: {
    kind: 'REFUSED',
    sentence: () => ({
      ko: '비공개로 결재된 문서의 본문은 여기서 공개할 수 없습니다. 먼저 공개 구분을 다시 정해야 합니다.',
      en: 'The text of a closed document cannot be published here; its disclosure must be decided again first.',
    }),
  },
  NOT_PUBLISHED: {
    kind: 'CONFLICT',
    sentence: (_: { documentId: string }) => ({ ko: '공개되어 있지 않은 문서입니다.', en: 'This document is not published.' }),
  },
})
