import { utf8String } from '../asn1/der-writer.ts'
import { attribute } from './attribute.ts'

/** The attribute mime-type (EN 319 122-1 §5.2.5): what kind of thing a detached signature stands over. */
export const MIME_TYPE = '0.4.0.1733.2.1'

/** The type as it is written, `application/pdf`. */
export const mimeType = (type: string): Uint8Array => attribute(MIME_TYPE, utf8String(type))
