import { mimeType } from '../cms/mime-type.ts'
import { buildSignedData } from '../cms/signed-data-writer.ts'
import { signingTime } from '../cms/signing-time.ts'
import { type BBRequest, claimAttributes } from '../pades/b-b.ts'
import { addSignatureTimestamp } from '../pades/b-t.ts'
import type { TimestampSource } from '../ports.ts'

/** What becomes a detached CAdES signature over a file. */
export interface CadesRequest extends BBRequest {
  readonly signedAt: Date
  /** Kind of file, `application/pdf`. */
  readonly mediaType: string
  /** Level B-T with it, B-B without. */
  readonly timestamp?: TimestampSource
}

/**
 * A detached CAdES signature of level B-B or B-T (EN 319 122-1 §6.3): content type, message digest, signing-certificate-v2, signing time
 * and mime-type are signed, with the claims; a signature-time-stamp for B-T.
 * @throws what the timestamp source throws
 */
export async function signCades({ signedAt, mediaType, timestamp, claims = {}, ...request }: CadesRequest): Promise<Uint8Array> {
  const attributes = [signingTime(signedAt), mimeType(mediaType), ...claimAttributes(claims)]
  const cms = await buildSignedData({ ...request, attributes })
  return timestamp === undefined ? cms : addSignatureTimestamp(cms, timestamp, request.crypto)
}
