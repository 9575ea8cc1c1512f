import { availableParallelism } from 'node:os'
import type { App } from '../app.ts'
import { type Actor, systemActor } from '../kernel/actor.ts'
import { transaction } from '../kernel/transaction.ts'
import { AGENCY } from './data/agency.ts'
import type { DemoPerson } from './data/people.ts'

/** Every sixth person has an RSA key, as the government's own authority issues them; the others P-256. */
const RSA_EVERY = 6
/** The password is printed for everybody to read, so its guessing need not be slow. */
const ITERATIONS = 2_048

/** Makes a key for everybody, issues the certificates, and returns the containers by person id. */
export async function issueKeys(
  app: App,
  people: readonly (DemoPerson & { readonly id: string })[],
  password: string,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const actor: Actor = systemActor('demo')
  const containers = new Map<string, Uint8Array>()
  const { authority } = app.signatures
  const queue = [...people.entries()]
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [position, person] = next
      const issued = await authority.issueCredential(
        person.id,
        { commonName: person.name, organization: AGENCY.name, organizationalUnit: person.unit },
        password,
        position % RSA_EVERY === 0 ? 'RSA-PKCS1-SHA256' : 'ECDSA-P256-SHA256',
        ITERATIONS,
      )
      await transaction(app.kernel, actor, (tx) => issued.keep(tx))
      containers.set(person.id, issued.container)
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() * 2 }, work))
  return containers
}
