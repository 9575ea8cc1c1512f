import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTRPC } from '../../api/trpc.ts'
import { ComboBox } from '../../ui/combo-box.tsx'

/** The register is asked once the auditor stops typing for so long. */
const TYPING_MS = 300
const MOST = 20

/** Finds a registered document by number or title; others are reached from their entries. */
export function DocumentField({ onChoose }: { readonly onChoose: (documentId: string) => void }) {
  const { t } = useTranslation('audit')
  const trpc = useTRPC()
  const [typed, setTyped] = useState('')
  const [text, setText] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setText(typed.trim()), TYPING_MS)
    return () => clearTimeout(timer)
  }, [typed])
  const { data } = useQuery(
    trpc.records.register.queryOptions(
      { text, limit: MOST },
      { enabled: text !== '', staleTime: 60_000, refetchOnWindowFocus: false, placeholderData: (before) => before },
    ),
  )
  return (
    <ComboBox
      label={t('filters.document')}
      description={t('filters.documentHelp')}
      autoFocus
      value={null}
      alreadyFiltered
      inputValue={typed}
      onInputChange={setTyped}
      options={(text === '' ? [] : (data?.items ?? [])).map(({ documentId, title, number }) => ({
        id: documentId,
        label: title,
        help: number,
      }))}
      onChange={(chosen) => chosen !== null && onChoose(chosen)}
    />
  )
}
