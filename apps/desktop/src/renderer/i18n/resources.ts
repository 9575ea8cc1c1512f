import enDesk from './en/desk.json'
import enDisclosure from './en/disclosure.json'
import enFaults from './en/faults.json'
import enRecords from './en/records.json'
import enSigning from './en/signing.json'
import enUi from './en/ui.json'
import koDesk from './ko/desk.json'
import koDisclosure from './ko/disclosure.json'
import koFaults from './ko/faults.json'
import koRecords from './ko/records.json'
import koSigning from './ko/signing.json'
import koUi from './ko/ui.json'

/** Every text of the screens, by language and namespace. A feature adds its namespace here, Korean and English. */
export const resources = {
  ko: { ui: koUi, desk: koDesk, faults: koFaults, signing: koSigning, disclosure: koDisclosure, records: koRecords },
  en: { ui: enUi, desk: enDesk, faults: enFaults, signing: enSigning, disclosure: enDisclosure, records: enRecords },
} as const
