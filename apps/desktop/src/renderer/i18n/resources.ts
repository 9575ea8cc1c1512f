import enApproval from './en/approval.json'
import enAudit from './en/audit.json'
import enCard from './en/card.json'
import enCertificates from './en/certificates.json'
import enDelegation from './en/delegation.json'
import enDesk from './en/desk.json'
import enDisclosure from './en/disclosure.json'
import enEditor from './en/editor.json'
import enFaults from './en/faults.json'
import enInbox from './en/inbox.json'
import enLine from './en/line.json'
import enNotices from './en/notices.json'
import enRecords from './en/records.json'
import enSettings from './en/settings.json'
import enSigning from './en/signing.json'
import enUi from './en/ui.json'
import koApproval from './ko/approval.json'
import koAudit from './ko/audit.json'
import koCard from './ko/card.json'
import koCertificates from './ko/certificates.json'
import koDelegation from './ko/delegation.json'
import koDesk from './ko/desk.json'
import koDisclosure from './ko/disclosure.json'
import koEditor from './ko/editor.json'
import koFaults from './ko/faults.json'
import koInbox from './ko/inbox.json'
import koLine from './ko/line.json'
import koNotices from './ko/notices.json'
import koRecords from './ko/records.json'
import koSettings from './ko/settings.json'
import koSigning from './ko/signing.json'
import koUi from './ko/ui.json'

/** Every text of the screens, by language and namespace. A feature adds its namespace here, Korean and English. */
export const resources = {
  ko: {
    ui: koUi,
    inbox: koInbox,
    card: koCard,
    approval: koApproval,
    certificates: koCertificates,
    delegation: koDelegation,
    desk: koDesk,
    faults: koFaults,
    signing: koSigning,
    disclosure: koDisclosure,
    notices: koNotices,
    records: koRecords,
    editor: koEditor,
    line: koLine,
    audit: koAudit,
    settings: koSettings,
  },
  en: {
    ui: enUi,
    inbox: enInbox,
    card: enCard,
    approval: enApproval,
    certificates: enCertificates,
    delegation: enDelegation,
    desk: enDesk,
    faults: enFaults,
    signing: enSigning,
    disclosure: enDisclosure,
    notices: enNotices,
    records: enRecords,
    editor: enEditor,
    line: enLine,
    audit: enAudit,
    settings: enSettings,
  },
} as const
