import type { App } from '../app.ts'
import { systemActor } from '../kernel/actor.ts'
import { transaction } from '../kernel/transaction.ts'
import type { Audit } from '../slices/audit/index.ts'
import type { Signatures } from '../slices/signatures/index.ts'
import { cliFaults } from './faults.ts'
import type { NewUser } from './new-user.ts'

/** What the command line uses of an office: the one that the settings name. */
export interface OfficeDoor {
  verifyPdf: Signatures['verifyPdf']
  verifyAudit(onProgress: Parameters<Audit['verify']>[1]): ReturnType<Audit['verify']>
  /** Adds a person; returns the id. @throws UNIT_UNKNOWN */
  addUser(user: NewUser, password: string): Promise<string>
  close(): Promise<void>
}

/** The door of a composed server. */
export function officeDoor(app: App): OfficeDoor {
  return {
    verifyPdf: (pdf) => app.signatures.verifyPdf(pdf),
    verifyAudit: (onProgress) => app.audit.verify(app.kernel.db, onProgress),
    addUser: async ({ unit: code, role: roles, ...person }, password) => {
      const unit = (await app.identity.units()).find((one) => one.code === code)
      if (unit === undefined) throw cliFaults.UNIT_UNKNOWN({ code })
      const passwordHash = await app.identity.hashPassword(password)
      return transaction(app.kernel, systemActor('cli'), (tx) =>
        app.identity.addPerson(tx, { ...person, roles, unitId: unit.id, passwordHash }),
      )
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
