import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../button.tsx'
import { Checkbox } from '../checkbox.tsx'
import { PersonChip } from '../person-chip.tsx'
import type { OrgPerson, OrgUnit } from '../picker/directory.ts'
import { PersonPickerDialog } from '../picker/person-picker-dialog.tsx'
import type { LineOptions } from './line-step.ts'

export interface LineOptionsNoteProps {
  readonly options: LineOptions
  readonly onOptions: (options: LineOptions) => void
  readonly units: readonly OrgUnit[]
  readonly people: readonly OrgPerson[]
}

/** What holds for the line as a whole: a later report where a deputy decides (후열), and who reads it once it is approved (공람). */
export function LineOptionsNote({ options, onOptions, units, people }: LineOptionsNoteProps) {
  const { t } = useTranslation('line')
  const [choosing, setChoosing] = useState(false)
  const readers = options.readerIds.flatMap((id) => people.find((person) => person.id === id) ?? [])
  return (
    <section className="line-options" aria-label={t('options.label')}>
      <Checkbox isSelected={options.important} onChange={(important) => onOptions({ ...options, important })}>
        {t('options.important')}
      </Checkbox>
      <div className="line-readers">
        <span>{t('options.readers')}</span>
        {readers.length === 0 && <span className="line-post">{t('options.noReaders')}</span>}
        {readers.map(({ id, name, post }) => (
          <PersonChip
            key={id}
            name={name}
            post={post}
            onRemove={() => onOptions({ ...options, readerIds: options.readerIds.filter((other) => other !== id) })}
          />
        ))}
        <Button variant="quiet" icon="people" onPress={() => setChoosing(true)}>
          {t('options.chooseReaders')}
        </Button>
      </div>
      {choosing && (
        <PersonPickerDialog
          title={t('options.readersTitle')}
          units={units}
          people={people}
          disabled={new Set(options.readerIds)}
          onClose={() => setChoosing(false)}
          onChoose={(ids) => {
            onOptions({ ...options, readerIds: [...options.readerIds, ...ids] })
            setChoosing(false)
          }}
        />
      )}
    </section>
  )
}
