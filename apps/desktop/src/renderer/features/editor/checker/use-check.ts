import { useQuery } from '@tanstack/react-query'
import { useTRPCClient } from '../../../api/trpc.ts'
import type { CheckFinding } from '../draft/types.ts'

export interface Check {
  readonly findings: readonly CheckFinding[]
  readonly checking: boolean
  readonly error: unknown
  readonly again: () => void
}

/** What stands against submitting the saved version, and what is worth a look; the earlier answer stays while it is asked anew. */
export function useCheck(documentId: string, version: number, attachments: string): Check {
  const client = useTRPCClient()
  const { data, isFetching, error, refetch } = useQuery({
    queryKey: ['draft-check', documentId, version, attachments],
    placeholderData: (before) => before,
    gcTime: 0,
    retry: false,
    queryFn: () => client.documents.check.query({ documentId }),
  })
  return { findings: data ?? [], checking: isFetching, error, again: () => void refetch() }
}
