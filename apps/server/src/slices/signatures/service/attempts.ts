import type { Kernel } from '../../../kernel/kernel.ts'

/** Runs what may fail because a service is down, and remembers what did. */
export interface Attempts {
  /** The result, or null after a failure, which is logged and remembered. */
  of<R>(what: string, act: () => Promise<R>): Promise<R | null>
  /** What failed, in words for an administrator; null where nothing did. */
  problem(): string | null
}

const LONGEST = 500

/** Starts to remember. */
export function attempts(kernel: Kernel): Attempts {
  const failed: string[] = []
  return {
    of: async (what, act) => {
      try {
        return await act()
      } catch (error) {
        kernel.log.warn({ err: error, what }, 'a proof is put off')
        failed.push(`${what}: ${messageOf(error)}`)
        return null
      }
    },
    problem: () => (failed.length === 0 ? null : failed.join('; ').slice(0, LONGEST)),
  }
}

/** An error in one line. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, LONGEST)
