import { hex } from '../asn1/bytes.ts'
import { type Node, readOid, readText, sequenceOf, setMembers } from '../asn1/der-reader.ts'
import { oid, printableString, sequence, setOf, utf8String } from '../asn1/der-writer.ts'
import { OID } from '../asn1/oids.ts'

/** A distinguished name (RFC 5280 §4.1.2.4) by the attributes that people read. `text` is the whole, most specific last. */
export interface Name {
  readonly commonName: string | null
  readonly organization: string | null
  readonly organizationalUnit: string | null
  readonly country: string | null
  readonly text: string
}

const SHORT: Readonly<Record<string, string>> = {
  [OID.commonName]: 'CN',
  [OID.country]: 'C',
  [OID.organization]: 'O',
  [OID.organizationalUnit]: 'OU',
}

/** Reads a name. */
export function readName(node: Node): Name {
  const attributes = sequenceOf(node).flatMap((relative) =>
    setMembers(relative).map((pair) => {
      const [type, value] = sequenceOf(pair)
      return { type: readOid(type), value: value === undefined ? '' : readText(value) }
    }),
  )
  const find = (type: string): string | null => attributes.find((a) => a.type === type)?.value ?? null
  return {
    commonName: find(OID.commonName),
    organization: find(OID.organization),
    organizationalUnit: find(OID.organizationalUnit),
    country: find(OID.country),
    text: attributes.map((a) => `${SHORT[a.type] ?? a.type}=${a.value}`).join(', '),
  }
}

/**
 * A name's relative names, most general first, as two names are compared (RFC 5280 §7.1): the string type does not count, nor do case and
 * runs of white space; attributes of one relative name in any order.
 */
export function distinguished(name: Node): readonly string[] {
  return sequenceOf(name).map((relative) =>
    setMembers(relative)
      .map((pair) => {
        const [type, value] = sequenceOf(pair)
        return `${readOid(type)}=${value === undefined ? '' : comparable(value)}`
      })
      .sort()
      .join(AND),
  )
}

/** Stands between the attributes of one relative name; no value has it. */
export const AND = '\u0002'
/** Controls are mapped to nothing, but for those that are white space (RFC 4518 §2.2); two names are not made one by what separates their parts here. */
const CONTROL = /(?![\t-\r])[\p{Cc}\p{Cf}]/gu

/** Text of a value, prepared as far as names of certificates need it (RFC 4518 §2); a value that is no text stands for its bytes. */
function comparable(value: Node): string {
  if ((value.tag & 0x20) !== 0) return `#${hex(value.der)}`
  return readText(value).normalize('NFKC').toLowerCase().replace(CONTROL, '').trim().replace(/\s+/g, ' ')
}

/** A name as one text by which two are compared. */
export const nameKey = (name: Node): string => distinguished(name).join('\u0001')

/** Parts of a name to be written. */
export interface NameParts {
  readonly country: string
  readonly organization: string
  readonly organizationalUnit?: string
  readonly commonName: string
}

/** Writes a name: country as PrintableString, everything else as UTF8String, as RFC 5280 §4.1.2.4 asks. */
export function writeName(parts: NameParts): Uint8Array {
  const attribute = (type: string, value: Uint8Array): Uint8Array => setOf([sequence(oid(type), value)])
  return sequence(
    attribute(OID.country, printableString(parts.country)),
    attribute(OID.organization, utf8String(parts.organization)),
    ...(parts.organizationalUnit === undefined ? [] : [attribute(OID.organizationalUnit, utf8String(parts.organizationalUnit))]),
    attribute(OID.commonName, utf8String(parts.commonName)),
  )
}
