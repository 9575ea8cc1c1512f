import { z } from 'zod'
import { systemActor } from '../../kernel/actor.ts'
import type { JobRun, Kernel } from '../../kernel/parts.ts'
import { transaction } from '../../kernel/transaction.ts'
import type { Authority } from './service/authority.ts'
import type { ProofServices } from './service/proof-services.ts'
import { RAISE_JOB, raise } from './service/raise.ts'
import { renewProofs } from './service/renew-proofs.ts'

const HOUR_MS = 3_600_000
/** What the embedded authority does by itself, and how often it looks. */
const ROUNDS = {
  /** A complete list is made anew after half a week, a delta after half a day, and at once when somebody asks after a change. */
  'signatures.lists': {
    everyMs: HOUR_MS,
    act: async (authority: Authority): Promise<void> => {
      for (const line of await authority.lines.living('issuing')) await authority.lists.delta(line)
      for (const line of await authority.lines.living('root')) await authority.lists.complete(line)
    },
  },
  /** Authorities, responder, timestamp service and seal go on under new keys before the old ones end. */
  'signatures.renewal': {
    everyMs: 24 * HOUR_MS,
    act: async (authority: Authority): Promise<void> => {
      await authority.renewOwn()
    },
  },
  /** Files whose proof ends are set to be renewed. */
  'signatures.proofs': {
    everyMs: 24 * HOUR_MS,
    act: async (_authority: Authority, kernel: Kernel): Promise<void> => {
      await renewProofs(kernel)
    },
  },
} as const

/** Declares the rounds; each ends by planning the next. */
export function handleRounds(kernel: Kernel, authority: Authority): void {
  for (const [kind, { everyMs, act }] of Object.entries(ROUNDS))
    kernel.jobs.handle(kind, async (_kernel: Kernel, run: JobRun) => {
      if (await authority.isFounded()) await act(authority, kernel)
      await transaction(kernel, systemActor(kind), async (tx) => {
        await run.finish(tx)
        await kernel.jobs.ensure(tx, kind, 'authority', {}, new Date(tx.now.getTime() + everyMs))
      })
    })
}

const raiseJob = z.object({ documentId: z.string() })

/** Declares the job that raises one document's file. */
export function handleRaises(kernel: Kernel, authority: Authority, services: ProofServices): void {
  kernel.jobs.handle(RAISE_JOB, (_kernel, run) => raise(kernel, authority, services, raiseJob.parse(run.payload).documentId, run))
}

/** Begins the rounds where they do not go on yet, at the start of a process. @throws KEYSTORE_LOCKED before anybody could need a key */
export async function beginRounds(kernel: Kernel, authority: Authority): Promise<void> {
  if (await authority.isFounded()) await authority.credential('issuing')
  await transaction(kernel, systemActor('signatures.start'), async (tx) => {
    for (const kind of Object.keys(ROUNDS)) await kernel.jobs.ensure(tx, kind, 'authority', {})
  })
}
