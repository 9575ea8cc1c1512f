import { children, type Node, readOid, sequenceOf, tagged } from '../asn1/der-reader.ts'
import { OID } from '../asn1/oids.ts'
import { SigningError } from '../errors.ts'

/** Revocation data that a CMS brings along, DER. */
export interface CarriedEvidence {
  readonly crls: readonly Uint8Array[]
  readonly ocsps: readonly Uint8Array[]
}

const MOST = 64
const NONE: CarriedEvidence = { crls: [], ocsps: [] }

/**
 * Lists and responses out of SignedData's crls (RFC 5652 §10.2.1, RFC 5940 §2.1), CAdES' revocation-values (EN 319 122-1 §A.1.5.2) and
 * Adobe's RevocationInfoArchival (ISO 32000-1 §12.8.3.3.2). What cannot be read is left out: it proves nothing.
 */
export function readCarriedEvidence(
  set: Node | undefined,
  signed: ReadonlyMap<string, readonly Node[]>,
  unsigned: ReadonlyMap<string, readonly Node[]>,
): CarriedEvidence {
  const [archival] = signed.get(OID.revocationInfoArchival) ?? []
  const [values] = unsigned.get(OID.revocationValues) ?? []
  const all = [
    set === undefined ? NONE : readable(() => ofSet(set)),
    archival === undefined ? NONE : readable(() => ofTagged(archival)),
    values === undefined ? NONE : readable(() => ofTagged(values)),
  ]
  return { crls: all.flatMap((one) => one.crls).slice(0, MOST), ocsps: all.flatMap((one) => one.ocsps).slice(0, MOST) }
}

/** RevocationInfoChoices: plain lists, and responses as other formats. */
function ofSet(set: Node): CarriedEvidence {
  const ocsps: Uint8Array[] = []
  for (const other of children(set).filter((node) => node.tag === 0xa1)) {
    const [format, info] = children(other)
    if (readOid(format) === OID.otherRevocationOcsp && info !== undefined) ocsps.push(info.der)
  }
  return { crls: children(set).flatMap((node) => (node.tag === 0x30 ? [node.der] : [])), ocsps }
}

/** RevocationValues and RevocationInfoArchival have the same tags: lists under 0, responses under 1. */
function ofTagged(value: Node): CarriedEvidence {
  const parts = sequenceOf(value)
  const inside = (number: number): readonly Uint8Array[] => {
    const part = tagged(parts, number)
    return part === undefined ? [] : sequenceOf(children(part)[0]).map((node) => node.der)
  }
  return { crls: inside(0), ocsps: inside(1) }
}

function readable(readIt: () => CarriedEvidence): CarriedEvidence {
  try {
    return readIt()
  } catch (error) {
    if (error instanceof SigningError) return NONE
    throw error
  }
}
