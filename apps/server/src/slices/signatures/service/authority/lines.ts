import type { Credential } from '@onmaru/signing'
import type { Kernel } from '../../../../kernel/kernel.ts'
import { signaturesFaults } from '../../errors.ts'
import { AUTHORITY_PROFILES, type AuthorityProfile } from '../../schema.ts'
import * as keys from '../../store/authority-keys.ts'
import { fromBase64 } from '../encoding.ts'
import type { Keystore } from './keystore.ts'
import { lineName } from './line-name.ts'

/** One key of an authority, and where it answers. An authority that was renewed has several, of one name; each answers for what it issued itself. */
export interface Line {
  readonly profile: AuthorityProfile
  /** What its addresses are called by: `issuing` in `/pki/issuing.crl`. */
  readonly name: string
  readonly key: keys.AuthorityKey
  readonly isCurrent: boolean
}

/** The lines of the embedded authority. */
export class Lines {
  readonly #kernel: Kernel
  readonly #keystore: Keystore

  constructor(kernel: Kernel, keystore: Keystore) {
    this.#kernel = kernel
    this.#keystore = keystore
  }

  /** The line in use first, then its predecessors. @throws AUTHORITY_MISSING */
  async of(profile: AuthorityProfile): Promise<readonly Line[]> {
    const { db } = this.#kernel
    const current = await keys.currentKey(db, profile)
    if (current === undefined) throw signaturesFaults.AUTHORITY_MISSING()
    const all = [current, ...(await keys.formerKeys(db, profile))]
    return all.map((key) => ({ profile, name: lineName(key), key, isCurrent: key === current }))
  }

  /** Those that have not ended: only they may sign lists and answers. @throws AUTHORITY_MISSING */
  async living(profile: AuthorityProfile): Promise<readonly Line[]> {
    return (await this.of(profile)).filter((line) => this.isLiving(line))
  }

  isLiving({ key }: Line): boolean {
    return Date.parse(key.notAfter) > this.#kernel.clock.now().getTime()
  }

  /** The line that answers at an address; undefined where there is none. @throws AUTHORITY_MISSING */
  async named(name: string): Promise<Line | undefined> {
    const all = (await Promise.all(AUTHORITY_PROFILES.map((profile) => this.of(profile)))).flat()
    return all.find((line) => line.name === name)
  }

  /** The line whose certificate this is; undefined for the certificate of somebody else. @throws AUTHORITY_MISSING */
  async ofCertificate(der: Uint8Array): Promise<Line | undefined> {
    const all = (await Promise.all(AUTHORITY_PROFILES.map((profile) => this.of(profile)))).flat()
    return all.find(({ key }) => Buffer.compare(fromBase64(key.der), der) === 0)
  }

  /** Its opened key. @throws KEYSTORE_LOCKED */
  credential({ key }: Line): Promise<Credential> {
    return this.#keystore.open(key)
  }
}
