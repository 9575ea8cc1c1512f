import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../button.tsx'
import { Dialog } from '../dialog.tsx'
import { PersonChip } from '../person-chip.tsx'
import { PersonPicker, type PersonPickerProps } from './person-picker.tsx'

export interface PersonPickerDialogProps extends Omit<PersonPickerProps, 'selected' | 'onChange' | 'autoFocus'> {
  readonly title?: string
  readonly onClose: () => void
  /** The people chosen, in the order of the list given. */
  readonly onChoose: (ids: readonly string[]) => void
}

/** The person picker as a dialog with the chosen ones in sight; choosing is one button. Mounted while it is open. */
export function PersonPickerDialog({ title, onClose, onChoose, ...picker }: PersonPickerDialogProps) {
  const { t } = useTranslation('ui')
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const chosen = picker.people.filter((person) => selected.has(person.id))
  return (
    <Dialog
      isOpen
      size="large"
      title={title ?? t('picker.title')}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
          <Button variant="primary" isDisabled={chosen.length === 0} onPress={() => onChoose(chosen.map((person) => person.id))}>
            {t('picker.choose')}
          </Button>
        </>
      }
    >
      <PersonPicker {...picker} selected={selected} onChange={setSelected} autoFocus />
      <ul className="person-picker-chosen" aria-label={t('picker.chosen')}>
        {chosen.map((person) => (
          <li key={person.id}>
            <PersonChip
              name={person.name}
              post={person.post}
              onRemove={() => setSelected(new Set([...selected].filter((id) => id !== person.id)))}
            />
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
