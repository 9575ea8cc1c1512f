import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStepWords } from '../../ui/path-line/step-view.ts'
import { RadioGroup } from '../../ui/radio-group.tsx'
import type { ActDialogProps } from './act-dialogs.tsx'
import { returnTargets, signsAgain } from './acts.ts'
import { ReasonDialog } from './reason-dialog.tsx'

const DRAFTER = ''

/** Back with a reason (반려): to the drafter, or to an earlier step that has signed; says who has to sign again. */
export function ReturnDialog({ document, stepId, act, onReload, onClose }: ActDialogProps) {
  const { t } = useTranslation('approval')
  const words = useStepWords()
  const [to, setTo] = useState(DRAFTER)
  const { documentId, seq: basedOn, present } = document
  const targets = returnTargets(present.steps, stepId)
  const again = signsAgain(present.steps, to === DRAFTER ? null : to)
  const nameOf = (step: (typeof targets)[number]): string => `${step.person.name} ${words.role(step)}`
  const text =
    to === DRAFTER ? t('return.text', { name: document.author.name }) : t('return.again', { names: again.map(nameOf).join(', ') })
  return (
    <ReasonDialog
      title={t('return.title')}
      text={text}
      act={t('acts.return')}
      danger
      busy={act.isPending}
      error={act.error}
      onAct={(reason) => {
        if (reason !== null)
          act.mutate(
            { type: 'return', documentId, basedOn, stepId, to: to === DRAFTER ? null : to, reason },
            { onSuccess: onClose },
          )
      }}
      onReload={onReload}
      onClose={onClose}
    >
      {targets.length > 0 && (
        <RadioGroup
          label={t('return.to')}
          orientation="vertical"
          options={[
            { id: DRAFTER, label: t('return.drafter', { name: document.author.name }) },
            ...targets.map((step) => ({ id: step.stepId, label: nameOf(step) })),
          ]}
          value={to}
          onChange={setTo}
        />
      )}
    </ReasonDialog>
  )
}
