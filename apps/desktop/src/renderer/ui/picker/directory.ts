import { koreanRank } from '../korean-match.ts'
import type { TreeNode } from '../tree.tsx'

/** A unit of the office: 디지털정책과 in 기획조정실. */
export interface OrgUnit {
  readonly id: string
  readonly name: string
  readonly parentId: string | null
}

/** A person with the post they hold. */
export interface OrgPerson {
  readonly id: string
  readonly name: string
  /** 과장, 주무관 */
  readonly post: string
  /** 지방행정사무관 */
  readonly rank?: string | undefined
  readonly unitId: string
  readonly absent?: boolean
}

/** Units as a tree, in the order given; a unit whose parent is not there stands at the top. */
export function unitTree(units: readonly OrgUnit[]): readonly TreeNode[] {
  const known = new Set(units.map((unit) => unit.id))
  const below = (parent: string | null, path: ReadonlySet<string>): TreeNode[] =>
    units
      .filter(
        (unit) => (unit.parentId !== null && known.has(unit.parentId) ? unit.parentId : null) === parent && !path.has(unit.id),
      )
      .map((unit) => ({ id: unit.id, label: unit.name, children: below(unit.id, new Set([...path, unit.id])) }))
  return below(null, new Set())
}

/** The units above one, nearest first, and itself: what must be open for it to be in sight. */
export function pathTo(units: readonly OrgUnit[], id: string | null): readonly string[] {
  const path: string[] = []
  for (let at = id; at !== null && !path.includes(at); at = units.find((unit) => unit.id === at)?.parentId ?? null) path.push(at)
  return path
}

/** The unit and everything under it. */
export function unitsUnder(units: readonly OrgUnit[], id: string): ReadonlySet<string> {
  const found = new Set([id])
  // A set that grows while it is walked: every unit is looked at once, so a circle in the data ends.
  for (const parent of found) for (const unit of units) if (unit.parentId === parent) found.add(unit.id)
  return found
}

export interface PeopleQuery {
  readonly typed: string
  /** Limits to a unit and what is under it; a query by text looks everywhere. */
  readonly unitId: string | null
}

/** How much a hit in a name counts over one in the unit or the post. */
const NAME = 10

/** People who answer, best first: by name, then by unit, post and rank; each word that was typed must be answered. */
export function findPeople(
  people: readonly OrgPerson[],
  units: readonly OrgUnit[],
  { typed, unitId }: PeopleQuery,
): readonly OrgPerson[] {
  const words = typed.split(/\s+/).filter((word) => word !== '')
  const names = new Map(units.map((unit) => [unit.id, unit.name]))
  if (words.length === 0) {
    const within = unitId === null ? null : unitsUnder(units, unitId)
    return within === null ? people : people.filter((person) => within.has(person.unitId))
  }
  const scored = people.flatMap((person) => {
    const others = [names.get(person.unitId) ?? '', person.post, person.rank ?? '']
    let score = 0
    for (const word of words) {
      const byName = koreanRank(person.name, word)
      const byOther = Math.max(...others.map((text) => (text === '' ? 0 : (koreanRank(text, word) ?? 0))))
      const best = Math.max(byName === null ? 0 : byName + NAME, byOther)
      if (best === 0) return []
      score += best
    }
    return [{ person, score }]
  })
  return scored
    .toSorted((a, b) => b.score - a.score || a.person.name.localeCompare(b.person.name, 'ko'))
    .map(({ person }) => person)
}
