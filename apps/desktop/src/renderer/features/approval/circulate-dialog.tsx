import { useTranslation } from 'react-i18next'
import { useSessionPerson } from '../../api/session.ts'
import type { ActDialogProps } from './act-dialogs.tsx'
import { PeopleDialog } from './people-dialog.tsx'

/** 공람 지정 (영 18): to whom the approved document circulates; who has it already stays. */
export function CirculateDialog({ document, act, onReload, onClose }: Omit<ActDialogProps, 'stepId'>) {
  const { t } = useTranslation('approval')
  const person = useSessionPerson()
  const { documentId, seq: basedOn, readers } = document
  return (
    <PeopleDialog
      title={t('circulate.title')}
      text={t('circulate.text')}
      act={t('circulate.act')}
      chosenLabel={t('circulate.chosen')}
      nobody={t('circulate.nobody')}
      unitAtStart={person.unitId}
      disabled={new Set([person.id, ...readers.map((reader) => reader.person.personId)])}
      busy={act.isPending}
      error={act.error}
      onAct={(ids) => act.mutate({ type: 'circulate', documentId, basedOn, readerIds: [...ids] }, { onSuccess: onClose })}
      onReload={onReload}
      onClose={onClose}
    >
      {readers.length > 0 && (
        <p className="quiet">{t('circulate.already', { names: readers.map((reader) => reader.person.name).join(', ') })}</p>
      )}
    </PeopleDialog>
  )
}
