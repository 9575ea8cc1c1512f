import { useSyncExternalStore } from 'react'

const KEPT = 'onmaru.native-notices'
const listeners = new Set<() => void>()
let wanted: boolean | undefined

const read = (): boolean => {
  wanted ??= localStorage.getItem(KEPT) === 'on'
  return wanted
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether notices go to the computer's own screen as well: off until the person wants it, and kept on this machine. */
export function useNativeWish(): boolean {
  return useSyncExternalStore(subscribe, read)
}

/** Turns it on or off; turning on asks the computer. @returns whether it is as was wanted */
export async function setNativeWish(on: boolean): Promise<boolean> {
  wanted = on && (await Notification.requestPermission()) === 'granted'
  localStorage.setItem(KEPT, wanted ? 'on' : 'off')
  for (const listener of listeners) listener()
  return wanted === on
}
