import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button.tsx'
import { type KeySource, KeySourceField } from './key-source.tsx'

interface RenewFieldsProps {
  readonly busy: boolean
  readonly onRenew: (request: string | null) => void
}

/** Renews for a new key: the same subject, valid beside the old one. */
export function RenewFields({ busy, onRenew }: RenewFieldsProps) {
  const { t } = useTranslation('certificates')
  const [source, setSource] = useState<KeySource>(null)
  return (
    <section className="certificates-form" aria-label={t('acts.renew')}>
      <KeySourceField source={source} onChange={setSource} />
      <div>
        <Button
          variant="primary"
          busy={busy}
          unavailable={source === undefined ? t('key.missing') : undefined}
          onPress={() => source !== undefined && onRenew(source)}
        >
          {t('acts.renew')}
        </Button>
      </div>
    </section>
  )
}
