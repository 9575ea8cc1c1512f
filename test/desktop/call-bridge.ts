import type { Page } from '@playwright/test'
import {
  type Answer,
  BRIDGE_NAME,
  type BridgeCall,
  type BridgeRequest,
  type BridgeValue,
} from '../../apps/desktop/src/shared/bridge.ts'

/** Values with bytes, as text that goes into a page and comes out of it. */
const packed = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    inner instanceof Uint8Array ? { bytes: Buffer.from(inner).toString('base64') } : inner,
  )
const unpacked = (text: string): unknown =>
  JSON.parse(text, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && 'bytes' in inner && typeof inner.bytes === 'string'
      ? new Uint8Array(Buffer.from(inner.bytes, 'base64'))
      : inner,
  )

/** Calls the bridge from the page as any script of the page could: whatever request, whether it fits the contract or not. */
export async function callAnyhow(page: Page, call: BridgeCall, request: unknown): Promise<Answer<unknown>> {
  const text = await page.evaluate(
    async ([name, method, given]) => {
      const revive = (_key: string, inner: unknown): unknown =>
        typeof inner === 'object' && inner !== null && 'bytes' in inner
          ? Uint8Array.from(atob(String(inner.bytes)), (c) => c.charCodeAt(0))
          : inner
      const reduce = (_key: string, inner: unknown): unknown =>
        inner instanceof Uint8Array ? { bytes: btoa(Array.from(inner, (byte) => String.fromCharCode(byte)).join('')) } : inner
      return JSON.stringify(await Reflect.get(window, name)[method](given === '' ? undefined : JSON.parse(given, revive)), reduce)
    },
    [BRIDGE_NAME, call, request === undefined ? '' : packed(request)] as const,
  )
  return unpacked(text) as Answer<unknown>
}

/** Calls the bridge as the contract has it. */
export function callBridge<C extends BridgeCall>(
  page: Page,
  call: C,
  request: BridgeRequest<C>,
): Promise<Answer<BridgeValue<C>>> {
  return callAnyhow(page, call, request) as Promise<Answer<BridgeValue<C>>>
}
