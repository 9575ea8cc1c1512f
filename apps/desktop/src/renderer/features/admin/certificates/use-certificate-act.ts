import { useQueryClient } from '@tanstack/react-query'
import { useTRPC } from '../../../api/trpc.ts'

/** Asks for everything about certificates anew, after an act. */
export function useAskAnew(): () => Promise<void> {
  const queries = useQueryClient()
  const { signatures } = useTRPC()
  return async () => {
    for (const part of [signatures.certificates, signatures.renewals, signatures.enrolments, signatures.authority])
      await queries.invalidateQueries({ queryKey: part.pathKey() })
  }
}
