import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LineDocument } from '../../api/shapes.ts'
import { calendarDate } from '../../i18n/format.ts'
import { DatePicker } from '../../ui/date-picker.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { skippable } from './acts.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import type { useAct } from './use-act.ts'

export interface ActDialogProps {
  readonly document: LineDocument
  readonly stepId: string
  readonly act: ReturnType<typeof useAct>['act']
  readonly onReload: () => void
  readonly onClose: () => void
}

/** Proposed for a pause: a week. */
const USUAL_PAUSE_MS = 7 * 86_400_000

/** A pause, with a reason and until when (보류). */
export function HoldDialog({ document, stepId, act, onReload, onClose }: ActDialogProps) {
  const { t } = useTranslation('approval')
  const { documentId, seq: basedOn } = document
  const today = calendarDate(new Date())
  const [until, setUntil] = useState<string | null>(() => calendarDate(new Date(Date.now() + USUAL_PAUSE_MS)))
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

/** The drafter takes the document back, or who signed last their signature (회수). */
export function RecallDialog({
  document,
  stepId,
  act,
  onReload,
  onClose,
}: Omit<ActDialogProps, 'stepId'> & { readonly stepId: string | null }) {
  const { t } = useTranslation('approval')
  const { documentId, seq: basedOn } = document
  return (
    <ReasonDialog
      title={t(stepId === null ? 'recall.title' : 'recall.ownTitle')}
      text={t(stepId === null ? 'recall.text' : 'recall.ownText')}
      act={t('acts.recall')}
      danger
      optional
      busy={act.isPending}
      error={act.error}
      onAct={(reason) => act.mutate({ type: 'recall', documentId, basedOn, stepId, reason }, { onSuccess: onClose })}
      onReload={onReload}
      onClose={onClose}
    />
  )
}

/** A reader has read it (공람), with an opinion where there is one. */
export function ReadDialog({ document, act, onReload, onClose }: Omit<ActDialogProps, 'stepId'>) {
  const { t } = useTranslation('approval')
  const { documentId, seq: basedOn } = document
  return (
    <ReasonDialog
      title={t('read.title')}
      text={t('read.text')}
      label={t('read.opinion')}
      act={t('acts.read')}
      optional
      busy={act.isPending}
      error={act.error}
      onAct={(opinion) => act.mutate({ type: 'read', documentId, basedOn, opinion }, { onSuccess: onClose })}
      onReload={onReload}
      onClose={onClose}
    />
  )
}

/** The absent one takes note of what was decided for them (후열), with an instruction where there is one. */
export function AcknowledgeDialog({ document, act, onReload, onClose }: Omit<ActDialogProps, 'stepId'>) {
  const { t } = useTranslation('approval')
  const { documentId, seq: basedOn } = document
  return (
    <ReasonDialog
      title={t('acknowledge.title')}
      text={t('acknowledge.text')}
      label={t('acknowledge.instruction')}
      act={t('acts.acknowledge')}
      optional
      busy={act.isPending}
      error={act.error}
      onAct={(instruction) => act.mutate({ type: 'acknowledge', documentId, basedOn, instruction }, { onSuccess: onClose })}
      onReload={onReload}
      onClose={onClose}
    />
  )
}

/** The drafter passes over a reviewer who is away (검토 생략, 영 9①). */
export function SkipDialog({ document, stepId, act, onReload, onClose }: ActDialogProps) {
  const { t } = useTranslation('approval')
  const { documentId, seq: basedOn } = document
  const reviewers = skippable(document.present)
  const [chosen, setChosen] = useState(
    reviewers.some((step) => step.stepId === stepId) ? stepId : (reviewers[0]?.stepId ?? stepId),
  )
  return (
    <ReasonDialog
      title={t('skip.title')}
      text={t('skip.text')}
      act={t('acts.skip')}
      danger
      busy={act.isPending}
      error={act.error}
      onAct={(reason) => {
        if (reason !== null) act.mutate({ type: 'skip', documentId, basedOn, stepId: chosen, reason }, { onSuccess: onClose })
      }}
      onReload={onReload}
      onClose={onClose}
    >
      {reviewers.length > 1 && (
        <RadioGroup
          label={t('skip.whom')}
          options={reviewers.map((step) => ({ id: step.stepId, label: `${step.person.name} ${step.person.post}` }))}
          value={chosen}
          onChange={setChosen}
        />
      )}
    </ReasonDialog>
  )
}
