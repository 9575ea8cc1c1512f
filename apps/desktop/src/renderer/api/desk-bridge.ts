import { BRIDGE_NAME, type DeskBridge } from '../../shared/bridge.ts'

declare global {
  interface Window {
    /** There in Electron only; in a browser the desk goes without. */
    readonly [BRIDGE_NAME]?: DeskBridge
  }
}

/** The bridge to the main process, or null in a browser. */
export function deskBridge(): DeskBridge | null {
  return window[BRIDGE_NAME] ?? null
}
