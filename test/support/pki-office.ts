import { systemActor } from '../../apps/server/src/kernel/actor.ts'
import type { SettableClock } from '../../apps/server/src/kernel/clock.ts'
import { buildHttp } from '../../apps/server/src/kernel/http.ts'
import type { Kernel } from '../../apps/server/src/kernel/kernel.ts'
import { transaction } from '../../apps/server/src/kernel/transaction.ts'
import { router } from '../../apps/server/src/kernel/trpc.ts'
import { createIdentity, type Identity, identitySteps } from '../../apps/server/src/slices/identity/index.ts'
import { createSignatures, pkiRoutes, type Signatures, signaturesSteps } from '../../apps/server/src/slices/signatures/index.ts'
import { openBareKernel, type STORES } from './bare-kernel.ts'
import { freePort } from './free-port.ts'

/** An office with people, an embedded authority and its addresses, and nothing else. */
export interface PkiOffice extends AsyncDisposable {
  readonly kernel: Kernel
  readonly clock: SettableClock
  readonly identity: Identity
  readonly signatures: Signatures
  /** `http://127.0.0.1:…` where the authority answers; its certificates carry it. */
  readonly address: string
  readonly personId: string
}

const AGENCY = {
  name: '한빛시',
  headPost: '한빛시장',
  zip: '12345',
  address: '한빛시 시청로 1',
  homepage: 'https://www.hanbit.example.go.kr',
}

/** Founds it; `env` are further settings. The clock stands at the present of this machine, since openssl asks nobody for another. */
export async function openPkiOffice(
  engine: (typeof STORES)[number],
  env: Readonly<Record<string, string>> = {},
): Promise<PkiOffice> {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const bare = await openBareKernel(engine, [...identitySteps, ...signaturesSteps], { ONMARU_PUBLIC_URL: address, ...env })
  const { kernel, clock } = bare
  clock.set(new Date())
  const identity = createIdentity(kernel)
  const signatures = createSignatures(kernel, 'a passphrase of the office, long enough for nobody to guess it', identity)
  const personId = await found(kernel, identity, signatures)
  const http = await buildHttp({
    kernel,
    router: router({}),
    may: () => false,
    actorOf: identity.actorOf,
    routes: [pkiRoutes(signatures)],
  })
  await http.listen({ port, host: '127.0.0.1' })
  return {
    kernel,
    clock,
    identity,
    signatures,
    address,
    personId,
    [Symbol.asyncDispose]: async () => {
      await http.close()
      await bare[Symbol.asyncDispose]()
    },
  }
}

async function found(kernel: Kernel, identity: Identity, signatures: Signatures): Promise<string> {
  const authority = await signatures.authority.found(AGENCY.name)
  const passwordHash = await identity.hashPassword('onmaru-2026!')
  return transaction(kernel, systemActor('test.office'), async (tx) => {
    await authority.keep(tx)
    await identity.setAgency(tx, AGENCY)
    const unitId = await identity.addUnit(tx, { parentId: null, code: '6110001', name: '디지털정책과', position: 1 })
    return identity.addPerson(tx, {
      login: 'hana',
      name: '김하나',
      unitId,
      post: '주무관',
      rank: '7급',
      grade: 2,
      email: 'hana@example.go.kr',
      roles: ['official'],
      passwordHash,
    })
  })
}
