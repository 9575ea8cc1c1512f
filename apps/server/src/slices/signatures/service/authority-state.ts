import type { Actor } from '../../../kernel/actor.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { transaction } from '../../../kernel/transaction.ts'
import { certificatesLooked } from '../events.ts'
import type { CertificateProfile } from '../schema.ts'
import * as store from '../store.ts'
import type { PublishedList } from './authority/lists.ts'
import { OWN_RENEWED, renewalOf } from './authority/profiles.ts'
import type { Authority } from './authority.ts'

/** A certificate of the office itself. Times ISO 8601. */
export interface OwnCertificateState {
  readonly profile: CertificateProfile
  readonly subject: string
  readonly serialNumber: string
  readonly notBefore: string
  readonly notAfter: string
  /** When it is renewed by itself; null for the authorities, which are not. */
  readonly renewsAt: string | null
}

/** A list that is published. Times ISO 8601. */
export interface ListState {
  readonly list: 'issuing' | 'delta' | 'root'
  readonly number: number
  readonly thisUpdate: string
  readonly nextUpdate: string
}

/** How the embedded authority stands; null where the office relies on others alone. */
export interface AuthorityState {
  readonly certificates: readonly OwnCertificateState[]
  readonly lists: readonly ListState[]
}

const PROFILES = ['root', 'issuing', 'ocsp', 'timestamping', 'seal'] as const satisfies readonly CertificateProfile[]

/** The office's own certificates and lists; the look is recorded. */
export async function authorityState(kernel: Kernel, authority: Authority, actor: Actor): Promise<AuthorityState | null> {
  await transaction(kernel, actor, (tx) =>
    tx.speak(certificatesLooked({ kind: 'register', id: 'authority' }, { text: null, personId: null })),
  )
  if (!(await authority.isFounded())) return null
  const rows = await Promise.all(PROFILES.map((profile) => store.findOwnCertificate(kernel.db, profile)))
  const certificates = rows.flatMap((row) => {
    if (row === undefined) return []
    const { profile, subject, serialNumber, notBefore, notAfter } = row
    const own = OWN_RENEWED.find((one) => one === profile)
    const renewsAt = own === undefined ? null : renewalOf(own, new Date(notBefore), new Date(notAfter)).toISOString()
    return [{ profile, subject, serialNumber, notBefore, notAfter, renewsAt }]
  })
  const { lists } = authority
  return {
    certificates,
    lists: [
      listState('issuing', await lists.complete('issuing')),
      listState('delta', await lists.delta()),
      listState('root', await lists.complete('root')),
    ],
  }
}

const listState = (list: ListState['list'], { number, thisUpdate, nextUpdate }: PublishedList): ListState => ({
  list,
  number,
  thisUpdate: thisUpdate.toISOString(),
  nextUpdate: nextUpdate.toISOString(),
})
