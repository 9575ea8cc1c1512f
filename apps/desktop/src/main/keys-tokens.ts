import { type Credential, externalSigningKey, readCertificate, SigningError, type WebCrypto } from '@onmaru/signing'
import type { Handle, PKCS11, TokenInfo } from 'pkcs11js'
import type { CredentialSummary, TokenState } from '../shared/bridge.ts'
import { BridgeError } from './bridge-error.ts'
import { describe, isForSigning } from './keys-describe.ts'
import { CK, codeOf, type Pkcs11Module } from './keys-pkcs11.ts'

/** A key that is open until it is closed: a card stays logged in no longer than one signature. */
export interface OpenKey extends Credential {
  close(): void
}

/** RSA of 4096 bits gives 512 bytes. */
const LARGEST_SIGNATURE = 1024

interface CardKey {
  readonly slot: Handle
  /** CKA_ID in hex; empty for a card that shows nothing before the PIN. */
  readonly keyId: string
  readonly certificate: Uint8Array | null
  readonly label: string
}

/** Smart cards and security modules by PKCS#11 (OASIS, 2.40), in the main process alone. The key never leaves the card. */
export class Tokens {
  readonly #library: string | null
  readonly #load: () => Pkcs11Module | null
  readonly #crypto: WebCrypto
  #open: PKCS11 | null = null
  #state: TokenState | null = null

  /** @param library path of the card's PKCS#11 library, from the settings; null for none */
  constructor(library: string | null, load: () => Pkcs11Module | null, crypto: WebCrypto) {
    this.#library = library
    this.#load = load
    this.#crypto = crypto
  }

  /** Whether an id is of a key on a card. */
  static owns(id: string): boolean {
    return id.startsWith('token-')
  }

  /** Keys on the cards that are put in; the certificates are read without a PIN where the card shows them. */
  async list(): Promise<{ readonly keys: readonly CredentialSummary[]; readonly tokens: TokenState }> {
    const pkcs11 = this.#start()
    if (pkcs11 === null) return { keys: [], tokens: this.#state ?? 'none' }
    const found = listed(pkcs11)
    if (found === null) return { keys: [], tokens: 'library-failed' }
    const keys: CredentialSummary[] = []
    for (const [id, { certificate, label }] of found) {
      const summary = certificate === null ? null : await describe(certificate, this.#crypto)
      keys.push({ id, name: summary?.commonName ?? label, kind: 'token', kept: false, certificate: summary })
    }
    return { keys, tokens: 'ready' }
  }

  /**
   * Logs in to a card for one signature.
   * @throws BridgeError TOKEN_UNAVAILABLE, KEY_NOT_FOUND, TOKEN_PIN_WRONG, TOKEN_LAST_TRY, TOKEN_LOCKED; SigningError KEY_UNSUPPORTED
   */
  async open(id: string, pin: string): Promise<OpenKey> {
    const pkcs11 = this.#start()
    if (pkcs11 === null) throw new BridgeError('TOKEN_UNAVAILABLE')
    const card = listed(pkcs11)?.get(id)
    if (card === undefined) throw new BridgeError('KEY_NOT_FOUND')
    const session = await told(() => pkcs11.C_OpenSession(card.slot, CK.SERIAL_SESSION))
    try {
      return await told(() => {
        login(pkcs11, card.slot, session, pin)
        return this.#opened(pkcs11, session, card, pin)
      })
    } catch (error) {
      pkcs11.C_CloseSession(session)
      throw error
    }
  }

  #opened(pkcs11: PKCS11, session: Handle, card: CardKey, pin: string): OpenKey {
    const found =
      card.certificate === null ? signingCertificates(pkcs11, session)[0] : { der: card.certificate, keyId: card.keyId }
    if (found === undefined) throw new BridgeError('KEY_NOT_FOUND')
    const [key] = find(pkcs11, session, [
      { type: CK.CLASS, value: CK.PRIVATE_KEY },
      { type: CK.ID, value: Buffer.from(found.keyId, 'hex') },
    ])
    if (key === undefined) throw new BridgeError('KEY_NOT_FOUND')
    const sign = (kind: 'RSA' | 'ECDSA', input: Uint8Array): Promise<Uint8Array> =>
      told(async () => {
        pkcs11.C_SignInit(session, { mechanism: kind === 'RSA' ? CK.RSA_PKCS : CK.ECDSA }, key)
        // Keys of some cards want the PIN before each signature (PKCS#11 §4.9, CKA_ALWAYS_AUTHENTICATE).
        if (flag(pkcs11, session, key, CK.ALWAYS_AUTHENTICATE)) pkcs11.C_Login(session, CK.CONTEXT_SPECIFIC, pin)
        return new Uint8Array(await pkcs11.C_SignAsync(session, Buffer.from(input), Buffer.alloc(LARGEST_SIGNATURE)))
      })
    const signing = externalSigningKey(readCertificate(found.der).spki, this.#crypto, sign)
    return { certificate: found.der, chain: [], key: signing, close: () => leave(pkcs11, session) }
  }

  #start(): PKCS11 | null {
    if (this.#open !== null) return this.#open
    if (this.#library === null) {
      this.#state = 'none'
      return null
    }
    const module = this.#load()
    if (module === null) {
      this.#state = 'module-missing'
      return null
    }
    const pkcs11 = new module.PKCS11()
    try {
      pkcs11.load(this.#library)
      pkcs11.C_Initialize()
    } catch {
      // A library that is not there, of another system, or that refuses: the screen says that it does not load; a later look tries again.
      this.#state = 'library-failed'
      return null
    }
    this.#open = pkcs11
    return pkcs11
  }
}

/** The keys on all cards; null when the library fails, as it does when a reader is pulled out. */
function listed(pkcs11: PKCS11): ReadonlyMap<string, CardKey> | null {
  try {
    return cardKeys(pkcs11)
  } catch (error) {
    if (codeOf(error) === null) throw error
    return null
  }
}

/** What a card answers in its own codes, as one failure that the person understands; the code goes along for the log. */
async function told<T>(act: () => T | Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    const code = codeOf(error)
    throw code === null ? error : new BridgeError('TOKEN_UNAVAILABLE', { code })
  }
}

/** A PIN that fails may be the last one; nobody shall lock a card unaware. */
function login(pkcs11: PKCS11, slot: Handle, session: Handle, pin: string): void {
  if ((pkcs11.C_GetTokenInfo(slot).flags & CK.PIN_LOCKED) !== 0) throw new BridgeError('TOKEN_LOCKED')
  try {
    pkcs11.C_Login(session, CK.USER, pin)
  } catch (error) {
    const code = codeOf(error)
    if (code === CK.ERROR_PIN_LOCKED) throw new BridgeError('TOKEN_LOCKED')
    if (code === CK.ERROR_PIN_INCORRECT || code === CK.ERROR_PIN_INVALID || code === CK.ERROR_PIN_LEN_RANGE) {
      const { flags } = pkcs11.C_GetTokenInfo(slot)
      if ((flags & CK.PIN_LOCKED) !== 0) throw new BridgeError('TOKEN_LOCKED')
      throw new BridgeError((flags & CK.PIN_FINAL_TRY) !== 0 ? 'TOKEN_LAST_TRY' : 'TOKEN_PIN_WRONG')
    }
    throw error
  }
}

function leave(pkcs11: PKCS11, session: Handle): void {
  try {
    pkcs11.C_Logout(session)
  } finally {
    pkcs11.C_CloseSession(session)
  }
}

const cardName = ({ label, serialNumber }: TokenInfo): string => label.trim() || serialNumber.trim()

/** Keys on all cards by their id: the card's serial number and the key's CKA_ID. */
function cardKeys(pkcs11: PKCS11): ReadonlyMap<string, CardKey> {
  const found = new Map<string, CardKey>()
  for (const slot of pkcs11.C_GetSlotList(true)) {
    const info = pkcs11.C_GetTokenInfo(slot)
    if ((info.flags & CK.TOKEN_INITIALIZED) === 0) continue
    const session = pkcs11.C_OpenSession(slot, CK.SERIAL_SESSION)
    try {
      const serial = Buffer.from(`${info.serialNumber.trim()} ${info.label.trim()}`).toString('hex').slice(0, 64)
      const certificates = signingCertificates(pkcs11, session)
      for (const { der, keyId } of certificates)
        found.set(`token-${serial}-${keyId.slice(0, 40)}`, { slot, keyId, certificate: der, label: cardName(info) })
      if (certificates.length === 0) found.set(`token-${serial}-`, { slot, keyId: '', certificate: null, label: cardName(info) })
    } finally {
      pkcs11.C_CloseSession(session)
    }
  }
  return found
}

/** X.509 certificates of a card that are for signing. */
function signingCertificates(pkcs11: PKCS11, session: Handle): readonly { readonly der: Uint8Array; readonly keyId: string }[] {
  const handles = find(pkcs11, session, [{ type: CK.CLASS, value: CK.CERTIFICATE }])
  return handles.flatMap((handle) => {
    const [value, id] = pkcs11.C_GetAttributeValue(session, handle, [{ type: CK.VALUE }, { type: CK.ID }])
    const der = new Uint8Array(bytesOf(value?.value))
    return isReadable(der) && isForSigning(der) ? [{ der, keyId: bytesOf(id?.value).toString('hex') }] : []
  })
}

const bytesOf = (value: unknown): Buffer => (Buffer.isBuffer(value) ? value : Buffer.alloc(0))

function isReadable(der: Uint8Array): boolean {
  try {
    readCertificate(der)
    return true
  } catch (error) {
    if (error instanceof SigningError) return false
    throw error
  }
}

function find(pkcs11: PKCS11, session: Handle, template: { type: number; value: number | Buffer }[]): readonly Handle[] {
  pkcs11.C_FindObjectsInit(session, template)
  try {
    return pkcs11.C_FindObjects(session, CK.MOST_OBJECTS)
  } finally {
    pkcs11.C_FindObjectsFinal(session)
  }
}

function flag(pkcs11: PKCS11, session: Handle, key: Handle, type: number): boolean {
  try {
    return bytesOf(pkcs11.C_GetAttributeValue(session, key, [{ type }])[0]?.value)[0] === 1
  } catch (error) {
    // Older cards do not know the attribute at all.
    if (codeOf(error) === CK.ERROR_ATTRIBUTE_TYPE) return false
    throw error
  }
}
