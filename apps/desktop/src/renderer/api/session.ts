import type { AppRouter } from '@onmaru/server/router'
import {
  type QueryClient,
  queryOptions,
  type UseMutationResult,
  useMutation,
  useQueryClient,
  useSuspenseQuery,
} from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import type { TRPCClient } from '@trpc/client'
import { useState } from 'react'
import { faultOf } from './fault.ts'
import { useTRPCClient } from './trpc.ts'

type Client = TRPCClient<AppRouter>
/** Who is signed in, as the server says it. */
export type SessionPerson = Awaited<ReturnType<Client['identity']['me']['query']>>

const KEY = ['session'] as const

/** The session as a query: the person, or null when nobody is signed in. Asked once; what ends a session sets it anew. */
export function sessionOptions(client: Client) {
  return queryOptions({
    queryKey: KEY,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async (): Promise<SessionPerson | null> => {
      try {
        return await client.identity.me.query()
      } catch (error) {
        if (faultOf(error).kind === 'NOT_SIGNED_IN') return null
        throw error
      }
    },
  })
}

/** The person, on a screen behind the gate; once the session has ended, whoever it was until the gate leads away. */
export function useSessionPerson(): SessionPerson {
  const { data } = useSuspenseQuery(sessionOptions(useTRPCClient()))
  const [last, setLast] = useState(data)
  if (data !== null && data !== last) setLast(data)
  const person = data ?? last
  if (person === null) throw new Error('a screen of the desk was drawn without a session')
  return person
}

/** Signs in and forgets every answer that somebody else was given. */
export function useSignIn(): UseMutationResult<void, Error, { account: string; password: string }> {
  const client = useTRPCClient()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (given: { account: string; password: string }) => {
      await client.identity.signIn.mutate(given)
      await enter(client, queries)
    },
  })
}

/** Signs in by certificate: what is to be signed, and handing the signature over, which does what `useSignIn` does. */
export function useCertificateSignIn() {
  const client = useTRPCClient()
  const queries = useQueryClient()
  return {
    challenge: () => client.signatures.signInChallenge.mutate(),
    complete: async (answer: { challengeId: string; cms: string }): Promise<void> => {
      await client.signatures.signIn.mutate(answer)
      await enter(client, queries)
    },
  }
}

async function enter(client: Client, queries: QueryClient): Promise<void> {
  queries.clear()
  await queries.fetchQuery(sessionOptions(client))
}

/** Signs out, forgets every answer and leaves the desk. */
export function useSignOut(): UseMutationResult<void, Error, void> {
  const client = useTRPCClient()
  const queries = useQueryClient()
  const router = useRouter()
  return useMutation({
    mutationFn: async () => {
      await client.identity.signOut.mutate()
      queries.clear()
      queries.setQueryData(KEY, null)
      await router.invalidate()
    },
  })
}

/** When an answer says that the session has ended, the gate is asked again and leads to the sign-in. */
export function watchSession(queries: QueryClient, onEnded: () => void): void {
  const look = (error: unknown): void => {
    if (error == null || faultOf(error).kind !== 'NOT_SIGNED_IN' || queries.getQueryData(KEY) == null) return
    queries.setQueryData(KEY, null)
    onEnded()
  }
  queries
    .getQueryCache()
    .subscribe((event) => event.type === 'updated' && event.action.type === 'error' && look(event.action.error))
  queries
    .getMutationCache()
    .subscribe((event) => event.type === 'updated' && event.action.type === 'error' && look(event.action.error))
}
