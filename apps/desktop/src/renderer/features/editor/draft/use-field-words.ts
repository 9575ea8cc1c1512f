import { useQueries, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useTRPC } from '../../../api/trpc.ts'
import { formatCount } from '../../../i18n/format.ts'
import { useDisclosureWords } from '../page/disclosure-field.tsx'
import { PERIODS } from '../page/periods.ts'
import type { DraftForm } from './types.ts'

/** How to say a value of the head in a few words; tasks and folders by their names. Empty where there is none. */
export function useFieldWords(
  unitId: string,
  forms: readonly DraftForm[],
): (form: DraftForm, field: Exclude<keyof DraftForm, 'body'>) => string {
  const { t } = useTranslation('editor')
  const trpc = useTRPC()
  const disclosed = useDisclosureWords()
  const tasks = useQuery(trpc.classification.tasks.queryOptions({ unitId }))
  const taskIds = [...new Set(forms.flatMap(({ taskId }) => taskId ?? []))]
  const folders = useQueries({ queries: taskIds.map((taskId) => trpc.classification.folders.queryOptions({ taskId })) }).flatMap(
    ({ data }) => data ?? [],
  )
  return (form, field) => {
    switch (field) {
      case 'taskId':
        return tasks.data?.find(({ id }) => id === form.taskId)?.name ?? ''
      case 'folderId':
        return folders.find(({ id }) => id === form.folderId)?.title ?? ''
      case 'retention': {
        const period = PERIODS.find((each) => each === form.retention)
        return period === undefined ? '' : t(`retention.${period}`)
      }
      case 'disclosure':
        return [disclosed(form.disclosure), form.disclosure.reason].filter((part) => part !== '').join(' · ')
      case 'recipients':
        return form.recipients.map(({ name }) => name).join(', ')
      case 'form':
        return t(`forms.${form.form}`)
      case 'urgent':
      case 'sealOmitted':
        return form[field] ? t(`fields.${field}`) : ''
      case 'amount':
        return form.amount === null ? '' : t('amount.won', { amount: formatCount(form.amount) })
      case 'relatedIds':
        return form.relatedIds.length === 0 ? '' : t('related.count', { count: form.relatedIds.length })
      default:
        return form[field] ?? ''
    }
  }
}
