import { systemActor } from '../../apps/server/src/kernel/actor.ts'
import type { Kernel } from '../../apps/server/src/kernel/kernel.ts'
import { transaction } from '../../apps/server/src/kernel/transaction.ts'
import type { Signatures } from '../../apps/server/src/slices/signatures/index.ts'

/** One red pixel: the image of the tests' seal. */
const IMAGE = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg=='

/** Gives the office a seal: its key and certificate, and its row in the seal register. Without one nothing is preserved. */
export async function foundSeal({
  kernel,
  signatures,
}: {
  readonly kernel: Kernel
  readonly signatures: Signatures
}): Promise<void> {
  const seal = await signatures.authority.foundSeal({ commonName: '한빛시장', organization: '한빛시' })
  const image = await kernel.blobs.put(new Uint8Array(Buffer.from(IMAGE, 'base64')))
  await transaction(kernel, systemActor('test.office'), async (tx) => {
    await seal.keep(tx)
    await signatures.registerSeal(tx, {
      name: '한빛시장인',
      imageBlob: image.sha256,
      serialNumber: seal.serialNumber,
      startedOn: '2026-01-01',
    })
  })
}
