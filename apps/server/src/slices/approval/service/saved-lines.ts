import type { PersonActor } from '../../../kernel/actor.ts'
import type { Handle } from '../../../kernel/db.ts'
import { newId } from '../../../kernel/ids.ts'
import { type Tx, transaction } from '../../../kernel/transaction.ts'
import { approvalFaults } from '../errors.ts'
import { savedLineKept, savedLineRemoved } from '../events.ts'
import type { SavedLine, SavedLineInput, SavedStep } from '../saved-line.ts'
import * as store from '../store/saved-lines.ts'
import type { ApprovalParts } from './parts.ts'

/** Lines that one person, or one unit, may keep. */
const MOST_LINES = 100

const KOREAN = new Intl.Collator('ko')
const byName = (a: store.StoredLine, b: store.StoredLine): number => KOREAN.compare(a.name, b.name)

/** Who asks, and whether they head their unit. */
interface Asking {
  readonly personId: string
  readonly unitId: string
  readonly isHead: boolean
}

/** Lines that a person may use again: their own, then their unit's, by name. */
export async function savedLines(parts: ApprovalParts, actor: PersonActor): Promise<readonly SavedLine[]> {
  const { db } = parts.kernel
  const asking = await askingOf(parts, db, actor)
  const own = await store.linesOf(db, { scope: 'PERSON', ownerId: asking.personId })
  const shared = await store.linesOf(db, { scope: 'UNIT', ownerId: asking.unitId })
  return viewsOf(parts, db, asking, [...own.toSorted(byName), ...shared.toSorted(byName)])
}

/**
 * Keeps a line for later documents, or changes one; one's own may be given to the unit, the unit's be taken back by its maker only.
 * @throws SAVED_LINE_UNKNOWN, SAVED_LINE_NOT_YOURS, SAVED_LINE_NAME_TAKEN, SAVED_LINES_FULL, PERSON_UNKNOWN
 */
export async function saveSavedLine(parts: ApprovalParts, actor: PersonActor, input: SavedLineInput): Promise<SavedLine> {
  return transaction(parts.kernel, actor, async (tx) => {
    const asking = await askingOf(parts, tx, actor)
    const { id, scope, name } = input
    const ownerId = scope === 'PERSON' ? asking.personId : asking.unitId
    await tx.lock(`savedLines:${ownerId}`)
    const before = id === null ? null : await changeable(tx, asking, id)
    if (before !== null && before.scope !== scope && before.makerId !== asking.personId)
      throw approvalFaults.SAVED_LINE_NOT_YOURS()
    const others = (await store.linesOf(tx, { scope, ownerId })).filter((line) => line.id !== id)
    if (others.some((line) => line.name === name)) throw approvalFaults.SAVED_LINE_NAME_TAKEN({ name })
    if (others.length >= MOST_LINES) throw approvalFaults.SAVED_LINES_FULL({ most: MOST_LINES })
    await requireHere(parts, tx, input.steps)
    const now = tx.now.toISOString()
    const row: store.StoredLine = {
      id: id ?? newId(),
      scope,
      ownerId,
      name,
      steps: JSON.stringify(input.steps),
      makerId: before?.makerId ?? asking.personId,
      madeAt: before?.madeAt ?? now,
      updatedBy: asking.personId,
      updatedAt: now,
    }
    await store.putLine(tx, row)
    const steps = input.steps.map(({ kind, personId }) => ({ kind, personId }))
    await tx.speak(savedLineKept({ kind: 'savedLine', id: row.id }, { scope, ownerId, name, steps }))
    const [view] = await viewsOf(parts, tx, asking, [row])
    if (view === undefined) throw approvalFaults.SAVED_LINE_UNKNOWN()
    return view
  })
}

/** @throws SAVED_LINE_UNKNOWN, SAVED_LINE_NOT_YOURS */
export async function removeSavedLine(parts: ApprovalParts, actor: PersonActor, id: string): Promise<void> {
  await transaction(parts.kernel, actor, async (tx) => {
    const { scope, ownerId, name } = await changeable(tx, await askingOf(parts, tx, actor), id)
    await store.deleteLine(tx, id)
    await tx.speak(savedLineRemoved({ kind: 'savedLine', id }, { scope, ownerId, name }))
  })
}

async function askingOf({ identity }: ApprovalParts, handle: Handle, { personId }: PersonActor): Promise<Asking> {
  const person = await identity.person(handle, personId)
  if (person === undefined) throw approvalFaults.PERSON_UNKNOWN({ personId })
  const { unitId } = person
  return { personId, unitId, isHead: (await identity.headOf(handle, unitId))?.id === personId }
}

/** A line that the asking person may change. @throws SAVED_LINE_UNKNOWN where they do not even see it, SAVED_LINE_NOT_YOURS */
async function changeable(tx: Tx, asking: Asking, id: string): Promise<store.StoredLine> {
  const line = await store.findLine(tx, id)
  if (line === undefined || line.ownerId !== (line.scope === 'PERSON' ? asking.personId : asking.unitId))
    throw approvalFaults.SAVED_LINE_UNKNOWN()
  if (!mayChange(line, asking)) throw approvalFaults.SAVED_LINE_NOT_YOURS()
  return line
}

const mayChange = ({ scope, makerId }: store.StoredLine, { personId, isHead }: Asking): boolean =>
  scope === 'PERSON' || makerId === personId || isHead

/** @throws PERSON_UNKNOWN for somebody who is not, or no longer, in the office */
async function requireHere({ identity }: ApprovalParts, tx: Tx, steps: readonly SavedStep[]): Promise<void> {
  const named = steps.flatMap(({ personId, receiverId }) => (receiverId == null ? [personId] : [personId, receiverId]))
  const here = (await identity.peopleHere(tx, [...new Set(named)])).map(({ id }) => id)
  const gone = named.find((id) => !here.includes(id))
  if (gone !== undefined) throw approvalFaults.PERSON_UNKNOWN({ personId: gone })
}

/** Saved lines as a person sees them, with the people as they are now. */
async function viewsOf(
  { identity }: ApprovalParts,
  handle: Handle,
  asking: Asking,
  rows: readonly store.StoredLine[],
): Promise<readonly SavedLine[]> {
  const lines = rows.map((row) => ({ row, steps: stepsIn(row.steps) }))
  const ids = new Set(lines.flatMap(({ steps }) => steps.map(({ personId }) => personId)))
  const here = new Map((await identity.peopleHere(handle, [...ids])).map(({ id, name }) => [id, name]))
  const writers = [...new Set(rows.map(({ updatedBy }) => updatedBy))]
  const names = new Map((await identity.peopleByIds(handle, writers)).map(({ id, name }) => [id, name]))
  return lines.map(({ row, steps }) => ({
    id: row.id,
    scope: row.scope,
    name: row.name,
    steps,
    people: steps.map(({ personId }) => here.get(personId) ?? null),
    updatedAt: row.updatedAt,
    updatedBy: names.get(row.updatedBy) ?? '',
    mine: mayChange(row, asking),
  }))
}

function stepsIn(stored: string): readonly SavedStep[] {
  const steps: readonly SavedStep[] = JSON.parse(stored)
  return steps
}
