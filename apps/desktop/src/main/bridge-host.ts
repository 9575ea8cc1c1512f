import { SigningError } from '@onmaru/signing'
import { type IpcMain, type IpcMainInvokeEvent, ipcMain as mainIpc } from 'electron'
import { z } from 'zod'
import {
  type Answer,
  BRIDGE_CALLS,
  type BridgeCall,
  type BridgeFaultCode,
  type BridgeRequest,
  type BridgeValue,
  channelOf,
} from '../shared/bridge.ts'
import { BridgeError } from './bridge-error.ts'
import { isOwnPage } from './links.ts'
import type { Log } from './log.ts'
import { PAGE_ORIGIN } from './scheme.ts'

/** The largest PDF that is signed at once. */
const MAX_PDF = 100 * 1024 * 1024
const MAX_UPDATE = 8 * 1024 * 1024

const bytes = (max: number) => z.instanceof(Uint8Array).refine((value) => value.length <= max, 'too large')
const text = (max: number) => z.string().min(1).max(max)
const offset = z
  .number()
  .int()
  .min(0)
  .max(2 * MAX_PDF)

/** What each call must be given, exactly: one argument, no field more. */
const REQUESTS: { readonly [C in BridgeCall]: z.ZodType<BridgeRequest<C>> } = {
  listCredentials: z.null(),
  findKeys: z.null(),
  chooseKeyFile: z.null(),
  importCredential: z.strictObject({ fileId: z.uuid(), password: z.string().max(512) }),
  removeCredential: z.strictObject({ credentialId: text(120) }),
  sign: z.strictObject({
    credentialId: text(120),
    password: z.string().max(512),
    pdf: bytes(MAX_PDF),
    update: bytes(MAX_UPDATE),
    field: text(200),
    byteRange: z.tuple([offset, offset, offset, offset]).readonly(),
    claims: z.strictObject({ role: text(200), commitment: z.enum(['proofOfOrigin', 'proofOfApproval']) }).optional(),
  }),
  answerChallenge: z.strictObject({ credentialId: text(120), password: z.string().max(512), text: text(500) }),
  openExternal: z.strictObject({ url: text(2_000) }),
  notify: z.strictObject({
    title: text(200),
    body: z.string().max(1_000),
    path: z
      .string()
      .regex(/^\/[^/\\]/)
      .max(1_000)
      .or(z.literal('/')),
  }),
  protectContent: z.strictObject({ on: z.boolean() }),
}

/** What main does for each call. */
export type BridgeActs = { readonly [C in BridgeCall]: (request: BridgeRequest<C>) => Promise<BridgeValue<C>> }

/** The call comes from the top frame of a page of ours; anything else has no business here. */
function isOurs(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame
  return frame !== null && frame.parent === null && isOwnPage(frame.url, PAGE_ORIGIN)
}

const KEY_CODES: ReadonlySet<string> = new Set<BridgeFaultCode>(['KEY_PASSWORD_WRONG', 'KEY_CONTAINER_BROKEN', 'KEY_UNSUPPORTED'])
const isKeyCode = (code: string): code is BridgeFaultCode => KEY_CODES.has(code)

const refusal = (code: BridgeFaultCode, facts: BridgeError['facts'] = {}): Answer<never> => ({
  ok: false,
  fault: { code, facts },
})

/** An error as the page is told it; what is not expected goes to the log in full and to the page by its bare code. */
function faultOf(call: BridgeCall, error: unknown, log: Log): Answer<never> {
  if (error instanceof BridgeError) return refusal(error.code, error.facts)
  if (error instanceof SigningError && isKeyCode(error.code)) return refusal(error.code, error.facts)
  if (error instanceof SigningError && error.code === 'KEY_MISMATCH') return refusal('KEY_CONTAINER_BROKEN')
  log.error('bridge call failed', error, { call })
  return refusal('UNEXPECTED')
}

async function answer<C extends BridgeCall>(
  call: C,
  acts: BridgeActs,
  given: readonly unknown[],
  log: Log,
): Promise<Answer<BridgeValue<C>>> {
  const schema: z.ZodType<BridgeRequest<C>> = REQUESTS[call]
  const request = z
    .tuple([z.unknown()])
    .pipe(z.tuple([schema]).transform(([only]) => only))
    .safeParse(given)
  if (!request.success) {
    log.info('bridge input refused', {
      call,
      problems: request.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    })
    const large = request.error.issues.some((issue) => issue.message === 'too large')
    return refusal(large ? 'DOCUMENT_TOO_LARGE' : 'BRIDGE_REFUSED')
  }
  try {
    return { ok: true, value: await acts[call](request.data) }
  } catch (error) {
    return faultOf(call, error, log)
  }
}

/** Answers the page's calls: only from our own top frame, only what the contract says. */
export function hostBridge(acts: BridgeActs, log: Log, ipc: IpcMain = mainIpc): void {
  for (const call of BRIDGE_CALLS) {
    ipc.handle(channelOf(call), async (event, ...given: unknown[]): Promise<Answer<unknown>> => {
      if (isOurs(event)) return answer(call, acts, given, log)
      log.info('bridge sender refused', { call, url: event.senderFrame?.url.slice(0, 200) ?? null })
      return refusal('BRIDGE_REFUSED')
    })
  }
}
