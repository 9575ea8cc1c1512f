/** For tests of packages, which this package alone depends on. */
export { unzipSync, zipSync } from 'fflate'
export { verifySignature } from '../asn1/algorithms.ts'
export { children, type Node, read, sequenceOf } from '../asn1/der-reader.ts'
export {
  bitString,
  boolean,
  enumerated,
  explicit,
  generalizedTime,
  implicit,
  integer,
  nullValue,
  octetString,
  oid,
  retag,
  sequence,
  setOf,
  time,
  tlv,
  utf8String,
} from '../asn1/der-writer.ts'
export { readDss } from '../pades/dss.ts'
export { signedFieldsOf } from '../pades/signed-fields.ts'
export { pagesOf } from '../pdf/page-tree.ts'
export { Revision } from '../pdf/revision.ts'
export { Verifier } from '../pki/verifier.ts'
export { asBer } from './as-ber.ts'
export { KOREAN_SCHEMES, type KoreanScheme, sealKoreanKey, withRandom } from './korean-key.ts'
export { buildTestPki, CAST, type CastName, PRESENT, type TestCredential, type TestPki } from './test-pki.ts'
