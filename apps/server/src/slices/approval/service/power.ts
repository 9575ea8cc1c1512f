import type { Handle } from '../../../kernel/db.ts'
import { type DelegationCandidate, type DelegationLevel, LEVEL_GRADE, levelBelow } from '../../identity/index.ts'
import type { DelegationBasis, DelegationUsed, DelegationWhy } from '../delegation-used.ts'
import type { ApprovalDeps, OfficePerson } from '../deps.ts'
import { approvalFaults } from '../errors.ts'

/** What is asked of the schedule: whose document it is, of which task, what it costs, and what the drafter says of it. */
export interface PowerAsked {
  readonly authorId: string
  readonly taskId: string | null
  readonly amount: number | null
  readonly basis: DelegationBasis | null
}

/** Somebody of the drafter's chain, as they were then. */
export type ChainPerson = Pick<OfficePerson, 'id' | 'name' | 'post' | 'grade'>

/** Who may decide a matter. The machine asks for `row` and `entitledIds`; the rest is kept with the submission as evidence. */
export interface DelegatedPower extends DelegationUsed {
  readonly row: DelegationUsed['rule']
  readonly entitledIds: readonly string[]
  /** Whose decision the line proposes: the nearest of the chain who has the power. */
  readonly approverId: string
  readonly basis: DelegationBasis | null
  /** Whether the basis that was named no longer stands: the row is of an earlier version, the document is not decided. */
  readonly basisGone: boolean
  readonly unitId: string
  readonly taskCode: string | null
  readonly amount: number | null
  readonly chain: readonly ChainPerson[]
}

/** The power with what only the planning needs: the people in full, and the rows to choose from. */
export interface PlannedPower {
  readonly power: DelegatedPower
  readonly people: readonly OfficePerson[]
  readonly matters: readonly DelegationCandidate[]
}

/**
 * Who may decide (영 10①②): the nearest of drafter and superiors who has the level of the row, and always the head of the office.
 * By the rules of similar matters an important one is for the head or a superior of the delegate, and the follow-up of a decided matter
 * for one level lower too. Before a task is chosen only rows that speak of every task fit. @throws PERSON_UNKNOWN
 */
export async function powerOf(
  deps: Pick<ApprovalDeps, 'identity' | 'classification' | 'documents'>,
  handle: Handle,
  asked: PowerAsked,
): Promise<PlannedPower> {
  const { identity, classification, documents } = deps
  const { authorId, taskId, amount, basis } = asked
  const drafter = await identity.person(handle, authorId)
  if (drafter === undefined) throw approvalFaults.PERSON_UNKNOWN({ personId: authorId })
  const people = [drafter, ...(await identity.superiorsOf(handle, authorId))]
  const taskCode = taskId === null ? null : ((await classification.task(handle, taskId))?.code ?? null)
  const { unitId } = drafter
  const found = await identity.delegationRows(handle, { unitId, taskCode, amount })
  const matters = found?.rows ?? []
  const related = basis?.kind === 'FOLLOW_UP' ? await documents.head(handle, basis.documentId) : undefined
  const closest = matters.find(({ holds }) => holds)
  const named = rowNamed(basis, matters)
  const basisGone = basis?.kind === 'FOLLOW_UP' ? related?.state !== 'APPROVED' : isRowBasis(basis) && named === undefined
  const row = named ?? closest
  const why: DelegationWhy = whyOf(found !== undefined, row !== undefined, basisGone ? null : basis)
  const level = levelOf(row?.level ?? 'MAYOR', why)
  const { approver, entitled } = entitledBy(people, row?.level ?? 'MAYOR', why)
  const rule = row === undefined ? null : { id: row.id, version: row.version, matter: row.matter, level: row.level }
  const power: DelegatedPower = {
    row: rule,
    rule,
    entitledIds: entitled.map(({ id }) => id),
    approverId: approver.id,
    why,
    level,
    related: why === 'FOLLOW_UP' && related !== undefined ? { documentId: related.documentId, title: related.title } : null,
    basis,
    basisGone,
    unitId,
    taskCode,
    amount,
    chain: people.map(({ id, name, post, grade }) => ({ id, name, post, grade })),
  }
  return { power, people, matters }
}

/** The nearest of a chain who has a level; its last where nobody has. Pure. */
export function nearestOf<P extends { readonly grade: number }>(chain: readonly P[], level: DelegationLevel): P | undefined {
  return chain.find(({ grade }) => grade >= LEVEL_GRADE[level]) ?? chain.at(-1)
}

/** Who of a chain may decide what is delegated to a level, and whom the line proposes. Pure. */
export function entitledBy<P extends { readonly grade: number }>(
  chain: readonly P[],
  level: DelegationLevel,
  why: DelegationWhy,
): { readonly approver: P; readonly entitled: readonly P[] } {
  const head = chain.at(-1)
  if (head === undefined) throw new Error('a chain without a drafter')
  const delegate = nearestOf(chain, level) ?? head
  const only = (...persons: readonly P[]): readonly P[] => [...new Set([...persons, head])]
  if (why === 'IMPORTANT') return { approver: head, entitled: only(...chain.filter(({ grade }) => grade > delegate.grade)) }
  if (why !== 'FOLLOW_UP') return { approver: delegate, entitled: only(delegate) }
  const lower = nearestOf(chain, levelBelow(level)) ?? delegate
  return { approver: lower, entitled: only(lower, delegate) }
}

const isRowBasis = (basis: DelegationBasis | null): basis is Extract<DelegationBasis, { ruleId: string }> =>
  basis?.kind === 'LISTED' || basis?.kind === 'LIGHTER'

/** A row by its id; a listed one has to hold for the amount, a lighter matter only leans on it. */
function rowNamed(basis: DelegationBasis | null, rows: readonly DelegationCandidate[]): DelegationCandidate | undefined {
  if (!isRowBasis(basis)) return undefined
  return rows.find(({ id, holds }) => id === basis.ruleId && (holds || basis.kind === 'LIGHTER'))
}

function whyOf(inForce: boolean, hasRow: boolean, basis: DelegationBasis | null): DelegationWhy {
  if (basis !== null) return basis.kind
  if (hasRow) return 'ROW'
  return inForce ? 'NO_ROW' : 'NO_SCHEDULE'
}

function levelOf(level: DelegationLevel, why: DelegationWhy): DelegationLevel {
  if (why === 'IMPORTANT') return 'MAYOR'
  return why === 'FOLLOW_UP' ? levelBelow(level) : level
}
