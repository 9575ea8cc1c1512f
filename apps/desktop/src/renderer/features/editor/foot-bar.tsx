import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { useKeys } from '../../ui/keys/use-keys.ts'

export interface FootBarProps {
  /** Why it cannot be submitted now; undefined: it can. */
  readonly unavailable: string | undefined
  readonly busy: boolean
  readonly onSave: () => void
  readonly onPreview: () => void
  readonly onSubmit: () => void
}

/** What can be done with the draft: the next action at the right, always there, saying why where it is not possible. */
export function FootBar({ unavailable, busy, onSave, onPreview, onSubmit }: FootBarProps) {
  const { t } = useTranslation('editor')
  const group = t('foot.keys')
  useKeys([
    { keys: 'Mod+s', label: t('foot.save'), group, inFields: true, run: onSave },
    { keys: 'Mod+Shift+p', label: t('foot.preview'), group, inFields: true, run: onPreview },
    { keys: 'Mod+Enter', label: t('foot.submit'), group, inFields: true, run: onSubmit, unavailable },
  ])
  return (
    <div className="foot-bar">
      <Button variant="normal" icon="eye" keys="Mod+Shift+p" onPress={onPreview}>
        {t('foot.preview')}
      </Button>
      <Button variant="primary" keys="Mod+Enter" unavailable={unavailable} busy={busy} onPress={onSubmit}>
        {t('foot.submit')}
      </Button>
    </div>
  )
}
