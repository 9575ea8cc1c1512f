import { setTimeout } from 'node:timers/promises'
import type { RevocationSource } from '@onmaru/signing'
import { Fault } from '../../../../kernel/errors.ts'
import type { Kernel } from '../../../../kernel/kernel.ts'

/** How long all questions about one file may take together, in tries' time limits: who waits for a verdict is told to try later instead. */
const PATIENCE = 2
const NOTHING = { ocsps: [], crls: [] } as const

/**
 * A source for one judgement: it gives nothing where nobody answers, or not in time. What comes later is kept by its client all the same, so
 * that the next judgement has it.
 */
export function withinLimits(kernel: Kernel, source: RevocationSource): RevocationSource {
  const end = performance.now() + PATIENCE * kernel.config.serviceTimeoutMs
  // A timer may ring a little before the clock says so; once it rang, nobody is asked again.
  let isOver = false
  const waited = async (left: number, signal: AbortSignal): Promise<typeof NOTHING> => {
    await setTimeout(left, undefined, { signal })
    isOver = true
    return NOTHING
  }
  return async (certificate, issuer) => {
    const left = end - performance.now()
    if (isOver || left <= 0) return NOTHING
    const late = new AbortController()
    const soon = waited(left, late.signal)
    try {
      return await Promise.race([answered(source(certificate, issuer)), soon])
    } finally {
      late.abort()
    }
  }
}

/** A service that is down is noted where it was asked. */
async function answered(asked: ReturnType<RevocationSource>): ReturnType<RevocationSource> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof Fault && error.kind === 'UNAVAILABLE') return NOTHING
    throw error
  }
}
