import 'i18next'
import type { resources } from './resources.ts'

declare module 'i18next' {
  /** Makes every key of every namespace a checked name; Korean is the language that must be whole. */
  interface CustomTypeOptions {
    defaultNS: 'ui'
    returnNull: false
    resources: (typeof resources)['ko']
  }
}
