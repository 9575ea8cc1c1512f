import type { BridgeFaultCode } from '../shared/bridge.ts'

/** A failure that the page is told by its code. */
export class BridgeError extends Error {
  override readonly name = 'BridgeError'
  readonly code: BridgeFaultCode
  readonly facts: Readonly<Record<string, string | number | boolean | null>>

  constructor(code: BridgeFaultCode, facts: Readonly<Record<string, string | number | boolean | null>> = {}) {
    super(code)
    this.code = code
    this.facts = facts
  }
}
