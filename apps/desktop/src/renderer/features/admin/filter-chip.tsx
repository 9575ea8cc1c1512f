import { type ReactNode, useState } from 'react'
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import './filter-chip.css'

export interface FilterChipProps {
  /** What it filters by: 사람 */
  readonly name: string
  /** What it is set to, in words; null while it lets everything through. */
  readonly value: string | null
  readonly onClear: () => void
  /** The field that sets it; told how to close itself. */
  readonly children: (close: () => void) => ReactNode
}

/** One filter as a chip: pressed, it shows its field; set, it says to what and can be taken away. */
export function FilterChip({ name, value, onClear, children }: FilterChipProps) {
  const { t } = useTranslation('audit')
  const [open, setOpen] = useState(false)
  return (
    <span className="filter-chip" data-set={value !== null || undefined}>
      <DialogTrigger isOpen={open} onOpenChange={setOpen}>
        <Button className="filter-chip-button">
          <span className="filter-chip-name">{name}</span>
          <span>{value ?? t('filters.all')}</span>
          <Icon name="chevronDown" size={12} />
        </Button>
        <Popover className="popover filter-chip-popover" offset={4} placement="bottom start">
          <Dialog className="filter-chip-dialog" aria-label={name}>
            {children(() => setOpen(false))}
          </Dialog>
        </Popover>
      </DialogTrigger>
      {value !== null && <IconButton icon="close" label={t('filters.remove', { name })} onPress={onClear} />}
    </span>
  )
}
