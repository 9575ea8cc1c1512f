export { buildTestPki, CAST, type CastName, PRESENT, type TestCredential, type TestPki } from './test-pki.ts'
