import type { Kernel } from '../../../kernel/kernel.ts'
import type { ApprovalDeps } from '../deps.ts'

/** What every act and look of this slice needs. */
export interface ApprovalParts extends ApprovalDeps {
  readonly kernel: Kernel
}
