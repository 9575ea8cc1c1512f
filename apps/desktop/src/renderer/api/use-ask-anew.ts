import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'

/**
 * Trying again after something could not be shown: answers that were errors, and answers that nobody shows any more (the
 * one that could not be drawn is among them), are forgotten, so that what is drawn next asks the server anew.
 */
export function useAskAnew(): () => Promise<void> {
  const queries = useQueryClient()
  return useCallback(async () => {
    queries.removeQueries({ predicate: (query) => query.getObserversCount() === 0 })
    await queries.resetQueries({ predicate: (query) => query.state.status === 'error' })
  }, [queries])
}
