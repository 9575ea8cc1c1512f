import type { AppRouter } from '@onmaru/server/router'
import type { inferRouterOutputs } from '@trpc/server'
import type { Draft, DraftForm } from '../draft/types.ts'

type Identity = inferRouterOutputs<AppRouter>['identity']
export type Directory = Identity['directory']
export type Agency = Identity['agency']

/** What every part of the page works on. */
export interface PagePartProps {
  readonly form: DraftForm
  readonly change: (patch: Partial<DraftForm>) => void
  readonly writes: boolean
}

/** The drafter and the office around the page. */
export interface Office {
  readonly agency: Agency
  readonly directory: Directory
  readonly author: Draft['author']
}
