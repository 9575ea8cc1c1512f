import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTRPC, useTRPCClient } from '../../api/trpc.ts'
import { documentsIn } from './sentence.ts'
import type { Entry, Names } from './types.ts'

/** Entries of one page. */
const PAGE = 100
const DAY_MS = 86_400_000

/** Every look at the log is an entry of the log: it is asked when the auditor asks, never by itself. */
const ONCE = { staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false, refetchOnReconnect: false } as const

/** What the auditor looks for; days in Seoul, both included. */
export interface EntryFilter {
  readonly person?: string | undefined
  readonly document?: string | undefined
  readonly kind?: string | undefined
  readonly from?: string | undefined
  readonly until?: string | undefined
  /** Entries up to this number. */
  readonly at?: number | undefined
}

/** Entries that fit, newest first, page after page. */
export function useEntries(filter: EntryFilter) {
  const client = useTRPCClient()
  return useInfiniteQuery({
    queryKey: ['audit', 'entries', filter],
    initialPageParam: filter.at === undefined ? null : filter.at + 1,
    queryFn: ({ pageParam, signal }) =>
      client.audit.entries.query({ ...asked(filter), limit: PAGE, olderThan: pageParam }, { signal }),
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (before) => before,
    ...ONCE,
  })
}

/** Everything about one document, oldest first, page after page. */
export function useLife(documentId: string) {
  const client = useTRPCClient()
  return useInfiniteQuery({
    queryKey: ['audit', 'life', documentId],
    initialPageParam: null as number | null,
    queryFn: ({ pageParam, signal }) => client.audit.life.query({ documentId, limit: PAGE, newerThan: pageParam }, { signal }),
    getNextPageParam: (last) => last.next ?? undefined,
    ...ONCE,
  })
}

/** People and units of the office. */
export function useDirectory() {
  const trpc = useTRPC()
  return useQuery(trpc.identity.directory.queryOptions(undefined, { staleTime: 60_000 }))
}

/** Names for the sentences of these entries; an actor's name is the one of that moment, as the log keeps it. */
export function useNames(entries: readonly Entry[]): Names {
  const { data } = useDirectory()
  return useMemo(
    () => ({
      people: new Map([
        ...entries.flatMap(({ actor }) => (actor.id === null ? [] : [[actor.id, actor.name] as const])),
        ...(data?.people ?? []).map(({ id, name }) => [id, name] as const),
      ]),
      units: new Map((data?.units ?? []).map(({ id, name }) => [id, name])),
      documents: documentsIn(entries),
    }),
    [entries, data],
  )
}

const startOf = (date: string): number => Date.parse(`${date}T00:00:00+09:00`)

function asked({ person, document, kind, from, until }: EntryFilter) {
  return {
    ...(person === undefined ? {} : { personId: person }),
    ...(document === undefined ? {} : { subject: { kind: 'document', id: document } }),
    ...(kind === undefined ? {} : { type: kind }),
    ...(from === undefined ? {} : { from: new Date(startOf(from)).toISOString() }),
    ...(until === undefined ? {} : { before: new Date(startOf(until) + DAY_MS).toISOString() }),
  }
}
