import type { DelegationLevel } from '../identity/index.ts'

/** What a screen hears of a simulation: how far it is, and in the end what it found. */
export type SimulationNote =
  | { readonly progress: { readonly done: number; readonly total: number } }
  | { readonly result: Simulation }

/**
 * Why a decision does not hang on the version, and stays with whom it was made by: BY_RIGHT, who holds the sender's post decided (영 10①); IMPORTANT,
 * it went to the head or a superior as an important matter; CHAIN_UNKNOWN, nothing is kept of who stood above its drafter. MATTER_GONE is
 * placed, but by the closest row: the version has the matter no more that its drafter named.
 */
export type Unplaced = 'BY_RIGHT' | 'IMPORTANT' | 'CHAIN_UNKNOWN' | 'MATTER_GONE'

/** A version of the schedule run over approvals that were: nothing is changed by it. */
export interface Simulation {
  readonly version: number
  /** Days in Seoul, both included. */
  readonly from: string
  readonly until: string
  readonly total: number
  readonly changed: number
  /** Decisions that the version says nothing of, or not by its own words, and why; reasons that none has are left out. */
  readonly unplaced: readonly { readonly why: Unplaced; readonly count: number }[]
  /** The first day of the period from which decisions are kept; null where none is. */
  readonly keptFrom: string | null
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
