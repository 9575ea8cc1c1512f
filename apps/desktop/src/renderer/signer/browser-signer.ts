import {
  addsOnlySignature,
  applyUpdate,
  digestByteRange,
  digestOf,
  fingerprintOf,
  keyNameOf,
  openCredential,
  readCertificate,
  SigningError,
  type SigningKey,
  signBB,
  type WebCrypto,
} from '@onmaru/signing'
import { answerChallenge, ChallengeNotAllowed } from '../../shared/answer-challenge.ts'
import type { BridgeFaultCode, CredentialSummary } from '../../shared/bridge.ts'
import { signUpdate, UpdateNotAllowed } from '../../shared/sign-update.ts'
import { bridgeError, type DeskError } from '../api/fault.ts'
import type { Signer } from './signer.ts'

/** A key file holds one key and a few certificates; anything larger is something else. */
const MAX_BYTES = 1024 * 1024

interface Held {
  readonly summary: CredentialSummary
  /** The files as they came: encrypted, opened anew with the password for each signature. */
  readonly files: readonly Uint8Array[]
}

const failure = (code: BridgeFaultCode): DeskError => bridgeError({ code, facts: {} })

const KEY_CODES: Readonly<Partial<Record<SigningError['code'], BridgeFaultCode>>> = {
  KEY_PASSWORD_WRONG: 'KEY_PASSWORD_WRONG',
  KEY_CONTAINER_BROKEN: 'KEY_CONTAINER_BROKEN',
  KEY_MISMATCH: 'KEY_CONTAINER_BROKEN',
  KEY_UNSUPPORTED: 'KEY_UNSUPPORTED',
}

/** A failure as the bridge would have told it. */
async function told<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof UpdateNotAllowed) throw bridgeError({ code: 'UPDATE_NOT_ALLOWED', facts: { problem: error.problem } })
    if (error instanceof ChallengeNotAllowed) throw failure('CHALLENGE_NOT_OURS')
    const code = error instanceof SigningError ? KEY_CODES[error.code] : undefined
    throw code === undefined ? error : failure(code)
  }
}

/**
 * Signs in the page, for a desk in a browser. Key files stay encrypted in this page's memory and go with it; they are never
 * stored and never sent.
 * @param pick lets the person choose a container, or a key and its certificate
 * @param origin of the office's server
 */
export function browserSigner(crypto: WebCrypto, pick: (accept: string) => Promise<readonly File[]>, origin: string): Signer {
  const held = new Map<string, Held>()
  const take = async (name: string, files: readonly Uint8Array[], password: string): Promise<CredentialSummary> => {
    const { certificate, format } = await openCredential(files, password, crypto)
    const id = await fingerprintOf(certificate, crypto)
    if (held.has(id)) throw failure('KEY_EXISTS')
    const info = readCertificate(certificate)
    const summary: CredentialSummary = {
      id,
      name: info.subject.commonName ?? name,
      kind: format === 'pkcs12' ? 'pkcs12' : 'pair',
      kept: true,
      certificate: {
        commonName: info.subject.commonName ?? '',
        issuerName: info.issuer.commonName ?? '',
        serialNumber: info.serialNumber,
        notBefore: info.notBefore.toISOString(),
        notAfter: info.notAfter.toISOString(),
        fingerprint: id,
        keyName: keyNameOf(info.spki),
      },
    }
    held.set(id, { summary, files })
    return summary
  }
  const opener =
    ({ credentialId, password }: { readonly credentialId: string; readonly password: string }) =>
    async () => {
      const key = held.get(credentialId)
      if (key === undefined) throw failure('KEY_NOT_FOUND')
      return openCredential(key.files, password, crypto)
    }
  const door = { crypto, digestOf: (key: SigningKey) => digestOf(key.algorithm), signBB }
  return {
    keepsKeys: false,
    list: async () => [...held.values()].map(({ summary }) => summary),
    tokens: async () => 'none',
    choose: async () => {
      const files = await pick('.p12,.pfx,.key,.pem,.p8,.cer,.der,.crt')
      if (files.length === 0) return null
      if (files.some(({ size }) => size > MAX_BYTES)) throw failure('KEY_CONTAINER_BROKEN')
      const contents = await Promise.all(files.map(async (file) => new Uint8Array(await file.arrayBuffer())))
      const name = files.map((file) => file.name).join(' + ')
      return { name, import: (password) => told(() => take(name, contents, password)) }
    },
    remove: async (credentialId) => {
      if (!held.delete(credentialId)) throw failure('KEY_NOT_FOUND')
    },
    sign: (request) =>
      told(() => signUpdate(request, opener(request), { ...door, addsOnlySignature, applyUpdate, digestByteRange })),
    answerChallenge: (request) =>
      told(() =>
        answerChallenge({ text: request.text, origin }, opener(request), {
          ...door,
          digest: (bytes, algorithm) => crypto.subtle.digest(algorithm, bytes),
        }),
      ),
  }
}
