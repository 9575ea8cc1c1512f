/** Text as it is found by, on both engines alike: normalised (NFKC), lower-case, one blank between words. */
export function plainText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim()
}
