import { oid, sequence, setOf } from '../asn1/der-writer.ts'

/** One attribute with one value (RFC 5652 §5.3). */
export const attribute = (type: string, value: Uint8Array): Uint8Array => sequence(oid(type), setOf([value]))
