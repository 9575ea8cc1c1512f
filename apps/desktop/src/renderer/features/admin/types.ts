import type { AppRouter } from '@onmaru/server/router'
import type { inferRouterOutputs } from '@trpc/server'

type Answers = inferRouterOutputs<AppRouter>

/** An entry of the audit log. */
export type Entry = Answers['audit']['entries']['items'][number]

/** What entries need to be told in words: names by id. */
export interface Names {
  /** People by id. */
  readonly people: ReadonlyMap<string, string>
  /** Units by id. */
  readonly units: ReadonlyMap<string, string>
  /** Documents by id: their title or number, as far as the entries in sight tell. */
  readonly documents: ReadonlyMap<string, string>
}
