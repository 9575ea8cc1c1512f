import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { LineDocument } from '../../../api/shapes.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'

/** Who signed an earlier revision is told that it was changed, and what (영 6①: what was signed, and nothing else). */
export function ChangedNotice({ document }: { readonly document: LineDocument }) {
  const { t } = useTranslation('approval')
  const navigate = useNavigate()
  const { signedBefore } = document
  if (signedBefore === null) return null
  return (
    <div className="changed-notice" role="status">
      <Icon name="warning" />
      <span>{t('compare.changed', { signed: signedBefore.number, present: document.revisionNumber })}</span>
      <Button
        variant="quiet"
        onPress={() => void navigate({ to: '.', search: (now) => ({ ...now, tab: 'compare' }), replace: true })}
      >
        {t('compare.see')}
      </Button>
    </div>
  )
}
