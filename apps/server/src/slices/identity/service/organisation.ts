import { seoulDate } from '../../../kernel/clock.ts'
import type { Handle } from '../../../kernel/db.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { identityFaults } from '../errors.ts'
import * as absences from '../store/absences.ts'
import { findAgency } from '../store/agency.ts'
import * as people from '../store/people.ts'
import { LEVEL_GRADE } from './delegation-rule.ts'

/** A person with their post and unit. `grade`: 10 − N for N급, 10 for the head of the agency. */
export type Person = Awaited<ReturnType<typeof people.findPeople>>[number]

/**
 * Who stands above a person, nearest first: the team leader and the head of the own unit, the heads of the units above it, the deputy heads
 * and the head of the agency wherever they sit. One a level; a vacant level is left out. Of several deputy heads it is the one in charge: whom the
 * person or somebody on the way has as their leader, else whose unit stands above. @throws PERSON_UNKNOWN
 */
export async function superiorsOf(handle: Handle, personId: string): Promise<readonly Person[]> {
  const [person] = await people.findPeople(handle, [personId])
  if (person === undefined) throw identityFaults.PERSON_UNKNOWN()
  const path = pathUp(await people.listUnits(handle), person.unitId)
  const nearby = await people.peopleOfUnits(handle, path)
  const heads = await people.peopleFromGrade(handle, LEVEL_GRADE.VICE_MAYOR)
  const ofUnit = (unitId: string) => nearby.filter((other) => other.unitId === unitId)
  const leader = nearby.find(({ id }) => id === person.leaderId)
  const candidates = [
    // Of several team leaders only the person's own stands above them.
    ...ofUnit(person.unitId).filter((other) => leader === undefined || other.id === leader.id || other.grade !== leader.grade),
    ...path.slice(1).flatMap((unitId) => ofUnit(unitId).slice(0, 1)),
    ...heads,
  ].toSorted((a, b) => a.grade - b.grade)
  const found: Person[] = []
  let grade = Math.max(person.grade, LEVEL_GRADE.TEAM_LEAD - 1)
  for (const next of candidates) {
    if (next.grade <= grade) continue
    if (isDeputyHead(next) && next.id !== deputyInCharge([person, ...found], heads.filter(isDeputyHead), path)?.id) continue
    found.push(next)
    grade = next.grade
  }
  return found
}

const isDeputyHead = ({ grade }: Person): boolean => grade >= LEVEL_GRADE.VICE_MAYOR && grade < LEVEL_GRADE.MAYOR

/** Who of the deputy heads stands above a chain; nobody above one of themselves, the lowest where none is named. */
function deputyInCharge(chain: readonly Person[], deputies: readonly Person[], path: readonly string[]): Person | undefined {
  if (chain.some(isDeputyHead)) return undefined
  return (
    deputies.find(({ id }) => chain.some(({ leaderId }) => leaderId === id)) ??
    deputies.find(({ unitId }) => path.includes(unitId)) ??
    deputies.toSorted((a, b) => a.grade - b.grade)[0]
  )
}

/** A unit and those above it, nearest first; ends where a circle would begin. */
function pathUp(units: readonly people.Unit[], unitId: string): readonly string[] {
  const parents = new Map(units.map((unit) => [unit.id, unit.parentId]))
  const path: string[] = []
  for (let at: string | null = unitId; at !== null && !path.includes(at); at = parents.get(at) ?? null) path.push(at)
  return path
}

/** What the head of a unit is called: 디지털정책과장, 기획조정실장; 감사담당관 is both the unit's name and the head's. */
export const headNameOf = (unitName: string): string => (unitName.endsWith('관') ? unitName : `${unitName}장`)

/**
 * Who holds the post in whose name a document is sent (발신명의, 영 13): the head of the agency, or the head of a unit.
 * `holderId` is null while the post is vacant; null for a name that is nobody's.
 */
export async function holderOf(handle: Handle, senderName: string): Promise<{ post: string; holderId: string | null } | null> {
  const post = senderName.replaceAll(/\s+/g, '')
  const agency = await findAgency(handle)
  if (post === agency?.headPost.replaceAll(/\s+/g, '')) {
    const [head] = await people.peopleFromGrade(handle, LEVEL_GRADE.MAYOR)
    return { post: agency.headPost, holderId: head?.id ?? null }
  }
  const unit = (await people.listUnits(handle)).find(({ name }) => headNameOf(name).replaceAll(/\s+/g, '') === post)
  if (unit === undefined) return null
  return { post: headNameOf(unit.name), holderId: (await headOf(handle, unit.id))?.id ?? null }
}

/** Who heads a unit; undefined while the post is vacant. */
export async function headOf(handle: Handle, unitId: string): Promise<Person | undefined> {
  const [head] = await people.peopleOfUnits(handle, [unitId])
  return head !== undefined && head.grade >= LEVEL_GRADE.DIVISION_HEAD ? head : undefined
}

/** Units and people for the picker of the desk; `absent` is about today. */
export async function directory(kernel: Kernel) {
  const today = seoulDate(kernel.clock.now())
  const away = new Set((await absences.absencesOn(kernel.db, null, today)).map(({ personId }) => personId))
  return {
    units: (await people.listUnits(kernel.db)).map(({ id, name, parentId, code }) => ({ id, name, parentId, code })),
    people: (await people.listActivePeople(kernel.db)).map(({ id, name, post, rank, grade, unitId }) => ({
      id,
      name,
      post,
      rank,
      grade,
      unitId,
      absent: away.has(id),
    })),
  }
}
