import { roomFor } from '@onmaru/signing'
import type { Kernel } from '../../../kernel/kernel.ts'
import * as enrolment from '../store/enrolment.ts'
import * as store from '../store.ts'
import type { Authority } from './authority.ts'
import { fromBase64 } from './encoding.ts'

/** For somebody whose certificate is not known beforehand. */
const UNKNOWN_BYTES = 8_192

/**
 * Room for a person's CMS, in bytes: as much as the largest of their certificates needs with the authority's chain.
 * An enrolled certificate of another authority may bring any chain, and so has the room that is usual.
 */
export async function roomOf(kernel: Kernel, authority: Authority, personId: string): Promise<number> {
  const now = kernel.clock.now().toISOString()
  const issued = await store.certificatesOf(kernel.db, personId)
  const usable = issued.filter(({ revokedAt, notAfter }) => revokedAt === null && notAfter > now)
  const chain = usable.length === 0 ? [] : await authority.chain()
  const rooms = usable.map(({ der }) => roomFor([fromBase64(der), ...chain]))
  const enrolled = (await enrolment.ofPerson(kernel.db, personId)).some(({ endedAt }) => endedAt === null)
  return Math.max(...rooms, ...(enrolled || rooms.length === 0 ? [UNKNOWN_BYTES] : []))
}
