import { type Credential, generateKeyPair, readCertificate } from '@onmaru/signing'
import type { Kernel } from '../../../../kernel/kernel.ts'
import type { Tx } from '../../../../kernel/transaction.ts'
import * as store from '../../store.ts'
import { type Keystore, keepMinted } from './keystore.ts'
import { mint, type SubjectName } from './mint.ts'
import { KEY_BITS, OWN_RENEWED, type OwnRenewed, renewalOf } from './profiles.ts'

/** A certificate whose key the office itself holds, made and not stored yet. */
export interface OwnCertificate {
  readonly serialNumber: string
  keep(tx: Tx): Promise<void>
}

/** Makes a key of the office with its certificate under the issuing authority. @throws AUTHORITY_MISSING, KEYSTORE_LOCKED */
export async function makeOwn(
  kernel: Kernel,
  keystore: Keystore,
  asked: { profile: OwnRenewed; subject: SubjectName | Uint8Array; renewedFrom?: string; issuer?: Credential },
): Promise<OwnCertificate> {
  const issuer = asked.issuer ?? (await keystore.credential('issuing'))
  const pair = await generateKeyPair('RSA-PKCS1-SHA256', kernel.crypto, { modulusLength: KEY_BITS[asked.profile] })
  const minted = await mint(kernel, { ...asked, personId: null, publicKeySpki: pair.publicKeySpki, issuer })
  const container = await keystore.contain(minted, pair.privateKeyPkcs8, [issuer.certificate, ...issuer.chain])
  pair.privateKeyPkcs8.fill(0)
  return { serialNumber: minted.row.serialNumber, keep: (tx) => keepMinted(tx, minted, container) }
}

/**
 * Renews what is due among the office's own keys: the same subject, a new key, valid side by side with the old one, whose certificate
 * stays for validation. A seal in use goes on under its new certificate (관인대장). Returns how many were renewed.
 */
export async function renewOwn(
  kernel: Kernel,
  keystore: Keystore,
  act: (change: (tx: Tx) => Promise<void>) => Promise<void>,
): Promise<number> {
  let renewed = 0
  for (const profile of OWN_RENEWED) {
    const present = await store.findOwnCertificate(kernel.db, profile)
    if (present === undefined) continue
    const due = renewalOf(profile, new Date(present.notBefore), new Date(present.notAfter))
    if (kernel.clock.now() < due && present.revokedAt === null) continue
    const { subjectDer } = readCertificate((await keystore.credential(profile)).certificate)
    const next = await makeOwn(kernel, keystore, { profile, subject: subjectDer, renewedFrom: present.serialNumber })
    await act(async (tx) => {
      await tx.lock(`authority-key:${profile}`)
      // Another process may have been first.
      if ((await store.findOwnCertificate(tx, profile))?.serialNumber !== present.serialNumber) return
      await next.keep(tx)
      if (profile === 'seal') await store.moveSeal(tx, present.serialNumber, next.serialNumber)
      renewed += 1
    })
  }
  return renewed
}
