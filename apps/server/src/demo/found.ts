import type { App } from '../app.ts'
import { systemActor } from '../kernel/actor.ts'
import { transaction } from '../kernel/transaction.ts'
import type { Calendar } from './calendar.ts'
import { ABSENCES, DEPUTIES } from './data/absences.ts'
import { AGENCY, MAIL_DOMAIN, SEAL_NAME } from './data/agency.ts'
import { type DemoPerson, PEOPLE } from './data/people.ts'
import { SEAL_IMAGE } from './data/seal-image.ts'
import { UNITS } from './data/units.ts'

/** Telephone and fax of a unit: the same last four digits, in an exchange that does not exist. */
const EXCHANGE = { phone: '031-000-', fax: '031-001-' } as const
const actor = systemActor('demo')

/** Who and what the office consists of once it is founded, by name. */
export interface Founded {
  readonly units: ReadonlyMap<string, string>
  readonly people: ReadonlyMap<string, DemoPerson & { readonly id: string; readonly unitId: string }>
  readonly absences: ReadonlyMap<string, string>
}

/** Founds the authority, the agency with its seal, the units, the people with one password, and registers who is away. */
export async function foundOffice(app: App, calendar: Calendar, password: string): Promise<Founded> {
  const { identity, kernel } = app
  await foundSeal(app, calendar)
  const passwordHash = await identity.hashPassword(password)
  return transaction(kernel, actor, async (tx) => {
    await identity.setAgency(tx, AGENCY)
    const units = new Map<string, string>()
    for (const [position, { code, name, above, phone }] of UNITS.entries()) {
      const id = await identity.addUnit(tx, { parentId: above === null ? null : idOf(units, above), code, name, position })
      await identity.setUnitContact(tx, id, {
        phone: EXCHANGE.phone + phone,
        fax: EXCHANGE.fax + phone,
        email: `u${code}@${MAIL_DOMAIN}`,
      })
      units.set(name, id)
    }
    const people = new Map<string, DemoPerson & { id: string; unitId: string }>()
    for (const person of PEOPLE) {
      const unitId = idOf(units, person.unit)
      const { unit: _, leader, ...given } = person
      const team = leader === null ? {} : { leaderId: idOf(people, leader).id }
      const email = `${person.login}@${MAIL_DOMAIN}`
      const id = await identity.addPerson(tx, { ...given, ...team, unitId, email, passwordHash })
      people.set(person.name, { ...person, id, unitId })
    }
    for (const [who, deputies] of Object.entries(DEPUTIES))
      await identity.setDeputies(
        tx,
        idOf(people, who).id,
        deputies.map((name) => idOf(people, name).id),
      )
    const absences = new Map<string, string>()
    for (const { who, acting, reason, from, until } of ABSENCES) {
      const absence = {
        personId: idOf(people, who).id,
        actingId: idOf(people, acting).id,
        reason,
        from: calendar.day(from),
        until: calendar.day(until),
      }
      absences.set(who, await identity.addAbsence(tx, absence))
    }
    return { units, people, absences }
  })
}

/** The certification authority, then the agency's seal with its certificate and impression (영 14, 전자이미지관인). */
async function foundSeal(app: App, calendar: Calendar): Promise<void> {
  const { kernel, signatures } = app
  const founded = await signatures.authority.found(AGENCY.name)
  await transaction(kernel, actor, (tx) => founded.keep(tx))
  const seal = await signatures.authority.foundSeal({ commonName: AGENCY.headPost, organization: AGENCY.name })
  const { sha256: imageBlob } = await kernel.blobs.put(SEAL_IMAGE)
  await transaction(kernel, actor, async (tx) => {
    await seal.keep(tx)
    await signatures.registerSeal(tx, {
      name: SEAL_NAME,
      imageBlob,
      serialNumber: seal.serialNumber,
      startedOn: calendar.day(FIRST_DAY),
    })
  })
}

/** Office days before the last one on which the office is founded, ahead of every document. */
export const FIRST_DAY = -30

/** What a name stands for. @throws Error when the demo's own data name somebody who is not there */
export function idOf<V>(known: ReadonlyMap<string, V>, name: string): V {
  const found = known.get(name)
  if (found === undefined) throw new Error(`the demo office knows no ${name}`)
  return found
}
