import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { Broken } from './verdict.ts'

/** What is wrong with the chain: which entry, how it differs, and what to do. */
export function BrokenChain({ broken, onShow }: { readonly broken: Broken; readonly onShow: (seq: number) => void }) {
  const { t } = useTranslation('audit')
  return (
    <div className="chain-broken" role="alert">
      <Icon name="error" />
      <div>
        <p className="chain-broken-title">{t(`chain.differs.${broken.differs}`)}</p>
        <p>{t('chain.advice')}</p>
        <dl className="entry-facts">
          <dt>{t('chain.expected')}</dt>
          <dd className="entry-code">{broken.expected}</dd>
          <dt>{t('chain.found')}</dt>
          <dd className="entry-code">{broken.found}</dd>
        </dl>
        <Button icon="search" onPress={() => onShow(broken.seq)}>
          {t('chain.show')}
        </Button>
      </div>
    </div>
  )
}
