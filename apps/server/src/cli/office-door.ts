import type { App } from '../app.ts'
import { systemActor } from '../kernel/actor.ts'
import { type Tx, transaction } from '../kernel/transaction.ts'
import type { Audit } from '../slices/audit/index.ts'
import type { Identity } from '../slices/identity/index.ts'
import type { CertificateRow, GivenReason, IssueOrder, Signatures } from '../slices/signatures/index.ts'
import { cliFaults } from './faults.ts'
import type { NewUser } from './new-user.ts'

const CERTIFICATES_A_PAGE = 200

/** What the command line uses of an office: the one that the settings name. */
export interface OfficeDoor {
  verifyPdf: Signatures['verifyPdf']
  verifyPackage: Signatures['verifyPackage']
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
  /** Every certificate that fits the text, newest first. */
  listCertificates(text: string): Promise<readonly CertificateRow[]>
  /** @throws CERTIFICATE_UNKNOWN, CERTIFICATE_REVOKED_ALREADY */
  revokeCertificate(serialNumber: string, reason: GivenReason): Promise<void>
  /** @throws CERTIFICATE_UNKNOWN, CERTIFICATE_NOT_ON_HOLD */
  releaseCertificate(serialNumber: string): Promise<void>
  /** Returns the certificate with its chain, PEM. @throws LOGIN_UNKNOWN, REQUEST_REFUSED, HOSTS_MISSING, SUBJECT_MISSING */
  issueCertificate(order: Omit<IssueOrder, 'personId'> & { login?: string | undefined }): Promise<string>
  close(): Promise<void>
}

/** The door of a composed server. */
export function officeDoor(app: App): OfficeDoor {
  const { kernel, identity } = app
  const cli = systemActor('cli')
  const act = <R>(change: (tx: Tx) => Promise<R>): Promise<R> => transaction(kernel, cli, change)
  const idOf = async (login: string): Promise<string> => {
    const person = (await identity.listPeople(kernel.db)).find((one) => one.login === login)
    if (person === undefined) throw cliFaults.LOGIN_UNKNOWN({ login })
    return person.id
  }
  return {
    verifyPdf: (pdf) => app.signatures.verifyPdf(pdf),
    verifyPackage: (bytes) => app.signatures.verifyPackage(bytes),
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
    listCertificates: async (text) => {
      const found: CertificateRow[] = []
      for (let after: string | null = null; ; after = found.at(-1)?.serialNumber ?? null) {
        const page = await app.signatures.issuance.list(cli, { text, limit: CERTIFICATES_A_PAGE, after })
        found.push(...page)
        if (page.length < CERTIFICATES_A_PAGE) return found
      }
    },
    revokeCertificate: (serialNumber, reason) => app.signatures.issuance.revoke(cli, serialNumber, reason),
    releaseCertificate: (serialNumber) => app.signatures.issuance.release(cli, serialNumber),
    issueCertificate: async ({ login, ...order }) => {
      const personId = login === undefined ? undefined : await idOf(login)
      return (await app.signatures.issuance.issue(cli, { ...order, personId })).pem
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
