import { SigningError, type ValidationReport, validatePdf } from '@onmaru/signing'
import { defineFaults } from '../../../kernel/errors.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import type { Authority } from './authority.ts'

/** The largest file that is checked for anybody. */
const LARGEST_BYTES = 50 * 1024 * 1024

/** A file that cannot be judged at all. */
export const verifyFaults = defineFaults({
  FILE_NOT_PDF: {
    kind: 'BAD_INPUT',
    sentence: (_: { reason: string }) => ({
      ko: 'PDF 파일이 아니거나 손상되어 읽을 수 없습니다. 받은 원본 파일을 다시 내려받아 확인하십시오.',
      en: 'This is not a PDF, or it is damaged. Download the original again and check that.',
    }),
  },
})

/**
 * Judges any PDF against this office's trust anchors.
 * @throws FILE_NOT_PDF when there is nothing to judge
 */
export async function verifyPdf(kernel: Kernel, authority: Authority, pdf: Uint8Array): Promise<ValidationReport> {
  try {
    return await validatePdf(pdf, {
      anchors: [...(await authority.anchors())],
      at: kernel.clock.now(),
      crypto: kernel.crypto,
      crls: [(await authority.lists.complete('issuing')).der, (await authority.lists.complete('root')).der],
      intermediates: await authority.chain(),
      largest: LARGEST_BYTES,
    })
  } catch (error) {
    if (error instanceof SigningError) throw verifyFaults.FILE_NOT_PDF({ reason: error.code }, { cause: error })
    throw error
  }
}
