import { TRPCClientError } from '@trpc/client'
import { z } from 'zod'
import type { BridgeFault } from '../../shared/bridge.ts'

/** Kinds of failure: the server's own (kernel/errors.ts), and what only a client sees. */
export type FaultKind =
  | 'BAD_INPUT'
  | 'NOT_SIGNED_IN'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'REFUSED'
  | 'TOO_LARGE'
  | 'TOO_MANY'
  | 'UNAVAILABLE'
  | 'INTERNAL'
  | 'NETWORK' // the server was not reached
  | 'CLIENT' // a fault of the desk itself, or of its bridge

/** A failure as screens handle it. */
export interface ClientFault {
  readonly code: string
  readonly kind: FaultKind
  /** The server's own words; null where the desk has to find them by the code. */
  readonly sentence: { readonly ko: string; readonly en: string } | null
  readonly facts: Readonly<Record<string, unknown>>
}

/** A failure that the desk raises itself, or that the bridge answered. */
export class DeskError extends Error {
  override readonly name = 'DeskError'
  readonly fault: ClientFault

  constructor(fault: ClientFault) {
    super(fault.code)
    this.fault = fault
  }
}

/** An error out of the bridge's answer. */
export function bridgeError({ code, facts }: BridgeFault): DeskError {
  return new DeskError({ code, kind: 'CLIENT', sentence: null, facts })
}

const serverFault = z.object({
  code: z.string(),
  kind: z.enum([
    'BAD_INPUT',
    'NOT_SIGNED_IN',
    'FORBIDDEN',
    'NOT_FOUND',
    'CONFLICT',
    'REFUSED',
    'TOO_LARGE',
    'TOO_MANY',
    'UNAVAILABLE',
    'INTERNAL',
  ]),
  sentence: z.object({ ko: z.string(), en: z.string() }),
  facts: z.record(z.string(), z.unknown()),
})
const tRPCData = z.object({ fault: serverFault })
const plainAnswer = z.object({ error: serverFault })

const NETWORK: ClientFault = { code: 'NETWORK', kind: 'NETWORK', sentence: null, facts: {} }
const UNEXPECTED: ClientFault = { code: 'UNEXPECTED', kind: 'CLIENT', sentence: null, facts: {} }

/** Any error as a fault with a stable code: the server's, the bridge's, a network that did not answer, or one of ours. */
export function faultOf(error: unknown): ClientFault {
  if (error instanceof DeskError) return error.fault
  if (error instanceof TRPCClientError) {
    const data = tRPCData.safeParse(error.data)
    if (data.success) return data.data.fault
    // No data: the answer was not tRPC's. Either nothing answered, or something before the server did.
    return error.data == null ? NETWORK : UNEXPECTED
  }
  return error instanceof TypeError && /fetch|network/i.test(error.message) ? NETWORK : UNEXPECTED
}

/** The fault of a plain HTTP answer (`/files`, `/api`) that is not ok. */
export async function answerFault(answer: Response): Promise<DeskError> {
  const body: unknown = await answer.json().catch((error: unknown) => {
    if (error instanceof SyntaxError) return null
    throw error
  })
  const parsed = plainAnswer.safeParse(body)
  return new DeskError(parsed.success ? parsed.data.error : { ...UNEXPECTED, facts: { status: answer.status } })
}
