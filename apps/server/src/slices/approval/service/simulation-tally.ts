import { seoulDate } from '../../../kernel/clock.ts'
import {
  closestFirst,
  DELEGATION_LEVELS,
  type DelegationLevel,
  holdsFor,
  LEVEL_GRADE,
  levelOfGrade,
  type ScheduleRow,
} from '../../identity/index.ts'
import type { SimulatedDecision, Simulation, Unplaced } from '../simulation.ts'
import type { StoredDecision } from '../store/decisions.ts'
import { type ChainPerson, entitledBy } from './power.ts'

/** Documents that are named; more are counted. */
const MOST_NAMED = 500

const UNPLACED: readonly Unplaced[] = ['BY_RIGHT', 'IMPORTANT', 'CHAIN_UNKNOWN', 'MATTER_GONE']

/** What a decision would be under other rows. */
interface Verdict {
  readonly decided: DelegationLevel
  readonly proposed: DelegationLevel
  readonly by: { readonly id: string; readonly name: string; readonly post: string }
  readonly matter: string | null
  readonly changed: boolean
  /** Why the rows say nothing of it, or not by its own words; null where they do. */
  readonly unplaced: Unplaced | null
}

/** Rows of a version that speak of a unit's task, the closest first. */
type RowsOf = (matter: { readonly unitId: string; readonly taskCode: string | null }) => readonly ScheduleRow[]

/** Looks rows up once for each unit and task: a year has many decisions and few tasks. */
export function rowsOf(rows: readonly ScheduleRow[]): RowsOf {
  const known = new Map<string, readonly ScheduleRow[]>()
  return ({ unitId, taskCode }) => {
    const key = `${unitId} ${taskCode ?? ''}`
    const found = known.get(key) ?? closestFirst(rows, { unitId, taskCode })
    known.set(key, found)
    return found
  }
}

/** Adds up what rows of a schedule would have made of past decisions. Holds as much as it names, however many there are. */
export class Tally {
  readonly #rows: RowsOf
  readonly #decided = new Map<DelegationLevel, number>()
  readonly #proposed = new Map<DelegationLevel, number>()
  readonly #unplaced = new Map<Unplaced, number>()
  readonly #units = new Map<string, { unitId: string; unitName: string; total: number; higher: number; lower: number }>()
  #documents: SimulatedDecision[] = []
  #changed = 0
  #total = 0
  #keptFrom: string | null = null

  constructor(rows: readonly ScheduleRow[]) {
    this.#rows = rowsOf(rows)
  }

  /** Decisions so far. */
  get total(): number {
    return this.#total
  }

  /** Takes the next decision, in the order of time. */
  add(decision: StoredDecision): void {
    const verdict = judge(decision, this.#rows)
    const { decided, proposed, changed, unplaced } = verdict
    this.#total += 1
    this.#keptFrom ??= seoulDate(new Date(decision.approvedAt))
    if (unplaced !== null) count(this.#unplaced, unplaced)
    count(this.#decided, decided)
    count(this.#proposed, proposed)
    const { unitId, unitName } = decision
    const unit = this.#units.get(unitId) ?? { unitId, unitName, total: 0, higher: 0, lower: 0 }
    this.#units.set(unitId, unit)
    unit.total += 1
    if (!changed) return
    this.#changed += 1
    if (LEVEL_GRADE[proposed] > LEVEL_GRADE[decided]) unit.higher += 1
    else unit.lower += 1
    this.#documents.push(named(decision, verdict))
    if (this.#documents.length > 2 * MOST_NAMED) this.#documents = this.#documents.slice(-MOST_NAMED)
  }

  /** Levels from the lowest, units by how much changes, documents latest first. */
  result(): Omit<Simulation, 'version' | 'from' | 'until'> {
    return {
      total: this.#total,
      changed: this.#changed,
      unplaced: UNPLACED.flatMap((why) => {
        const found = this.#unplaced.get(why) ?? 0
        return found === 0 ? [] : [{ why, count: found }]
      }),
      keptFrom: this.#keptFrom,
      levels: DELEGATION_LEVELS.map((level) => ({
        level,
        decided: this.#decided.get(level) ?? 0,
        proposed: this.#proposed.get(level) ?? 0,
      })),
      units: [...this.#units.values()].toSorted(
        (a, b) => b.higher + b.lower - (a.higher + a.lower) || b.total - a.total || (a.unitId < b.unitId ? -1 : 1),
      ),
      documents: this.#documents.slice(-MOST_NAMED).toReversed(),
    }
  }
}

/**
 * Who would decide under these rows. A decision stays where it is as long as the level that the schedule asks for is the same: a head who
 * decided what was delegated may do so again. What is decided by right (영 10①) or as an important matter does not hang on the rows. Pure.
 */
export function judge(decision: StoredDecision, rows: RowsOf): Verdict {
  const { deciderId, deciderName, deciderPost, deciderGrade, why, amount } = decision
  const chain: readonly ChainPerson[] = JSON.parse(decision.chain)
  const decided = levelOfGrade(deciderGrade)
  const stays = { decided, proposed: decided, by: { id: deciderId, name: deciderName, post: deciderPost }, changed: false }
  const unmovable = whyUnmovable(decision, chain)
  if (unmovable !== null) return { ...stays, matter: decision.matter, unplaced: unmovable }
  const speaking = rows(decision)
  const named = sameMatter(decision, speaking)
  const row = named ?? speaking.find((one) => holdsFor(one, amount))
  const matter = row?.matter ?? null
  const unplaced = hasNamedMatter(decision) && named === undefined ? ('MATTER_GONE' as const) : null
  const { approver, entitled } = entitledBy(chain, row?.level ?? 'MAYOR', why === 'FOLLOW_UP' ? 'FOLLOW_UP' : 'ROW')
  const before = entitledBy(chain, levelBefore(decision), 'ROW').approver
  const unmoved = before.id === approver.id || (why === 'FOLLOW_UP' && entitled.some(({ id }) => id === deciderId))
  if (unmoved || approver.id === deciderId) return { ...stays, matter, unplaced }
  const { id, name, post, grade } = approver
  return { decided, proposed: levelOfGrade(grade), by: { id, name, post }, matter, changed: true, unplaced }
}

function whyUnmovable({ byRight, why }: StoredDecision, chain: readonly ChainPerson[]): Unplaced | null {
  if (byRight === 1) return 'BY_RIGHT'
  if (why === 'IMPORTANT') return 'IMPORTANT'
  return chain.length === 0 ? 'CHAIN_UNKNOWN' : null
}

/** The level that the schedule asked for then. Only `keepDecision` writes this column. */
const levelBefore = ({ level }: StoredDecision): DelegationLevel => DELEGATION_LEVELS.find((one) => one === level) ?? 'MAYOR'

const hasNamedMatter = ({ why }: StoredDecision): boolean => why === 'LISTED' || why === 'LIGHTER'

/** A row that the drafter had named is looked for by its words; the others are found by the rule. */
function sameMatter(decision: StoredDecision, speaking: readonly ScheduleRow[]): ScheduleRow | undefined {
  const { why, matter, amount } = decision
  if (!hasNamedMatter(decision)) return undefined
  return speaking.find((row) => row.matter === matter && (why === 'LIGHTER' || holdsFor(row, amount)))
}

function count<K>(counts: Map<K, number>, of: K): void {
  counts.set(of, (counts.get(of) ?? 0) + 1)
}

function named(decision: StoredDecision, { decided, proposed, by, matter }: Verdict): SimulatedDecision {
  const { documentId, title, unitName, approvedAt, amount, deciderName, deciderPost } = decision
  return {
    documentId,
    title,
    unitName,
    approvedAt,
    amount,
    matter,
    decided: { name: deciderName, post: deciderPost, level: decided },
    proposed: { name: by.name, post: by.post, level: proposed },
  }
}
