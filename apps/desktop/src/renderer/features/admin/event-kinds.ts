/** Types of events that the screens have words for, by the part of the office that speaks them. Others are shown by their name. */
export const EVENT_KINDS = {
  office: ['created'],
  identity: [
    'signedIn',
    'signedOut',
    'signInFailed',
    'signInRefused',
    'personAdded',
    'unitAdded',
    'passwordSet',
    'personLocked',
    'personUnlocked',
    'absenceAdded',
    'absenceEnded',
    'delegationScheduleAdded',
    'delegationScheduleDrafted',
    'delegationScheduleSaved',
    'delegationScheduleEnacted',
    'delegationScheduleDiscarded',
    'delegationScheduleExported',
    'deputiesSet',
    'agencySet',
    'unitContactSet',
  ],
  classification: ['functionAdded', 'taskAdded', 'folderOpened'],
  documents: [
    'created',
    'drafted',
    'discarded',
    'looked',
    'attached',
    'attachmentRemoved',
    'attachmentsOrdered',
    'imageAdded',
    'frozen',
    'stateChanged',
  ],
  signatures: [
    'accepted',
    'sealed',
    'raised',
    'proofsLooked',
    'certificateIssued',
    'certificateRevoked',
    'certificateReleased',
    'certificatesLooked',
    'certificateEnrolled',
    'enrolmentEnded',
    'renewalAsked',
    'signatureImageSet',
    'signatureImageRemoved',
    'signatureImagesLooked',
    'signInRefused',
  ],
  approval: [
    'linePlanned',
    'submitted',
    'stepped',
    'completed',
    'looked',
    'batchBegun',
    'scheduleSimulated',
    'reminded',
    'noticesSeen',
    'noticesForgotten',
    'savedLineKept',
    'savedLineRemoved',
  ],
  records: ['registered', 'preserved', 'raised', 'looked'],
  disclosure: ['published', 'held', 'refused', 'withdrawn', 'fileMoved', 'looked', 'thresholdSet'],
  audit: ['looked', 'verified'],
} as const

type Kinds = typeof EVENT_KINDS
/** A part of the office. */
export type Part = keyof Kinds
/** `records.registered` */
export type EventKind = { [P in Part]: `${P}.${Kinds[P][number]}` }[Part]

export const PARTS = Object.keys(EVENT_KINDS) as Part[]
export const KINDS: readonly EventKind[] = PARTS.flatMap((part) =>
  EVENT_KINDS[part].map((name) => `${part}.${name}` as EventKind),
)

/** A type that there are words for; undefined for one that was added since. */
export const knownKind = (type: string): EventKind | undefined => KINDS.find((kind) => kind === type)
