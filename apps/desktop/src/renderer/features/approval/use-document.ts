import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { readFile } from '../../api/files.ts'
import { useLiveDocument } from '../../api/live.ts'
import { useTRPC } from '../../api/trpc.ts'
import { announce } from '../../ui/notices.ts'

/** How long a file stays in memory after its document was left. */
const KEPT_MS = 60_000

/** A document in the line, followed while it is open, and its present file. */
export function useDocument(documentId: string) {
  const { t } = useTranslation('approval')
  const trpc = useTRPC()
  const queries = useQueryClient()
  useLiveDocument(documentId)
  const answer = useQuery(trpc.approval.document.queryOptions({ documentId }))
  const { data: document } = answer
  const blob = document?.pdfBlob
  const pdf = useQuery({
    queryKey: ['document-file', documentId, blob],
    queryFn: ({ signal }) => readFile(`/files/documents/${encodeURIComponent(documentId)}/current.pdf`, signal),
    enabled: blob !== undefined,
    // Named by its content: it never becomes old, and every reading is a recorded look.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: KEPT_MS,
    structuralSharing: false,
  })
  const reload = async (): Promise<void> => {
    await queries.invalidateQueries({ queryKey: trpc.approval.document.queryKey({ documentId }) })
    await queries.invalidateQueries({ queryKey: ['document-file', documentId] })
    await queries.invalidateQueries({ queryKey: trpc.approval.box.pathKey() })
    await queries.invalidateQueries({ queryKey: trpc.approval.counts.pathKey() })
  }
  /** Own acts are no news. */
  const acted = useRef(false)
  const seen = useRef<number | undefined>(undefined)
  useEffect(() => {
    if (seen.current !== undefined && document !== undefined && document.seq > seen.current && !acted.current)
      announce(t('changedElsewhere', { title: document.title }))
    seen.current = document?.seq
    acted.current = false
  }, [document, t])
  return {
    answer,
    document,
    pdf,
    reload,
    markActed: (): void => {
      acted.current = true
    },
  }
}
