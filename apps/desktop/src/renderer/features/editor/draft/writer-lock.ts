import { useEffect, useState } from 'react'

/** Whether this window writes: it does, another one does, or it is not known yet. */
export interface Writing {
  readonly mine: boolean | null
  /** Takes over from the other window, which then only reads. */
  readonly take: () => void
}

/** Whether a lock ended because another window took it over, or because this one stopped waiting. Throws anything else. */
function lostByTheft(error: unknown): true {
  if (error instanceof DOMException && error.name === 'AbortError') return true
  throw error
}

/**
 * One window of a computer writes a draft; the next one that opens it reads until the first is closed, or until it takes over. Where
 * the browser has no locks (a page without a secure origin) every window writes, and the versions alone keep them apart.
 */
export function useWriterLock(name: string): Writing {
  const [mine, setMine] = useState<boolean | null>(() => ('locks' in navigator ? null : true))
  const [round, setRound] = useState(0)
  useEffect(() => {
    if (!('locks' in navigator)) return
    let release: () => void = () => undefined
    let gone = false
    const waiting = new AbortController()
    const held = new Promise<void>((done) => {
      release = done
    })
    const hold = async (lock: Lock | null): Promise<boolean> => {
      if (gone) return true
      setMine(lock !== null)
      if (lock !== null) await held
      return lock !== null
    }
    const ask = async (): Promise<void> => {
      const asked = round > 0 ? { steal: true } : { ifAvailable: true }
      const lost = await navigator.locks.request(name, asked, hold).then((had) => !had, lostByTheft)
      if (!lost || gone) return
      setMine(false)
      await navigator.locks.request(name, { signal: waiting.signal }, hold)
    }
    ask().catch((error: unknown) => {
      if (lostByTheft(error) && !gone) setMine(false)
    })
    return () => {
      gone = true
      waiting.abort()
      release()
    }
  }, [name, round])
  return { mine, take: () => setRound((last) => last + 1) }
}
