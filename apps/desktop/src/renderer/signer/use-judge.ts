import type { ValidationReport } from '@onmaru/signing'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useTRPC, useTRPCClient } from '../api/trpc.ts'
import { judgeFile } from './judge-file.ts'

/** How long anchors and lists are used again: a file is judged as of when they were handed out. */
const KNOWN_FOR_MS = 60_000

/** This machine's own judgement over a file; null for what is no readable PDF. */
export type Judge = (pdf: Uint8Array) => Promise<ValidationReport | null>

/** The judge of this page. */
export function useJudge(): Judge {
  const queries: QueryClient = useQueryClient()
  const keys = useTRPC()
  const client = useTRPCClient()
  return (pdf) =>
    judgeFile(pdf, {
      trust: () => queries.fetchQuery(keys.signatures.trust.queryOptions(undefined, { staleTime: KNOWN_FOR_MS })),
      revocation: (asked) => client.signatures.revocation.mutate(asked),
    })
}
