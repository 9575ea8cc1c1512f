import { useQuery } from '@tanstack/react-query'
import { useJudge } from './use-judge.ts'

/** This machine's own verdict over the bytes that are shown; a report of null: they are no readable PDF. `name` tells files apart, as the server does. */
export function useOwnVerdict(name: string, pdf: Uint8Array | undefined) {
  const judge = useJudge()
  return useQuery({
    queryKey: ['own-verdict', name],
    queryFn: async () => ({ report: pdf === undefined ? null : await judge(pdf) }),
    enabled: pdf !== undefined,
    retry: false,
    structuralSharing: false,
  })
}
