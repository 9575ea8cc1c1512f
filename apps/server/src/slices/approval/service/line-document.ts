import { allowed, type LineState, type LineView, lineView, placesOf, type Receipt, type RoundView } from '@onmaru/workflow'
import type { PersonActor } from '../../../kernel/actor.ts'
import type { Handle } from '../../../kernel/db.ts'
import { documentsFaults } from '../../documents/index.ts'
import type { Allowance, LineDocument, LineReceipt } from '../line-document.ts'
import type { PathRound } from '../line-path.ts'
import * as store from '../store.ts'
import { delegationsOf } from './decision.ts'
import { loadState } from './line-state.ts'
import { presentFile, recordLook } from './look.ts'
import { requireReader } from './may-read.ts'
import type { ApprovalParts } from './parts.ts'
import { type PathFacts, pathRound, roundBeginnings } from './path.ts'
import { fieldOf, storedPlaces } from './places.ts'
import { linePerson } from './planned-line.ts'

/** A document in or after the line. @throws DOCUMENT_UNKNOWN */
export async function lookAtDocument(parts: ApprovalParts, actor: PersonActor, documentId: string): Promise<LineDocument> {
  const { kernel, documents } = parts
  const read = await requireReader(parts, kernel.db, actor, documentId)
  const { row, revision } = await presentFile(parts, kernel.db, read.row)
  const state = await loadState(kernel.db, documentId)
  const view = lineView(state)
  const numbers = new Map((await documents.revisionsOf(kernel.db, documentId)).map((one) => [one.revisionId, one.number]))
  const powers = await delegationsOf(kernel.db, documentId)
  const rounds = roundsOf(view, (round, begunAt, isPresent) => ({
    begunAt: begunAt ?? row.submittedAt,
    revisionNumber: numbers.get(round.revision.id) ?? 0,
    delegation: powers(round.round),
    fieldOf: isPresent ? (stepId) => fieldOf(storedPlaces(row.places), stepId) : () => null,
  }))
  const present = rounds.at(-1)
  const author = view.present?.steps[0]
  if (present === undefined || author === undefined) throw documentsFaults.DOCUMENT_UNKNOWN()
  await recordLook(parts, actor, documentId, row)
  return {
    documentId,
    seq: view.seq,
    status: view.status,
    title: revision.form.title,
    form: revision.form,
    attachments: revision.attachments,
    author: linePerson(author.party),
    revisionId: revision.revisionId,
    revisionNumber: revision.number,
    pages: revision.pages,
    submittedAt: row.submittedAt,
    pdfBlob: row.pdfBlob,
    present,
    past: rounds.slice(0, -1),
    allowances: allowed(state, actor, kernel.clock.now().toISOString()).map(
      (one): Allowance =>
        one.allowed
          ? { act: one.act, allowed: true, stepId: one.stepId, refusal: null }
          : { act: one.act, allowed: false, stepId: null, refusal: one.refusal },
    ),
    urgent: view.urgent,
    readers: view.readers.map(receiptView),
    postReport: view.postReport === null ? null : receiptView(view.postReport),
    supersededBy: view.supersededBy,
    pen: await penOf(parts, kernel.db, documentId),
    signedBefore: signedBefore(state, actor, numbers),
  }
}

/** The path of the present round, for neighbours to the right. */
export async function pathOf(parts: ApprovalParts, handle: Handle, documentId: string): Promise<PathRound | undefined> {
  const view = lineView(await loadState(handle, documentId))
  const row = await store.findRevision(handle, documentId)
  if (view.present === null || row === undefined) return undefined
  const revision = await parts.documents.revision(handle, view.present.revision.id)
  const places = storedPlaces(row.places)
  return pathRound(view.present, {
    begunAt: roundBeginnings(view).at(-1) ?? '',
    revisionNumber: revision?.number ?? 0,
    delegation: (await delegationsOf(handle, documentId))(view.present.round),
    fieldOf: (stepId) => fieldOf(places, stepId),
  })
}

function roundsOf(
  view: LineView,
  factsOf: (round: RoundView, begunAt: string | undefined, isPresent: boolean) => PathFacts,
): readonly PathRound[] {
  const begun = roundBeginnings(view)
  const rounds = [...view.past, ...(view.present === null ? [] : [view.present])]
  return rounds.map((round, i) => pathRound(round, factsOf(round, begun[i], round === view.present)))
}

function receiptView({ party, since, at, note }: Receipt): LineReceipt {
  return { person: linePerson(party), since, at, note }
}

/** Who changes the text at the moment. */
async function penOf({ documents, identity }: ApprovalParts, handle: Handle, documentId: string): Promise<LineDocument['pen']> {
  const penId = (await documents.head(handle, documentId))?.penId ?? null
  if (penId === null) return null
  return { personId: penId, name: (await identity.person(handle, penId))?.name ?? '' }
}

/** The latest revision that a person signed, where the present one is another. */
function signedBefore(
  { context }: LineState,
  { personId }: PersonActor,
  numbers: ReadonlyMap<string, number>,
): LineDocument['signedBefore'] {
  const present = context.rounds.at(-1)?.revision.id
  const round = context.rounds.findLast((one) =>
    placesOf(one).some(({ step, record }) => step.party.personId === personId && record.signatureRef !== null),
  )
  if (round === undefined || round.revision.id === present) return null
  return { revisionId: round.revision.id, number: numbers.get(round.revision.id) ?? 0 }
}
