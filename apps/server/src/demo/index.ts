export { ACCOUNTS, DEMO_PASSWORD, type DemoAccount } from './account.ts'
export {
  createDemoOffice,
  type DemoOffice,
  type DemoOptions,
  type DemoProgress,
  DOCUMENT_CHOICES,
  type DocumentChoice,
} from './create-demo-office.ts'
export type { DemoState } from './data/demo-document.ts'
export { DOCUMENTS } from './data/documents/index.ts'
export { FIRST_PEOPLE } from './data/people.ts'
export { officeState } from './marker.ts'
export { Signer } from './signer.ts'
