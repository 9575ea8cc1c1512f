import { applyUpdate, type Credential, digestByteRange, digestOf, openPkcs12, signBB } from '@onmaru/signing'
import type { App } from '../app.ts'
import type { SigningTask, StageSignature } from '../slices/approval/index.ts'

/** Signs as a person's own client would: with the key of a container that only the person can open. */
export class Signer {
  readonly #app: App
  readonly #password: string
  readonly #containers: ReadonlyMap<string, Uint8Array>
  readonly #open = new Map<string, Promise<Credential>>()

  /** @param containers PKCS#12 by person id */
  constructor(app: App, containers: ReadonlyMap<string, Uint8Array>, password: string) {
    this.#app = app
    this.#containers = containers
    this.#password = password
  }

  /** Appends the update to the file as it is shown, digests its byte range and signs that; nobody else sees the key. */
  async sign(personId: string, task: SigningTask): Promise<StageSignature> {
    const { crypto, blobs } = this.#app.kernel
    const { certificate, chain, key } = await this.#credential(personId)
    const update = new Uint8Array(Buffer.from(task.update, 'base64'))
    const [from, length, then, rest] = task.byteRange
    const contentDigest = await digestByteRange(
      applyUpdate(await blobs.get(task.baseBlob), update),
      [from, length, then, rest],
      crypto,
      digestOf(key.algorithm),
    )
    const cms = await signBB({ contentDigest, certificate, chain, key, claims: task.claims, crypto })
    return { stageId: task.stageId, cms: Buffer.from(cms).toString('base64') }
  }

  #credential(personId: string): Promise<Credential> {
    const container = this.#containers.get(personId)
    if (container === undefined) throw new Error(`nobody has a key for ${personId}`)
    const open = this.#open.get(personId) ?? openPkcs12(container, this.#password, this.#app.kernel.crypto)
    this.#open.set(personId, open)
    return open
  }
}
