/** What a cruise found. */
export interface Cruise {
  /** How many modules of this repository were read. */
  readonly modules: number
  /** Violations as `rule: from → to`. */
  readonly violations: readonly string[]
}

/** Cruises the tree below `cwd` by the rules of `config`. */
export function cruise(cwd?: string, config?: string): Cruise
