import type { App } from '../app.ts'
import { systemActor } from '../kernel/actor.ts'
import { type Tx, transaction } from '../kernel/transaction.ts'
import type { Audit } from '../slices/audit/index.ts'
import type { Identity } from '../slices/identity/index.ts'
import type { Signatures } from '../slices/signatures/index.ts'
import { cliFaults } from './faults.ts'
import type { NewUser } from './new-user.ts'

/** What the command line uses of an office: the one that the settings name. */
export interface OfficeDoor {
  verifyPdf: Signatures['verifyPdf']
  verifyAudit(onProgress: Parameters<Audit['verify']>[1]): ReturnType<Audit['verify']>
  /** Adds a person; returns the id. @throws UNIT_UNKNOWN */
  addUser(user: NewUser, password: string): Promise<string>
  listUsers(): ReturnType<Identity['listPeople']>
  /** Sets a password; every session of the person ends. @throws LOGIN_UNKNOWN */
  setPassword(login: string, password: string): Promise<void>
  /** Locks an account; every session ends at once. @throws LOGIN_UNKNOWN */
  lock(login: string): Promise<void>
  /** @throws LOGIN_UNKNOWN */
  unlock(login: string): Promise<void>
  close(): Promise<void>
}

/** The door of a composed server. */
export function officeDoor(app: App): OfficeDoor {
  const { kernel, identity } = app
  const act = <R>(change: (tx: Tx) => Promise<R>): Promise<R> => transaction(kernel, systemActor('cli'), change)
  const idOf = async (login: string): Promise<string> => {
    const person = (await identity.listPeople(kernel.db)).find((one) => one.login === login)
    if (person === undefined) throw cliFaults.LOGIN_UNKNOWN({ login })
    return person.id
  }
  return {
    verifyPdf: (pdf) => app.signatures.verifyPdf(pdf),
    verifyAudit: (onProgress) => app.audit.verify(kernel.db, onProgress),
    addUser: async ({ unit: code, role: roles, ...person }, password) => {
      const unit = (await identity.units()).find((one) => one.code === code)
      if (unit === undefined) throw cliFaults.UNIT_UNKNOWN({ code })
      const passwordHash = await identity.hashPassword(password)
      return act((tx) => identity.addPerson(tx, { ...person, roles, unitId: unit.id, passwordHash }))
    },
    listUsers: () => identity.listPeople(kernel.db),
    setPassword: async (login, password) => {
      const id = await idOf(login)
      const hash = await identity.hashPassword(password)
      await act((tx) => identity.setPassword(tx, id, hash))
    },
    lock: async (login) => {
      const id = await idOf(login)
      await act((tx) => identity.lock(tx, id))
    },
    unlock: async (login) => {
      const id = await idOf(login)
      await act((tx) => identity.unlock(tx, id))
    },
    close: () => app.stop(),
  }
}

/** Opens the office for one command. @throws OFFICE_MISSING */
export type OpenOffice = () => Promise<OfficeDoor>

/** Runs one command in the office and closes it, whatever happens. */
export async function inOffice<R>(openOffice: OpenOffice, act: (office: OfficeDoor) => Promise<R>): Promise<R> {
  const office = await openOffice()
  try {
    return await act(office)
  } finally {
    await office.close()
  }
}
