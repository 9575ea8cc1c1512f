import type { ChallengeRequest, SignedCms } from './bridge.ts'
import type { OpenCredential, SigningDoor } from './sign-update.ts'

/** What answering needs of @onmaru/signing, and this desk's digest. */
export type ChallengeDoor<Crypto, Key> = Pick<SigningDoor<Crypto, Key>, 'crypto' | 'digestOf' | 'signBB'> & {
  readonly digest: (bytes: Uint8Array<ArrayBuffer>, algorithm: string) => Promise<ArrayBuffer>
}

/** It is no challenge of the office that this desk talks to; nothing was signed and no key was opened. */
export class ChallengeNotAllowed extends Error {
  override readonly name = 'ChallengeNotAllowed'
}

/** No file begins like this, so that nothing else can be had signed as a challenge. */
const CHALLENGE = /^온마루 (?:로그인|인증서 등록) (https?:\/\/[^\s/?#]+) [0-9a-f]{64}$/
const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])$/

/** The same server: the same origin, or this very machine by another of its names. */
function isSame(one: URL, other: URL): boolean {
  const isHere = LOOPBACK.test(one.hostname) && LOOPBACK.test(other.hostname)
  return one.protocol === other.protocol && one.port === other.port && (isHere || one.hostname === other.hostname)
}

/**
 * Shows that a person holds a key: signs the challenge of the office at `origin`, and none that names another office, which somebody would have
 * passed on to act there as this person.
 * @param open opens the key; called after every check
 * @returns the detached CMS over the text as UTF-8, and the signer's certificate
 * @throws ChallengeNotAllowed, and whatever `open` throws
 */
export async function answerChallenge<Crypto, Key>(
  { text, origin }: Pick<ChallengeRequest, 'text'> & { readonly origin: string },
  open: () => Promise<OpenCredential<Key>>,
  door: ChallengeDoor<Crypto, Key>,
): Promise<SignedCms> {
  const named = CHALLENGE.exec(text)?.[1]
  if (named === undefined || !URL.canParse(named) || !isSame(new URL(named), new URL(origin))) throw new ChallengeNotAllowed()
  const { certificate, chain, key } = await open()
  const contentDigest = new Uint8Array(await door.digest(new TextEncoder().encode(text), door.digestOf(key)))
  const cms = await door.signBB({ contentDigest, certificate, chain, key, claims: undefined, crypto: door.crypto })
  return { cms, certificate }
}
