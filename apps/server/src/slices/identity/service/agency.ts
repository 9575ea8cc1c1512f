import type { Handle } from '../../../kernel/db.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import { identityFaults } from '../errors.ts'
import { agencySet, unitContactSet } from '../events.ts'
import * as store from '../store/agency.ts'
import { listUnits } from '../store/people.ts'

/** The agency as its documents print it. `headPost` is the name in which it sends: 한빛시장. */
export interface Agency {
  readonly name: string
  readonly headPost: string
  readonly zip: string
  readonly address: string
  readonly homepage: string
}

/** How a unit is reached; empty where it says nothing. */
export interface UnitContact {
  readonly phone: string
  readonly fax: string
  readonly email: string
}

const NO_CONTACT: UnitContact = { phone: '', fax: '', email: '' }

/** The agency. @throws AGENCY_MISSING before the office is founded */
export async function agency(handle: Handle): Promise<Agency> {
  const found = await store.findAgency(handle)
  if (found === undefined) throw identityFaults.AGENCY_MISSING()
  return found
}

/** How a unit is reached; empty texts where nothing was set. */
export async function unitContact(handle: Handle, unitId: string): Promise<UnitContact> {
  return (await store.findContact(handle, unitId)) ?? NO_CONTACT
}

/** Sets what documents print of the agency; what is frozen already stays as it was. */
export async function setAgency(tx: Tx, { name, headPost, zip, address, homepage }: Agency): Promise<void> {
  const after = { name, headPost, zip, address, homepage }
  const before = (await store.findAgency(tx)) ?? null
  await store.putAgency(tx, after)
  await tx.speak(agencySet({ kind: 'agency', id: 'office' }, { before, after }))
}

/** Sets how a unit is reached. @throws UNIT_UNKNOWN */
export async function setUnitContact(tx: Tx, unitId: string, { phone, fax, email }: UnitContact): Promise<void> {
  if (!(await listUnits(tx)).some((unit) => unit.id === unitId)) throw identityFaults.UNIT_UNKNOWN()
  await store.putContact(tx, { unitId, phone, fax, email })
  await tx.speak(unitContactSet({ kind: 'unit', id: unitId }, { phone, fax, email }))
}
