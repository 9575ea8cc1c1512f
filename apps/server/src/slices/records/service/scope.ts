import type { PersonActor } from '../../../kernel/actor.ts'
import type { Handle } from '../../../kernel/db.ts'
import type { RecordsDeps } from '../deps.ts'

/** Who keeps, judges or runs the register sees every unit's; everybody else sees their own unit's (access scope 과). */
const SEES_EVERY_UNIT: readonly string[] = ['records-manager', 'auditor', 'administrator']

/** What of the register a person sees: every unit, one unit, or nothing. */
export type Scope = { readonly all: true } | { readonly all: false; readonly unitId: string | null }

/** The scope of a person. */
export async function scopeOf(handle: Handle, deps: RecordsDeps, actor: PersonActor): Promise<Scope> {
  if (actor.roles.some((role) => SEES_EVERY_UNIT.includes(role))) return { all: true }
  return { all: false, unitId: (await deps.ownUnitOf(handle, actor.personId)) ?? null }
}

/** The unit to look into where `asked` wants one or any: undefined for every unit, null where nothing is to be seen. */
export function unitWithin(scope: Scope, asked: string | undefined): string | undefined | null {
  if (scope.all) return asked
  return asked === undefined || asked === scope.unitId ? scope.unitId : null
}
