/**
 * The text of a file: UTF-8, or what Korean spreadsheets write where they do not (EUC-KR, Windows-949).
 * Null where it is neither.
 */
export function fileText(bytes: Uint8Array): string | null {
  for (const encoding of ['utf-8', 'euc-kr'])
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
    }
  return null
}
