import { defineFaults } from '../../kernel/errors.ts'
import type { CheckFinding } from './documents.ts'

/** What can go wrong with drafts, files and forms. */
export const documentsFaults = defineFaults({
  DOCUMENT_UNKNOWN: {
    kind: 'NOT_FOUND',
    sentence: () => ({
      ko: '문서가 없거나 볼 수 없는 문서입니다. 목록에서 다시 여십시오.',
      en: 'There is no such document, or you may not see it. Open it again from a list.',
    }),
  },
  DRAFT_STALE: {
    kind: 'CONFLICT',
    sentence: (_: { version: number }) => ({
      ko: '다른 곳에서 먼저 저장했습니다. 새 내용을 불러온 뒤 다시 저장하십시오.',
      en: 'Somebody saved before you. Load the present text and save again.',
    }),
  },
  DOCUMENT_FROZEN: {
    kind: 'REFUSED',
    sentence: (_: { state: string }) => ({
      ko: '결재에 올렸거나 끝난 문서라서 고칠 수 없습니다. 회수하거나 재작성하십시오.',
      en: 'This document is in approval or finished and cannot be changed. Recall it, or make a new one after it.',
    }),
  },
  /** Somebody else changes the text at the moment. */
  PEN_TAKEN: {
    kind: 'CONFLICT',
    sentence: (f: { name: string }) => ({
      ko: `${f.name}님이 지금 이 문서를 수정하고 있습니다. 수정이 끝난 뒤 다시 하십시오.`,
      en: `${f.name} is changing this document. Try again once that is finished.`,
    }),
  },
  DRAFT_FAULTY: {
    kind: 'REFUSED',
    sentence: (f: { findings: readonly CheckFinding[] }) => ({
      ko: `고쳐야 할 곳이 ${f.findings.length}군데 있어 올릴 수 없습니다. 표시된 곳을 고치십시오.`,
      en: `There are ${f.findings.length} places to correct before this can go on. See the marked places.`,
    }),
  },
  RENDER_FAILED: {
    kind: 'REFUSED',
    sentence: (_: { reason: string }) => ({
      ko: '문서를 서식에 앉힐 수 없습니다. "점검"에서 이유를 보고 고치십시오.',
      en: 'The document cannot be laid out. See the check for why, and correct it.',
    }),
  },
  ATTACHMENT_UNKNOWN: {
    kind: 'NOT_FOUND',
    sentence: () => ({
      ko: '붙임 파일이 없습니다. 목록을 새로 고치십시오.',
      en: 'There is no such attachment. Refresh the list.',
    }),
  },
  ATTACHMENT_TOO_LARGE: {
    kind: 'TOO_LARGE',
    sentence: (f: { limit: number }) => ({
      ko: `파일이 너무 큽니다(한도 ${Math.floor(f.limit / 1024 / 1024)}MB). 나누거나 줄여서 올리십시오.`,
      en: `The file is too large (limit ${Math.floor(f.limit / 1024 / 1024)} MB). Split it or make it smaller.`,
    }),
  },
  ATTACHMENT_NAME_INVALID: {
    kind: 'BAD_INPUT',
    sentence: (f: { longest: number }) => ({
      ko: `파일 이름을 쓸 수 없습니다. 글자가 있는 ${f.longest}자 이하의 이름으로 바꾸어 올리십시오.`,
      en: `This file name cannot be used. Rename the file: some letters, at most ${f.longest}.`,
    }),
  },
  ATTACHMENTS_FULL: {
    kind: 'REFUSED',
    sentence: (f: { most: number }) => ({
      ko: `붙임은 ${f.most}개까지입니다. 필요 없는 것을 빼거나 압축해서 올리십시오.`,
      en: `At most ${f.most} attachments. Remove some, or pack them together.`,
    }),
  },
  ATTACHMENTS_CHANGED: {
    kind: 'CONFLICT',
    sentence: () => ({
      ko: '그 사이에 붙임이 바뀌었습니다. 목록을 새로 고친 뒤 다시 하십시오.',
      en: 'The attachments have changed. Refresh the list and try again.',
    }),
  },
  UPLOAD_BROKEN: {
    kind: 'BAD_INPUT',
    sentence: () => ({
      ko: '파일을 끝까지 받지 못했습니다. 다시 올리십시오.',
      en: 'The file did not arrive completely. Upload it again.',
    }),
  },
  IMAGE_INVALID: {
    kind: 'BAD_INPUT',
    sentence: (_: { reason: 'KIND' | 'BROKEN' | 'TOO_MANY_PIXELS' }) => ({
      ko: '그림은 PNG 또는 JPEG 파일이어야 하고 4천만 화소를 넘을 수 없습니다. 다른 파일을 고르십시오.',
      en: 'A picture must be a PNG or JPEG file of at most 40 million pixels. Choose another file.',
    }),
  },
})
