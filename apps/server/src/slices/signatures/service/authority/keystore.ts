import { type Credential, createPkcs12, openPkcs12, SigningError } from '@onmaru/signing'
import type { Handle } from '../../../../kernel/db.ts'
import type { Kernel } from '../../../../kernel/kernel.ts'
import type { Tx } from '../../../../kernel/transaction.ts'
import { signaturesFaults } from '../../errors.ts'
import { certificateIssued } from '../../events.ts'
import type { CertificateProfile } from '../../schema.ts'
import * as store from '../../store.ts'
import { base64, fromBase64 } from '../encoding.ts'
import type { Minted } from './mint.ts'

/** A passphrase of this length is no word that somebody thought of: guessing it is hopeless without slow derivation. */
const RANDOM_LENGTH = 40
const FEW_ITERATIONS = 2_048

/**
 * The keys that the office itself holds, encrypted at rest: each in a PKCS#12 container (RFC 7292, AES-256 under PBKDF2) in the database,
 * under the passphrase that a setting gives or that lies beside the data. Plain keys exist in this process alone, as handles that nobody
 * can read out again. A renewed key takes the old one's place at once in every process.
 */
export class Keystore {
  readonly #kernel: Kernel
  readonly #passphrase: string
  /** Opened credentials by serial number. */
  readonly #open = new Map<string, Credential>()

  constructor(kernel: Kernel, passphrase: string) {
    this.#kernel = kernel
    this.#passphrase = passphrase
  }

  /** One of the office's own credentials. @throws AUTHORITY_MISSING, KEYSTORE_LOCKED */
  async credential(profile: CertificateProfile): Promise<Credential> {
    const stored = await store.findAuthorityKey(this.#kernel.db, profile)
    if (stored === undefined) throw signaturesFaults.AUTHORITY_MISSING()
    return this.open(stored)
  }

  /** Opens a key that is stored; a former one of an authority too. @throws KEYSTORE_LOCKED */
  async open({ serialNumber, container }: { readonly serialNumber: string; readonly container: string }): Promise<Credential> {
    const open = this.#open.get(serialNumber)
    if (open !== undefined) return open
    const credential = await this.#unlock(container)
    this.#open.set(serialNumber, credential)
    return credential
  }

  /** Whether the authority was founded. */
  async isFounded(handle: Handle = this.#kernel.db): Promise<boolean> {
    return (await store.findAuthorityKey(handle, 'issuing')) !== undefined
  }

  /** Encrypts a new key of the office, with the chain above its certificate. */
  contain(minted: Minted, privateKeyPkcs8: Uint8Array, chain: readonly Uint8Array[]): Promise<Uint8Array> {
    return createPkcs12({
      crypto: this.#kernel.crypto,
      privateKeyPkcs8,
      certificate: minted.certificate,
      chain: [...chain],
      password: this.#passphrase,
      friendlyName: minted.row.subject,
      // Nobody but this class reads them, so that their encryption is enough.
      mac: false,
      ...(this.#passphrase.length >= RANDOM_LENGTH ? { iterations: FEW_ITERATIONS } : {}),
    })
  }

  async #unlock(container: string): Promise<Credential> {
    try {
      return await openPkcs12(fromBase64(container), this.#passphrase, this.#kernel.crypto)
    } catch (cause) {
      if (cause instanceof SigningError) throw signaturesFaults.KEYSTORE_LOCKED({ reason: cause.code }, { cause })
      throw cause
    }
  }
}

/** Stores a certificate, and the container where its key is the office's own. */
export async function keepMinted(tx: Tx, { row }: Minted, container?: Uint8Array): Promise<void> {
  await store.insertCertificate(tx, row)
  if (container !== undefined)
    await store.putAuthorityKey(tx, {
      profile: row.profile,
      serialNumber: row.serialNumber,
      container: base64(container),
      createdAt: tx.now.toISOString(),
    })
  await tx.speak(
    certificateIssued(
      { kind: 'certificate', id: row.serialNumber },
      {
        profile: row.profile,
        subject: row.subject,
        personId: row.personId,
        notAfter: row.notAfter,
        renewedFrom: row.renewedFrom,
      },
    ),
  )
}
