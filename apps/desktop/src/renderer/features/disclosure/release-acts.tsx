import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { useKeys } from '../../ui/keys/use-keys.ts'
import { DecideDialog, type Decision } from './decide-dialog.tsx'
import type { QueueItem } from './types.ts'

export interface ReleaseActsProps {
  readonly item: QueueItem
  /** How many places look like personal data. */
  readonly places: number
  readonly onDecided: () => void
}

/** What can be decided about the record now, the next act at the right. What cannot says why when asked. */
export function ReleaseActs({ item, places, onDecided }: ReleaseActsProps) {
  const { t } = useTranslation('disclosure')
  const [deciding, setDeciding] = useState<Decision | null>(null)
  const held = item.state === 'HELD'
  const { disclosure } = item.record
  const blocked = disclosure === 'OPEN' ? undefined : t(`acts.blocked.${disclosure}`)
  const clearUnavailable = held ? blocked : t('acts.decided')
  const refuseUnavailable = held ? undefined : t('acts.decided')
  const withdrawUnavailable = held || item.state === 'WITHDRAWN' ? t('acts.notOut') : undefined
  const group = t('keys.group')
  useKeys([
    { keys: 'c', label: t('acts.clear'), group, unavailable: clearUnavailable, run: () => setDeciding('clear') },
    { keys: 'r', label: t('acts.refuse'), group, unavailable: refuseUnavailable, run: () => setDeciding('refuse') },
    { keys: 'w', label: t('acts.withdraw'), group, unavailable: withdrawUnavailable, run: () => setDeciding('withdraw') },
  ])
  const refuse = (
    <Button key="refuse" variant={blocked === undefined ? 'normal' : 'primary'} keys="r" onPress={() => setDeciding('refuse')}>
      {t('acts.refuse')}
    </Button>
  )
  const clear = (
    <Button
      key="clear"
      variant={blocked === undefined ? 'primary' : 'normal'}
      keys="c"
      unavailable={clearUnavailable}
      onPress={() => setDeciding('clear')}
    >
      {t('acts.clear')}
    </Button>
  )
  return (
    <footer className="release-foot">
      {held && (blocked === undefined ? [refuse, clear] : [clear, refuse])}
      {withdrawUnavailable === undefined && (
        <Button variant="danger" keys="w" onPress={() => setDeciding('withdraw')}>
          {t('acts.withdraw')}
        </Button>
      )}
      {deciding !== null && (
        <DecideDialog
          act={deciding}
          item={item}
          places={places}
          onClose={() => setDeciding(null)}
          onDone={() => {
            setDeciding(null)
            onDecided()
          }}
        />
      )}
    </footer>
  )
}
