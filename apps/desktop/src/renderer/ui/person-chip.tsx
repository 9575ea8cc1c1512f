import { useTranslation } from 'react-i18next'
import { Icon } from './icon.tsx'
import { IconButton } from './icon-button.tsx'
import './person-chip.css'

export interface PersonChipProps {
  readonly name: string
  /** 주무관, 과장 */
  readonly post?: string | undefined
  readonly unit?: string | undefined
  readonly absent?: boolean
  readonly onRemove?: (() => void) | undefined
}

/** A person in words: name, post, unit. No picture. */
export function PersonChip({ name, post, unit, absent = false, onRemove }: PersonChipProps) {
  const { t } = useTranslation('ui')
  return (
    <span className="person-chip">
      <span className="person-name">{name}</span>
      {post !== undefined && <span>{post}</span>}
      {unit !== undefined && <span className="person-unit">{unit}</span>}
      {absent && (
        <span className="person-absent">
          <Icon name="absent" size={12} />
          {t('picker.absent')}
        </span>
      )}
      {onRemove !== undefined && <IconButton icon="close" label={t('person.remove', { name })} onPress={onRemove} />}
    </span>
  )
}
