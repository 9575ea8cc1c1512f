import type { Handle } from '../../kernel/db.ts'
import type { Classification } from '../classification/index.ts'
import type { Documents } from '../documents/index.ts'
import type { AskedMatter, DelegationCandidate, Schedule } from '../identity/index.ts'
import type { Signatures } from '../signatures/index.ts'

/** A person as identity knows them now. `grade`: the higher, the more power; 10 is the head. */
export interface OfficePerson {
  readonly id: string
  readonly name: string
  readonly post: string
  readonly rank: string
  readonly grade: number
  readonly unitId: string
  readonly unitName: string
}

/** A registered absence with who acts (직무대리). Days in Seoul, `YYYY-MM-DD`, both included. */
export interface OfficeAbsence {
  readonly id: string
  readonly personId: string
  readonly actingId: string
  readonly actingName: string
  /** Name of who was to act and is away too. */
  readonly passedFrom: string | null
  readonly nobodyActs: boolean
  readonly reason: string
  readonly from: string
  readonly until: string
}

/** What identity is asked. */
export interface LineOffice {
  person(handle: Handle, id: string): Promise<OfficePerson | undefined>
  peopleByIds(handle: Handle, ids: readonly string[]): Promise<readonly OfficePerson[]>
  /** Of these people those who are in the office now. */
  peopleHere(handle: Handle, ids: readonly string[]): Promise<readonly OfficePerson[]>
  absencesOn(handle: Handle, personIds: readonly string[], date: string): Promise<readonly OfficeAbsence[]>
  /** Nearest first, the head of the office last. */
  superiorsOf(handle: Handle, personId: string): Promise<readonly OfficePerson[]>
  /** Every unit, with the one above it. */
  units(handle: Handle): Promise<readonly { readonly id: string; readonly parentId: string | null }[]>
  /** Who heads a unit; undefined while the post is vacant. */
  headOf(handle: Handle, unitId: string): Promise<OfficePerson | undefined>
  /** Rows of the schedule in force that speak of a matter, the closest first; undefined while none is in force. */
  delegationRows(
    handle: Handle,
    matter: AskedMatter,
  ): Promise<{ readonly version: number; readonly rows: readonly DelegationCandidate[] } | undefined>
  /** A version of the schedule, a draft too. @throws SCHEDULE_UNKNOWN */
  scheduleById(handle: Handle, id: string): Promise<Schedule>
  /** Who holds the post in whose name a document is sent. */
  holderOf(handle: Handle, senderName: string): Promise<{ readonly post: string; readonly holderId: string | null } | null>
}

/** What the composition root hands in: neighbours to the left. */
export interface ApprovalDeps {
  readonly identity: LineOffice
  readonly classification: Pick<Classification, 'task'>
  readonly documents: Pick<
    Documents,
    | 'draft'
    | 'head'
    | 'preview'
    | 'freeze'
    | 'revision'
    | 'revisionsOf'
    | 'difference'
    | 'enterLine'
    | 'leaveLine'
    | 'supersede'
    | 'takePen'
    | 'layDownPen'
    | 'revise'
    | 'approve'
    | 'signatureAppearance'
    | 'textAppearance'
  >
  readonly signatures: Pick<
    Signatures,
    'images' | 'prepareForm' | 'fillFields' | 'fieldValues' | 'prepare' | 'verify' | 'keep' | 'baseOf' | 'verifyPdf'
  >
}
