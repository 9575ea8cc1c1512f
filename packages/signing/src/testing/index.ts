export { readDss } from '../pades/dss.ts'
export { pagesOf } from '../pdf/page-tree.ts'
export { Revision } from '../pdf/revision.ts'
export { buildTestPki, CAST, type CastName, PRESENT, type TestCredential, type TestPki } from './test-pki.ts'
