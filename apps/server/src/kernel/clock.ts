/** Where time comes from. Only the roots make one; everything else is handed it. */
export interface Clock {
  now(): Date
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands still until it is moved: for tests and for the demo office's story. */
export interface SettableClock extends Clock {
  set(instant: Date): void
  advance(milliseconds: number): void
}

/** Makes a settable clock that starts at `start`. */
export function settableClock(start: Date): SettableClock {
  let time = start.getTime()
  return {
    now: () => new Date(time),
    set: (instant) => {
      time = instant.getTime()
    },
    advance: (milliseconds) => {
      time += milliseconds
    },
  }
}

const SEOUL = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Seoul', year: 'numeric', month: '2-digit', day: '2-digit' })

/** The calendar date in Seoul at an instant, `YYYY-MM-DD`; legal periods are counted in these, never in instants. */
export function seoulDate(instant: Date): string {
  return SEOUL.format(instant)
}
