import { useMemo, useState } from 'react'
import { Autocomplete, ListBox, ListBoxItem, ListLayout, Virtualizer } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Icon } from '../icon.tsx'
import { SearchField } from '../search-field.tsx'
import { Tree } from '../tree.tsx'
import { findPeople, type OrgPerson, type OrgUnit, pathTo, unitTree } from './directory.ts'
import './person-picker.css'

export interface PersonPickerProps {
  readonly units: readonly OrgUnit[]
  readonly people: readonly OrgPerson[]
  readonly selected: ReadonlySet<string>
  readonly onChange: (ids: ReadonlySet<string>) => void
  readonly mode?: 'single' | 'multiple'
  /** People who cannot be chosen here (already in the line). */
  readonly disabled?: ReadonlySet<string>
  readonly unitAtStart?: string | null
  readonly autoFocus?: boolean
}

const ROW = 36
const EVERYWHERE = '*'

/** People found by the tree of units or by name, initial consonants, unit or post; arrow keys go from the field into the list. */
export function PersonPicker({
  units,
  people,
  selected,
  onChange,
  mode = 'multiple',
  disabled,
  unitAtStart = null,
  autoFocus = false,
}: PersonPickerProps) {
  const { t } = useTranslation('ui')
  const [typed, setTyped] = useState('')
  const [unitId, setUnitId] = useState<string | null>(unitAtStart)
  const nodes = useMemo(() => [{ id: EVERYWHERE, label: t('picker.all') }, ...unitTree(units)], [units, t])
  const names = useMemo(() => new Map(units.map((unit) => [unit.id, unit.name])), [units])
  const found = useMemo(() => findPeople(people, units, { typed, unitId }), [people, units, typed, unitId])
  return (
    <div className="person-picker">
      <div className="person-picker-units">
        <Tree
          label={t('picker.units')}
          nodes={nodes}
          selected={unitId ?? EVERYWHERE}
          defaultExpanded={[
            ...units.filter((unit) => unit.parentId === null).map((unit) => unit.id),
            ...pathTo(units, unitAtStart),
          ]}
          onSelect={(id) => {
            setUnitId(id === EVERYWHERE ? null : id)
            setTyped('')
          }}
        />
      </div>
      <div className="person-picker-people">
        <Autocomplete inputValue={typed} onInputChange={setTyped}>
          <SearchField label={t('picker.search')} autoFocus={autoFocus} listBelow />
          <p className="person-picker-count" role="status">
            {t('picker.found', { count: found.length })}
          </p>
          <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight: ROW }}>
            <ListBox
              className="person-picker-list"
              aria-label={t('picker.results')}
              items={found}
              dependencies={[names, t]}
              selectionMode={mode}
              // Escape belongs to the dialog around; by default it would drop everybody who was chosen.
              escapeKeyBehavior="none"
              selectedKeys={selected}
              {...(disabled === undefined ? {} : { disabledKeys: disabled })}
              onSelectionChange={(keys) =>
                onChange(new Set(keys === 'all' ? found.map((person) => person.id) : [...keys].map(String)))
              }
              renderEmptyState={() => (
                <div className="options-empty">{typed === '' ? t('picker.emptyUnit') : t('picker.none', { query: typed })}</div>
              )}
            >
              {(person) => (
                <ListBoxItem id={person.id} textValue={person.name} className="option person-option">
                  {({ isSelected }) => (
                    <>
                      <span className="person-option-tick">{isSelected && <Icon name="check" size={14} />}</span>
                      <span className="person-name">{person.name}</span>
                      <span>{person.post}</span>
                      <span className="option-help option-text">{names.get(person.unitId)}</span>
                      {person.absent === true && <span className="person-absent">{t('picker.absent')}</span>}
                    </>
                  )}
                </ListBoxItem>
              )}
            </ListBox>
          </Virtualizer>
        </Autocomplete>
      </div>
    </div>
  )
}
