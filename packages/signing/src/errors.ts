/** What can go wrong in here. The list is closed: every code has its sentence on the screens. */
export type SigningErrorCode =
  | 'DER_BROKEN' // bytes that are not the DER that was expected (length, tag, trailing bytes, BER forms)
  | 'KEY_PASSWORD_WRONG' // the container does not open with this password, whichever way that shows
  | 'KEY_CONTAINER_BROKEN' // no key files, or without key or certificate
  | 'KEY_UNSUPPORTED' // a kind or size of key, a curve or a cipher that is not supported, or a key that may not sign
  | 'KEY_MISMATCH' // key and certificate in one container do not belong together
  | 'CERTIFICATE_BROKEN' // not an X.509 certificate
  | 'CRL_BROKEN' // not a certificate revocation list
  | 'OCSP_BROKEN' // not an OCSP request or response
  | 'OCSP_REFUSED' // the responder gives no answer; `status` says why
  | 'TIMESTAMP_BROKEN' // not a timestamp request, response or token
  | 'TIMESTAMP_REFUSED' // the timestamp service answered with a refusal
  | 'REQUEST_BROKEN' // not a certification request, or one whose sender does not show to hold the key
  | 'CMS_BROKEN' // not CMS SignedData of the profile that is accepted
  | 'PDF_BROKEN' // not a PDF, or one whose structure cannot be followed
  | 'PDF_TOO_LARGE' // larger than the limit that was given
  | 'PDF_ENCRYPTED' // encrypted files are neither signed nor judged
  | 'FIELD_NOT_FOUND' // no form field of this name
  | 'FIELD_TAKEN' // the signature field is signed already
  | 'PACKAGE_BROKEN' // not an ASiC-E package, or one that two readers could read in two ways
  | 'PACKAGE_NAME_REFUSED' // a file of this name cannot be packed: twice, or not a plain relative path
  | 'SIGNATURE_TOO_LARGE' // the CMS does not fit the room that was reserved

/** A typed failure; `facts` are plain values for logs and screens. */
export class SigningError extends Error {
  override readonly name = 'SigningError'
  readonly code: SigningErrorCode
  readonly facts: Readonly<Record<string, string | number | boolean | null>>

  constructor(
    code: SigningErrorCode,
    facts: Readonly<Record<string, string | number | boolean | null>> = {},
    options?: { cause?: unknown },
  ) {
    super(`${code} ${JSON.stringify(facts)}`, options)
    this.code = code
    this.facts = facts
  }
}
