import type { Actor } from '../../../kernel/actor.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { transaction } from '../../../kernel/transaction.ts'
import { certificatesLooked } from '../events.ts'
import type { AuthorityProfile, CertificateProfile } from '../schema.ts'
import * as store from '../store.ts'
import type { PublishedList } from './authority/lists.ts'
import { OWN_RENEWED, type OwnRenewed, renewalOf } from './authority/profiles.ts'
import type { Authority } from './authority.ts'

/** A certificate of the office itself. Times ISO 8601. */
export interface OwnCertificateState {
  readonly profile: CertificateProfile
  readonly subject: string
  readonly serialNumber: string
  readonly notBefore: string
  readonly notAfter: string
  /** Whether its key is in use; a former key of an authority only answers for what it issued. */
  readonly isCurrent: boolean
  /** When it is renewed by itself; null for a former key. */
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

/** The office's own certificates and lists; the look is recorded. */
export async function authorityState(kernel: Kernel, authority: Authority, actor: Actor): Promise<AuthorityState | null> {
  await transaction(kernel, actor, (tx) =>
    tx.speak(certificatesLooked({ kind: 'register', id: 'authority' }, { text: null, personId: null })),
  )
  if (!(await authority.isFounded())) return null
  const { lines, lists } = authority
  const [roots, issuing] = [await lines.of('root'), await lines.of('issuing')]
  const own = await Promise.all(OWN_RENEWED.map((profile) => store.findOwnCertificate(kernel.db, profile)))
  const lived = [...roots, ...issuing].filter((line) => line.isCurrent || lines.isLiving(line))
  const [root, issuer] = [roots[0], issuing[0]]
  return {
    certificates: [
      ...lived.map((line) => stateOf(line.key, line.profile, line.isCurrent)),
      ...OWN_RENEWED.flatMap((profile, i) => {
        const row = own[i]
        return row === undefined ? [] : [stateOf(row, profile, true)]
      }),
    ],
    lists: [
      ...(issuer === undefined
        ? []
        : [listState('issuing', await lists.complete(issuer)), listState('delta', await lists.delta(issuer))]),
      ...(root === undefined ? [] : [listState('root', await lists.complete(root))]),
    ],
  }
}

function stateOf(
  { subject, serialNumber, notBefore, notAfter }: store.IssuedCertificate,
  profile: AuthorityProfile | OwnRenewed,
  isCurrent: boolean,
): OwnCertificateState {
  const renewsAt = isCurrent ? renewalOf(profile, new Date(notBefore), new Date(notAfter)).toISOString() : null
  return { profile, subject, serialNumber, notBefore, notAfter, isCurrent, renewsAt }
}

const listState = (list: ListState['list'], { number, thisUpdate, nextUpdate }: PublishedList): ListState => ({
  list,
  number,
  thisUpdate: thisUpdate.toISOString(),
  nextUpdate: nextUpdate.toISOString(),
})
