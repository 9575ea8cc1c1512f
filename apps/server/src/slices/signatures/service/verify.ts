import { type RevocationSource, SigningError, type ValidationReport, validatePdf } from '@onmaru/signing'
import { defineFaults } from '../../../kernel/errors.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import * as enrolled from '../store/enrolment.ts'
import type { Authority } from './authority.ts'
import { fromBase64 } from './encoding.ts'
import { withinLimits } from './services/polite-revocation.ts'
import type { ConfiguredAnchors } from './trust.ts'

/** The largest file that is checked for anybody. */
const LARGEST_BYTES = 50 * 1024 * 1024
/** Paths of other authorities that are at hand when a file is judged. */
const MOST_PATHS = 64

/** A file that cannot be judged at all. */
export const verifyFaults = defineFaults({
  FILE_NOT_PDF: {
    kind: 'BAD_INPUT',
    sentence: (_: { reason: string }) => ({
      ko: 'PDF 파일이 아니거나 구조가 손상되어 읽을 수 없습니다. 보이더라도 믿지 말고, 받은 원본 파일을 다시 내려받아 확인하십시오.',
      en: 'This is not a PDF, or its structure is damaged. Whatever a viewer shows of it, download the original again and check that.',
    }),
  },
  FILE_ENCRYPTED: {
    kind: 'BAD_INPUT',
    sentence: () => ({
      ko: '암호가 걸린 PDF라서 서명을 확인할 수 없습니다. 보낸 곳에 암호를 걸지 않은 원본을 요청하십시오.',
      en: 'This PDF is encrypted, so that its signatures cannot be checked. Ask the sender for the original without a password.',
    }),
  },
})

/** What a judgement stands on, as DER: for the server's own, and for a client's over the bytes that it shows. */
export interface TrustMaterial {
  readonly anchors: readonly Uint8Array[]
  readonly intermediates: readonly Uint8Array[]
  readonly crls: readonly Uint8Array[]
}

/** The office's anchors, the authorities under them that are known, and its own lists. An office may rely on other authorities alone. */
export async function trustMaterial(kernel: Kernel, authority: Authority, configured: ConfiguredAnchors): Promise<TrustMaterial> {
  const paths = await enrolled.pathsInUse(kernel.db, MOST_PATHS)
  const between = [...new Set(paths.flatMap((path) => JSON.parse(path) as string[]))].map(fromBase64)
  if (!(await authority.isFounded())) return { anchors: await configured.all(), intermediates: between, crls: [] }
  return {
    anchors: await authority.anchors(),
    intermediates: [...(await authority.authorities()), ...between],
    crls: [...(await authority.crls('issuing')), ...(await authority.crls('root'))],
  }
}

/**
 * Judges any PDF against this office's trust anchors. Certificates under them that nothing at hand speaks of are asked after at their authority;
 * where that is down, the verdict is INDETERMINATE with TRY_LATER.
 * @throws FILE_ENCRYPTED, FILE_NOT_PDF when there is nothing to judge
 */
export async function verifyPdf(
  kernel: Kernel,
  authority: Authority,
  services: { readonly anchors: ConfiguredAnchors; readonly revocation: RevocationSource },
  pdf: Uint8Array,
): Promise<ValidationReport> {
  try {
    return await validatePdf(pdf, {
      ...(await trustMaterial(kernel, authority, services.anchors)),
      revocation: withinLimits(kernel, services.revocation),
      at: kernel.clock.now(),
      crypto: kernel.crypto,
      largest: LARGEST_BYTES,
    })
  } catch (error) {
    if (error instanceof SigningError && error.code === 'PDF_ENCRYPTED') throw verifyFaults.FILE_ENCRYPTED({}, { cause: error })
    if (error instanceof SigningError) throw verifyFaults.FILE_NOT_PDF({ reason: error.code }, { cause: error })
    throw error
  }
}
