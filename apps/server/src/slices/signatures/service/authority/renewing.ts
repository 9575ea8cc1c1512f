import { type Credential, generateKeyPair, importSigningKey, readCertificate } from '@onmaru/signing'
import type { Kernel } from '../../../../kernel/kernel.ts'
import type { Tx } from '../../../../kernel/transaction.ts'
import { AUTHORITY_PROFILES, type AuthorityProfile } from '../../schema.ts'
import * as keys from '../../store/authority-keys.ts'
import { type Keystore, keepMinted } from './keystore.ts'
import { mint } from './mint.ts'
import { makeOwn, type OwnCertificate } from './own-keys.ts'
import { endOf, KEY_BITS, renewalOf } from './profiles.ts'

/**
 * Renews the authorities that are due, the root before the one under it: a new key of the same name, and two certificates of it: its own (from itself, or
 * from the root), and one that the old key gives (RFC 4210 §4.4, new with old), so that whoever trusts the old key alone comes to the new one. The old
 * key issues no more and goes on to answer for what it issued. With the issuing authority the responder goes on to the new key too, which alone may entitle
 * it (RFC 6960 §4.2.2.2). Returns how many were renewed.
 */
export async function renewAuthorities(
  kernel: Kernel,
  keystore: Keystore,
  act: (change: (tx: Tx) => Promise<void>) => Promise<void>,
): Promise<number> {
  let renewed = 0
  for (const profile of AUTHORITY_PROFILES) {
    const present = await keys.currentKey(kernel.db, profile)
    if (present === undefined || !(await isDue(kernel, present, profile))) continue
    const next = await successor(kernel, keystore, profile, present)
    await act(async (tx) => {
      await tx.lock(`authority-key:${profile}`)
      // Another process may have been first.
      if ((await keys.currentKey(tx, profile))?.serialNumber !== present.serialNumber) return
      await next.keep(tx)
      renewed += 1
    })
  }
  return renewed
}

/** At half of its life, or where it was revoked; one that the root's end keeps from lasting longer is left as it is. */
async function isDue(kernel: Kernel, present: keys.AuthorityKey, profile: AuthorityProfile): Promise<boolean> {
  if (present.revokedAt !== null) return true
  const [now, notAfter] = [kernel.clock.now(), new Date(present.notAfter)]
  if (now < renewalOf(profile, new Date(present.notBefore), notAfter)) return false
  const root = profile === 'root' ? undefined : await keys.currentKey(kernel.db, 'root')
  return endOf(profile, now, root === undefined ? null : new Date(root.notAfter)) > notAfter
}

async function successor(
  kernel: Kernel,
  keystore: Keystore,
  profile: AuthorityProfile,
  present: keys.AuthorityKey,
): Promise<{ keep(tx: Tx): Promise<void> }> {
  const old = await keystore.open(present)
  const pair = await generateKeyPair('RSA-PKCS1-SHA256', kernel.crypto, { modulusLength: KEY_BITS[profile] })
  const key = await importSigningKey(pair.privateKeyPkcs8, kernel.crypto)
  const root = profile === 'root' ? null : await keystore.credential('root')
  const common = {
    profile,
    subject: readCertificate(old.certificate).subjectDer,
    personId: null,
    publicKeySpki: pair.publicKeySpki,
    renewedFrom: present.serialNumber,
  }
  const own = await mint(kernel, { ...common, issuer: root ?? { certificate: null, key } })
  const byOld = await mint(kernel, { ...common, issuer: old })
  const chain = root === null ? [] : [root.certificate]
  const container = await keystore.contain(own, pair.privateKeyPkcs8, chain)
  pair.privateKeyPkcs8.fill(0)
  const made: Credential = { certificate: own.certificate, chain, key }
  const responder = profile === 'issuing' ? await nextResponder(kernel, keystore, made) : null
  return {
    keep: async (tx) => {
      await keys.retireKey(tx, profile)
      await keepMinted(tx, own, container)
      await keepMinted(tx, byOld)
      await responder?.keep(tx)
    },
  }
}

async function nextResponder(kernel: Kernel, keystore: Keystore, issuer: Credential): Promise<OwnCertificate> {
  const present = readCertificate((await keystore.credential('ocsp')).certificate)
  return makeOwn(kernel, keystore, {
    profile: 'ocsp',
    subject: present.subjectDer,
    renewedFrom: present.serialNumber,
    issuer,
  })
}
