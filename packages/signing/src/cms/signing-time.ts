import { time } from '../asn1/der-writer.ts'
import { attribute } from './attribute.ts'

/** The attribute signing-time (RFC 5652 §11.3), which CAdES asks for and PAdES forbids. */
export const SIGNING_TIME = '1.2.840.113549.1.9.5'

/** The time as the signer claims it. */
export const signingTime = (at: Date): Uint8Array => attribute(SIGNING_TIME, time(at))
