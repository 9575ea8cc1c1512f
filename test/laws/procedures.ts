import type { AppRouter } from '../../apps/server/src/router.ts'

/** A procedure as HTTP reaches it. */
export interface Procedure {
  readonly path: string
  readonly type: 'query' | 'mutation' | 'subscription'
}

/** Every procedure of the router that the server serves, under the names that it serves them by. */
export function proceduresOf(router: AppRouter): readonly Procedure[] {
  return Object.entries<unknown>(router._def.procedures).map(([path, procedure]) => ({ path, type: typeOf(path, procedure) }))
}

function typeOf(path: string, procedure: unknown): Procedure['type'] {
  const definition: unknown = typeof procedure === 'function' ? Reflect.get(procedure, '_def') : undefined
  const type: unknown = typeof definition === 'object' && definition !== null ? Reflect.get(definition, 'type') : undefined
  if (type !== 'query' && type !== 'mutation' && type !== 'subscription') throw new Error(`${path} is no procedure`)
  return type
}
