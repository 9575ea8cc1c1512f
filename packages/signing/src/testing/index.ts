/** For tests of packages, which this package alone depends on. */
export { unzipSync, zipSync } from 'fflate'
export { readDss } from '../pades/dss.ts'
export { signedFieldsOf } from '../pades/signed-fields.ts'
export { pagesOf } from '../pdf/page-tree.ts'
export { Revision } from '../pdf/revision.ts'
export { KOREAN_SCHEMES, type KoreanScheme, sealKoreanKey, withRandom } from './korean-key.ts'
export { buildTestPki, CAST, type CastName, PRESENT, type TestCredential, type TestPki } from './test-pki.ts'
