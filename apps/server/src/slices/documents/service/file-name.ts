import { documentsFaults } from '../errors.ts'

/** The longest name that is kept, in UTF-16 units; a file system's 255 bytes of UTF-8 hold 80 to 200 of them. */
export const LONGEST_NAME = 150
/** Controls, direction marks and overrides, zero-width signs, separators of lines, specials: what makes a name look other than it is. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/gu
/** What Windows refuses in a name. */
const RESERVED_SIGNS = /[<>:"|?*]/g
const RESERVED_NAMES = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/**
 * A file's name as it may be kept, shown and offered for download: the last part of a path, composed (NFC), without hidden signs.
 * @throws ATTACHMENT_NAME_INVALID where nothing is left, or too much
 */
export function cleanFileName(given: string): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const name = last
    .replace(HIDDEN, '')
    .replace(RESERVED_SIGNS, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '')
  if (name === '' || name.length > LONGEST_NAME || RESERVED_NAMES.test(name))
    throw documentsFaults.ATTACHMENT_NAME_INVALID({ longest: LONGEST_NAME })
  return name
}
