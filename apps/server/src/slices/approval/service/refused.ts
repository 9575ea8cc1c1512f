import type { Refusal } from '@onmaru/workflow'
import type { Fault } from '../../../kernel/errors.ts'
import { approvalFaults } from '../errors.ts'

/** A refusal of the machine as a fault: CONFLICT says that somebody was first, everything else that a rule stands against it. */
export function refused(refusal: Refusal, seq: number): Fault {
  return refusal.code === 'CONFLICT' ? approvalFaults.ACT_CONFLICT({ seq }) : approvalFaults.ACT_REFUSED({ refusal })
}
