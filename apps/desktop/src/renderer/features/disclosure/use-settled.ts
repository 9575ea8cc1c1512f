import { useEffect, useState } from 'react'

/** A value once it has stood still for so many milliseconds: what is only passed by is not asked for. The first is taken at once. */
export function useSettled<T>(value: T, wait: number): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), wait)
    return () => clearTimeout(timer)
  }, [value, wait])
  return settled
}
