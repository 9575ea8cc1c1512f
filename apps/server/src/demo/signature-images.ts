import type { App } from '../app.ts'
import type { PersonActor } from '../kernel/actor.ts'
import { SIGNATURE_IMAGES } from './data/signature-images.ts'
import { type Founded, idOf } from './found.ts'

/** Some people keep an image of their signature (전자이미지서명); the others sign with their name alone. */
export async function keepSignatureImages({ signatures }: App, { people }: Founded): Promise<void> {
  for (const [name, picture] of Object.entries(SIGNATURE_IMAGES)) {
    const { id, roles } = idOf(people, name)
    const actor: PersonActor = { kind: 'person', personId: id, name, roles, sessionId: null, from: null }
    await signatures.images.setOwn(actor, picture)
  }
}
