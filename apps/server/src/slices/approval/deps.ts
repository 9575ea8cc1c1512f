import type { Handle } from '../../kernel/db.ts'
import type { Classification } from '../classification/index.ts'
import type { Documents } from '../documents/index.ts'
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
  readonly reason: string
  readonly from: string
  readonly until: string
}

/** A row of the delegation schedule (위임전결규정); `grade` is the least that may approve. */
interface DelegationRow {
  readonly id: string
  readonly version: number
  readonly matter: string
  readonly level: string
  readonly grade: number
}

/** What identity is asked. */
export interface LineOffice {
  person(handle: Handle, id: string): Promise<OfficePerson | undefined>
  peopleByIds(handle: Handle, ids: readonly string[]): Promise<readonly OfficePerson[]>
  absencesOn(handle: Handle, personIds: readonly string[], date: string): Promise<readonly OfficeAbsence[]>
  /** Nearest first, the head of the office last. */
  superiorsOf(handle: Handle, personId: string): Promise<readonly OfficePerson[]>
  delegationFor(handle: Handle, matter: { unitId: string; taskCode: string | null }): Promise<DelegationRow | undefined>
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
    | 'enterLine'
    | 'leaveLine'
    | 'approve'
    | 'signatureAppearance'
  >
  readonly signatures: Pick<Signatures, 'prepareForm' | 'prepare' | 'verify' | 'keep' | 'verifyPdf'>
}
