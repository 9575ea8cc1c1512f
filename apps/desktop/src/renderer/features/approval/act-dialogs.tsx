import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LineDocument } from '../../api/shapes.ts'
import { calendarDate } from '../../i18n/format.ts'
import { DatePicker } from '../../ui/date-picker.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import type { useAct } from './use-act.ts'

export interface ActDialogProps {
  readonly document: LineDocument
  readonly stepId: string
  readonly act: ReturnType<typeof useAct>['act']
  readonly onReload: () => void
  readonly onClose: () => void
}

/** Back to the drafter, with a reason (반려). */
export function ReturnDialog({ document, stepId, act, onReload, onClose }: ActDialogProps) {
  const { t } = useTranslation('approval')
  const { documentId, seq: basedOn } = document
  return (
    <ReasonDialog
      title={t('return.title')}
      text={t('return.text', { name: document.author.name })}
      act={t('acts.return')}
      danger
      busy={act.isPending}
      error={act.error}
      onAct={(reason) => {
        if (reason !== null) act.mutate({ type: 'return', documentId, basedOn, stepId, reason }, { onSuccess: onClose })
      }}
      onReload={onReload}
      onClose={onClose}
    />
  )
}

/** A pause, with a reason and until when (보류). */
export function HoldDialog({ document, stepId, act, onReload, onClose }: ActDialogProps) {
  const { t } = useTranslation('approval')
  const { documentId, seq: basedOn } = document
  const today = calendarDate(new Date())
  const [until, setUntil] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  return (
    <ReasonDialog
      title={t('hold.title')}
      text={t('hold.text')}
      act={t('acts.hold')}
      busy={act.isPending}
      error={act.error}
      onAct={(reason) => {
        if (reason !== null && until !== null)
          act.mutate({ type: 'hold', documentId, basedOn, stepId, reason, until }, { onSuccess: onClose })
      }}
      onTry={() => setTried(true)}
      onReload={onReload}
      onClose={onClose}
    >
      <DatePicker
        label={t('hold.until')}
        value={until}
        onChange={setUntil}
        min={today}
        isRequired
        error={tried && until === null ? t('hold.untilMissing') : undefined}
      />
    </ReasonDialog>
  )
}

/** The drafter takes the document back (회수). */
export function RecallDialog({ document, act, onReload, onClose }: Omit<ActDialogProps, 'stepId'>) {
  const { t } = useTranslation('approval')
  const { documentId, seq: basedOn } = document
  return (
    <ReasonDialog
      title={t('recall.title')}
      text={t('recall.text')}
      act={t('acts.recall')}
      danger
      optional
      busy={act.isPending}
      error={act.error}
      onAct={(reason) => act.mutate({ type: 'recall', documentId, basedOn, reason }, { onSuccess: onClose })}
      onReload={onReload}
      onClose={onClose}
    />
  )
}
