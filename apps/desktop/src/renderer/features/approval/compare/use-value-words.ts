import { useQueries, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useTRPC } from '../../../api/trpc.ts'
import { formatCount } from '../../../i18n/format.ts'
import { retentionWord } from '../../../ui/retention.ts'
import type { FieldDifference } from './types.ts'

/** How to say both values of a field in a few words; tasks and folders by their names. */
export function useValueWords(
  unitId: string,
  fields: readonly FieldDifference[],
): (difference: FieldDifference) => { readonly before: string; readonly after: string } {
  const { t } = useTranslation('compare')
  const { t: ui } = useTranslation('ui')
  const trpc = useTRPC()
  const filed = fields.some(({ field }) => field === 'taskId' || field === 'folderId')
  const tasks = useQuery({ ...trpc.classification.tasks.queryOptions({ unitId }), enabled: filed })
  const folders = useQueries({
    queries: filed ? (tasks.data ?? []).map(({ id }) => trpc.classification.folders.queryOptions({ taskId: id })) : [],
  }).flatMap(({ data }) => data ?? [])
  const said = (value: string | null | undefined): string =>
    value === null || value === undefined || value === '' ? t('empty') : value
  return (difference) => {
    const both = <V>({ before, after }: { readonly before: V; readonly after: V }, word: (value: V) => string) => ({
      before: said(word(before)),
      after: said(word(after)),
    })
    switch (difference.field) {
      case 'recipients':
        return both(difference, (value) => value.map(({ name }) => name).join(', '))
      case 'sealOmitted':
        return both(difference, (value) => t(value ? 'yes' : 'no'))
      case 'taskId':
        return both(difference, (value) => tasks.data?.find(({ id }) => id === value)?.name ?? value ?? '')
      case 'folderId':
        return both(difference, (value) => folders.find(({ id }) => id === value)?.title ?? value ?? '')
      case 'retention':
        return both(difference, (value) => retentionWord(ui, value) ?? '')
      case 'disclosure':
        return both(difference, ({ class: grade, clauses }) =>
          [t(`disclosure.${grade}`), clauses.length > 0 ? t('clauses', { clauses: clauses.join('·') }) : ''].join(''),
        )
      case 'amount':
        return both(difference, (value) => (value === null ? '' : t('won', { amount: formatCount(value) })))
      case 'relatedIds':
        return both(difference, (value) => (value.length === 0 ? '' : t('related', { count: value.length })))
      case 'kind':
      case 'form':
      case 'via':
      case 'senderName':
        return both<string | null>(difference, (value) => value ?? '')
    }
  }
}
