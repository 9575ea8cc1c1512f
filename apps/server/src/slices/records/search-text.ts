/** Text as the register is searched: compatibility forms folded, small letters, white space as one blank. Same in storing and in asking. */
export function searchText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, ' ').trim()
}
