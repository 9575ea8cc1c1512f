/**
 * The one contract between the page and the main process. The page calls, main answers with a value or a typed fault;
 * nothing else crosses. Keys and the session's token never do.
 */

/** Name under which the preload shows the bridge to the page: `window.onmaru`. */
export const BRIDGE_NAME = 'onmaru'

/** What a certificate says, for the person who chooses a key. */
export interface CertificateSummary {
  readonly commonName: string
  readonly issuerName: string
  /** Hexadecimal. */
  readonly serialNumber: string
  /** ISO 8601 instants. */
  readonly notBefore: string
  readonly notAfter: string
  /** SHA-256 of the certificate, hexadecimal. */
  readonly fingerprint: string
  /** The kind of key: `RSA 2048`, `ECDSA P-256`. */
  readonly keyName: string
}

/** How a key is kept: one container, a pair of files, a pair in the folders of 행정전자서명 or 공동인증서, or a smart card. A card is opened by a PIN, all others by a password. */
export type CredentialKind = 'pkcs12' | 'pair' | 'gpki' | 'npki' | 'token'

/** A key that this machine can sign with. Its certificate is unknown until it was opened once. */
export interface CredentialSummary {
  readonly id: string
  readonly name: string
  readonly kind: CredentialKind
  /** Whether it was taken in here, and so can be taken out again. */
  readonly kept: boolean
  readonly certificate: CertificateSummary | null
}

/** Whether smart cards can be read: nobody set a library, it works, its part of the desk is not installed, or the library does not load. */
export type TokenState = 'none' | 'ready' | 'module-missing' | 'library-failed'

/** Keys in the usual folders, on memory sticks and on smart cards, which the desk uses where they are. */
export interface FoundCredentials {
  readonly keys: readonly CredentialSummary[]
  readonly tokens: TokenState
}

/** What the person chose in main's own dialog, a container or a key with its certificate; good for one import. */
export interface KeyFile {
  readonly fileId: string
  readonly name: string
}

export interface ImportRequest {
  readonly fileId: string
  readonly password: string
}

/** What is to be signed: the PDF that the page shows, and the update that adds the signature field's value. */
export interface SignRequest {
  readonly credentialId: string
  readonly password: string
  readonly pdf: Uint8Array
  readonly update: Uint8Array
  /** Name of the signature field that the update fills. */
  readonly field: string
  /** Offsets in PDF and update together: [0, start of the hole, end of the hole, length of the rest]. */
  readonly byteRange: readonly [number, number, number, number]
  readonly claims?: SignerClaims | undefined
}

/** A challenge of the office's server (signing in, enrolling a certificate), to be signed with this key. */
export interface ChallengeRequest {
  readonly credentialId: string
  readonly password: string
  readonly text: string
}

/** What the signature says beside the document: the post that the person signs as, and what the signature commits to. */
export interface SignerClaims {
  readonly role: string
  readonly commitment: 'proofOfOrigin' | 'proofOfApproval'
}

/** DER: the detached CMS SignedData, and the certificate of who signed. */
export interface SignedCms {
  readonly cms: Uint8Array
  readonly certificate: Uint8Array
}

export interface NoticeRequest {
  readonly title: string
  readonly body: string
  /** Where a click on it leads, an address inside the desk. */
  readonly path: string
}

/** Why main did not do it. The list is closed; each code has its sentence on the screens. */
export type BridgeFaultCode =
  | 'BRIDGE_REFUSED' // another page or frame called, or what it sent is not what the contract says
  | 'KEY_NOT_FOUND' // no key of this id, or the chosen file is gone
  | 'KEY_EXISTS' // the same certificate is there already
  | 'KEY_PASSWORD_WRONG' // the container does not open with this password
  | 'KEY_CONTAINER_BROKEN' // no key with its certificate in the file or files
  | 'KEY_UNSUPPORTED' // a kind of key that cannot sign here
  | 'KEY_UNPROTECTED' // the file opens without a password; such a key is not taken in
  | 'TOKEN_PIN_WRONG' // the card does not open with this PIN
  | 'TOKEN_LAST_TRY' // nor with this one, and the next wrong one locks it
  | 'TOKEN_LOCKED' // the card takes no PIN any more
  | 'TOKEN_UNAVAILABLE' // no card can be read on this machine, or the card failed
  | 'UPDATE_NOT_ALLOWED' // the update touches more than the field that is to be signed
  | 'CHALLENGE_NOT_OURS' // it is no challenge of the office that this desk talks to
  | 'DOCUMENT_TOO_LARGE' // beyond what is signed at once
  | 'LINK_NOT_ALLOWED' // a web address outside of the list
  | 'UNEXPECTED' // a fault of ours; main's log says more

export interface BridgeFault {
  readonly code: BridgeFaultCode
  readonly facts: Readonly<Record<string, string | number | boolean | null>>
}

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: BridgeFault }

/** What the page can ask of main: one entry a call, the argument and what comes back. */
export interface BridgeCalls {
  listCredentials: (request: null) => readonly CredentialSummary[]
  /** Looks into the usual folders and at the smart cards. */
  findKeys: (request: null) => FoundCredentials
  chooseKeyFile: (request: null) => KeyFile | null
  importCredential: (request: ImportRequest) => CredentialSummary
  removeCredential: (request: { readonly credentialId: string }) => null
  sign: (request: SignRequest) => SignedCms
  answerChallenge: (request: ChallengeRequest) => SignedCms
  /** Opens an allowed web address in the person's own browser. */
  openExternal: (request: { readonly url: string }) => null
  /** A notification of the operating system. */
  notify: (request: NoticeRequest) => null
  /** Keeps the window out of screen shots and recordings while a secret document is open. */
  protectContent: (request: { readonly on: boolean }) => null
}

export type BridgeCall = keyof BridgeCalls
export type BridgeRequest<C extends BridgeCall> = Parameters<BridgeCalls[C]>[0]
export type BridgeValue<C extends BridgeCall> = ReturnType<BridgeCalls[C]>

/** `window.onmaru` as the page sees it. */
export type DeskBridge = {
  readonly [C in BridgeCall]: (request: BridgeRequest<C>) => Promise<Answer<BridgeValue<C>>>
} & {
  /** Calls back when main wants the page to go somewhere (a notification was clicked). Returns how to stop. */
  readonly onOpenPath: (listener: (path: string) => void) => () => void
}

/** Every call's name; the preload makes one function of each. */
export const BRIDGE_CALLS = [
  'listCredentials',
  'findKeys',
  'chooseKeyFile',
  'importCredential',
  'removeCredential',
  'sign',
  'answerChallenge',
  'openExternal',
  'notify',
  'protectContent',
] as const satisfies readonly BridgeCall[]

/** The channel of a call. */
export const channelOf = (call: BridgeCall): string => `onmaru:${call}`

/** The channel on which main tells the page where to go. */
export const OPEN_PATH_CHANNEL = 'onmaru:openPath'
