import type { DemoDocument } from '../demo-document.ts'
import { CITY_SAFETY } from './city-safety.ts'
import { DIGITAL_POLICY } from './digital-policy.ts'
import { GENERAL_AFFAIRS } from './general-affairs.ts'
import { SEOUL_REPORT } from './seoul-report.ts'
import { SMART_CITY } from './smart-city.ts'
import { WELFARE_CULTURE } from './welfare-culture.ts'

/** The forty documents of the demo office. */
export const DOCUMENTS: readonly DemoDocument[] = [
  ...DIGITAL_POLICY,
  ...SEOUL_REPORT,
  ...SMART_CITY,
  ...GENERAL_AFFAIRS,
  ...CITY_SAFETY,
  ...WELFARE_CULTURE,
]
