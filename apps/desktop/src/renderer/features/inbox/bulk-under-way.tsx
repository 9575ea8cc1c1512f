import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useTRPC } from '../../api/trpc.ts'
import { Button } from '../../ui/button.tsx'

export interface BulkUnderWayProps {
  readonly onGoOn: (batchId: string) => void
}

/** A batch that was left in the middle, in this window or in another, and the way back to it; nothing where there is none. */
export function BulkUnderWay({ onGoOn }: BulkUnderWayProps) {
  const { t } = useTranslation('inbox')
  const { data } = useQuery(useTRPC().approval.bulkUnderWay.queryOptions())
  if (data === undefined || data === null) return null
  return (
    <p className="box-under-way">
      {t('bulk.underWay', { signed: data.signed, waiting: data.waiting })}
      <Button variant="quiet" onPress={() => onGoOn(data.batchId)}>
        {t('bulk.goOn')}
      </Button>
    </p>
  )
}
