/** SHA-256 of bytes, lower-case hex: the name under which the server keeps them. */
export async function sha256Of(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

const SHOWN = 16
const GROUP = 4

/** The first 16 hex digits in groups of four, for two people to compare aloud: `3f2a 91c0 77de 0b14`. */
export function shortFingerprint(sha256: string): string {
  return (sha256.slice(0, SHOWN).match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? []).join(' ')
}
