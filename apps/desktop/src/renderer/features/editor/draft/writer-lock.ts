import { useEffect, useState } from 'react'

/** Whether this window writes: it does, another one does, or it is not known yet. */
export interface Writing {
  readonly mine: boolean | null
  /** Takes over from the other window, which then only reads. */
  readonly take: () => void
}

/**
 * One window of a computer writes a draft; the next one that opens it reads until it takes over. Where the browser has no locks
 * (a page without a secure origin) every window writes, and the versions alone keep them apart.
 */
export function useWriterLock(name: string): Writing {
  const [mine, setMine] = useState<boolean | null>(() => ('locks' in navigator ? null : true))
  const [round, setRound] = useState(0)
  useEffect(() => {
    if (!('locks' in navigator)) return
    let release: () => void = () => undefined
    let gone = false
    const held = new Promise<void>((done) => {
      release = done
    })
    const hold = (lock: Lock | null): Promise<void> | undefined => {
      if (gone) return undefined
      setMine(lock !== null)
      return lock === null ? undefined : held
    }
    const asked = round === 0 ? { ifAvailable: true } : { steal: true }
    navigator.locks.request(name, asked, hold).catch((error: unknown) => {
      // AbortError: another window took the lock over.
      if (!(error instanceof DOMException) || error.name !== 'AbortError') throw error
      if (!gone) setMine(false)
    })
    return () => {
      gone = true
      release()
    }
  }, [name, round])
  return { mine, take: () => setRound((last) => last + 1) }
}
