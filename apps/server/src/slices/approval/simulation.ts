import type { DelegationLevel } from '../identity/index.ts'

/** What a screen hears of a simulation: how far it is, and in the end what it found. */
export type SimulationNote =
  | { readonly progress: { readonly done: number; readonly total: number } }
  | { readonly result: Simulation }

/** A version of the schedule run over approvals that were: nothing is changed by it. */
export interface Simulation {
  readonly version: number
  /** Days in Seoul, both included. */
  readonly from: string
  readonly until: string
  readonly total: number
  readonly changed: number
  /** How many were decided at each level, and how many would be. */
  readonly levels: readonly { readonly level: DelegationLevel; readonly decided: number; readonly proposed: number }[]
  readonly units: readonly {
    readonly unitId: string
    readonly unitName: string
    readonly total: number
    /** Of these would be decided higher, or lower. */
    readonly higher: number
    readonly lower: number
  }[]
  /** Documents that somebody else would have decided, latest first; `changed` counts those that are left out too. */
  readonly documents: readonly SimulatedDecision[]
}

/** A document that somebody else would have decided. */
export interface SimulatedDecision {
  readonly documentId: string
  readonly title: string
  readonly unitName: string
  readonly approvedAt: string
  readonly amount: number | null
  /** The matter of the row that would have been used; null: nothing is delegated. */
  readonly matter: string | null
  readonly decided: { readonly name: string; readonly post: string; readonly level: DelegationLevel }
  readonly proposed: { readonly name: string; readonly post: string; readonly level: DelegationLevel }
}
