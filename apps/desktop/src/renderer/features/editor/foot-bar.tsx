import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { useKeys } from '../../ui/keys/use-keys.ts'

export interface FootBarProps {
  /** The next action: 상신, or 수정 마치기. */
  readonly act: string
  /** Why that cannot be done now; undefined: it can. */
  readonly unavailable: string | undefined
  readonly busy: boolean
  readonly onSave: () => void
  readonly onPreview: () => void
  readonly onSubmit: () => void
  /** More that can be done, before it. */
  readonly children?: ReactNode
}

/** What can be done with the draft: the next action at the right, always there, saying why where it is not possible. */
export function FootBar({ act, unavailable, busy, onSave, onPreview, onSubmit, children }: FootBarProps) {
  const { t } = useTranslation('editor')
  const group = t('foot.keys')
  useKeys([
    { keys: 'Mod+s', label: t('foot.save'), group, inFields: true, run: onSave },
    { keys: 'Mod+Shift+p', label: t('foot.preview'), group, inFields: true, run: onPreview },
    { keys: 'Mod+Enter', label: act, group, inFields: true, run: onSubmit, unavailable },
  ])
  return (
    <div className="foot-bar">
      <Button variant="normal" icon="eye" keys="Mod+Shift+p" onPress={onPreview}>
        {t('foot.preview')}
      </Button>
      {children}
      <Button variant="primary" keys="Mod+Enter" unavailable={unavailable} busy={busy} onPress={onSubmit}>
        {act}
      </Button>
    </div>
  )
}
