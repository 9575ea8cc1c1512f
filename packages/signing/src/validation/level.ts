import { OID } from '../asn1/oids.ts'
import type { SignedData } from '../cms/signed-data.ts'
import type { ChainResult } from './certificate-validation.ts'
import type { FoundSignature } from './found-signature.ts'
import type { Level } from './report.ts'

/** What a level is told by. */
export interface LevelFacts {
  readonly found: FoundSignature
  readonly signed: SignedData
  readonly chain: ChainResult | null
  /** A timestamp holds over it, its own or one of the whole file. */
  readonly stamped: boolean
  /** Whether the file itself brings this revocation data. */
  readonly inFile: (evidence: Uint8Array) => boolean
  /** A document timestamp that holds stands over the signature and the file's validation data. */
  readonly archived: boolean
}

/** The level that a signature has (EN 319 142-1 §6.3): what is asked for is there, and its timestamps hold. Null: no baseline signature. */
export function levelOf({ found, signed, chain, stamped, inFile, archived }: LevelFacts): Level | null {
  const { attributes } = signed
  const isBaseline =
    found.subFilter === 'ETSI.CAdES.detached' && attributes.has(OID.signingCertificateV2) && !attributes.has(OID.signingTime)
  if (!isBaseline) return null
  if (!stamped) return 'B-B'
  const facts = chain?.facts ?? []
  const lasting = facts.some((fact) => fact.evidence.every(inFile))
  if (!lasting) return 'B-T'
  return archived ? 'B-LTA' : 'B-LT'
}
