import { useQueries, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Outputs } from '../../../api/shapes.ts'
import { useTRPC } from '../../../api/trpc.ts'
import { formatCount } from '../../../i18n/format.ts'
import { retentionWord } from '../../../ui/retention.ts'

type FieldDifference = Outputs['approval']['difference']['fields'][number]
type Side = 'before' | 'after'

/** How to say a field's value before and after; tasks and folders by their names. Nothing where it had none. */
export function useFieldWords(
  unitId: string,
  fields: readonly FieldDifference[],
): (field: FieldDifference, side: Side) => string {
  const { t } = useTranslation(['card', 'ui', 'approval'])
  const { t: ui } = useTranslation('ui')
  const trpc = useTRPC()
  const filed = fields.some(({ field }) => field === 'taskId' || field === 'folderId')
  const tasks = useQuery(trpc.classification.tasks.queryOptions({ unitId }, { enabled: filed }))
  const folders = useQueries({
    queries: (tasks.data ?? []).map(({ id }) => trpc.classification.folders.queryOptions({ taskId: id }, { enabled: filed })),
  }).flatMap(({ data }) => data ?? [])
  return (given, side) => {
    switch (given.field) {
      case 'kind':
        return t(`card:kinds.${given[side]}`)
      case 'form':
        return t(`card:forms.${given[side]}`)
      case 'recipients':
        return given[side].map(({ name }) => name).join(', ')
      case 'disclosure': {
        const { class: level, clauses, reason } = given[side]
        return [t(`ui:disclosure.${level}`), ...clauses.map((clause) => t('card:clause', { clause })), reason]
          .filter((part) => part !== '')
          .join(' · ')
      }
      case 'retention':
        return retentionWord(ui, given[side]) ?? ''
      case 'taskId':
        return tasks.data?.find(({ id }) => id === given[side])?.name ?? given[side] ?? ''
      case 'folderId':
        return folders.find(({ id }) => id === given[side])?.title ?? given[side] ?? ''
      case 'amount':
        return given[side] === null ? '' : t('approval:compare.won', { amount: formatCount(given[side]) })
      case 'sealOmitted':
        return t(given[side] ? 'approval:compare.yes' : 'approval:compare.no')
      case 'relatedIds':
        return t('approval:compare.related', { count: given[side].length })
      default:
        return given[side] ?? ''
    }
  }
}
