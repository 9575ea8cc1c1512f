import { useTranslation } from 'react-i18next'
import type { PathStep } from '../../api/shapes.ts'
import type { ActDialogProps } from './act-dialogs.tsx'
import { PeopleDialog } from './people-dialog.tsx'

export interface AssignDialogProps extends Omit<ActDialogProps, 'stepId'> {
  readonly step: PathStep
}

/** 부서협조 접수 (영 9②): who of the unit reviews, in order, before its head answers; nobody, and the head answers at once. */
export function AssignDialog({ document, step, act, onReload, onClose }: AssignDialogProps) {
  const { t } = useTranslation('approval')
  const { documentId, seq: basedOn } = document
  const reviews = step.unit?.steps ?? []
  const reviewed = reviews.filter(({ state }) => state === 'DONE')
  const ahead = reviews.filter(({ state }) => state !== 'DONE' && state !== 'SKIPPED')
  return (
    <PeopleDialog
      title={t('assign.title')}
      text={t('assign.text', { unit: step.person.unitName, head: `${step.person.name} ${step.person.post}` })}
      act={t('assign.act')}
      chosenLabel={t('assign.chosen')}
      nobody={t('assign.nobody', { head: step.person.name })}
      within={step.person.unitId}
      unitAtStart={step.person.unitId}
      disabled={new Set([step.person.personId, ...reviewed.map(({ person }) => person.personId)])}
      start={ahead.map(({ person }) => person.personId)}
      ordered
      mayBeNobody
      busy={act.isPending}
      error={act.error}
      onAct={(ids) =>
        act.mutate({ type: 'assign', documentId, basedOn, stepId: step.stepId, reviewerIds: [...ids] }, { onSuccess: onClose })
      }
      onReload={onReload}
      onClose={onClose}
    >
      {reviewed.length > 0 && (
        <p className="quiet">{t('assign.reviewed', { names: reviewed.map(({ person }) => person.name).join(', ') })}</p>
      )}
    </PeopleDialog>
  )
}
