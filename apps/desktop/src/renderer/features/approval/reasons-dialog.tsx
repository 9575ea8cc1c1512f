import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import type { OfferedAct } from './acts.ts'
import { useRefusalWords } from './refusal-words.ts'

export interface ReasonsDialogProps {
  readonly acts: readonly OfferedAct[]
  readonly onClose: () => void
}

/** "Why can't I?": every act that is not possible now, with the rule's own sentence and its article. */
export function ReasonsDialog({ acts, onClose }: ReasonsDialogProps) {
  const { t } = useTranslation('approval')
  const why = useRefusalWords()
  return (
    <Dialog
      isOpen
      dismissable
      title={t('reasons.title')}
      onClose={onClose}
      footer={
        <Button autoFocus onPress={onClose}>
          {t('reasons.close')}
        </Button>
      }
    >
      <dl className="refusals">
        {acts.map(({ act, refusal }) => (
          <div key={act}>
            <dt>{t(`acts.${act}`)}</dt>
            <dd>{why(refusal)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
