import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ComboBox } from '../../../ui/combo-box.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { koreanRank } from '../../../ui/korean-match.ts'
import { addressee, headNameOf, withRecipients } from './defaults.ts'
import type { Office, PagePartProps } from './page-props.ts'

const OUTSIDE = '*'
const SHOWN = 50

/** 수신: units of this agency from the list, agencies outside as typed; nobody is 내부결재. */
export function RecipientsField({ form, change, writes, agency, directory, author }: PagePartProps & Office) {
  const { t } = useTranslation('editor')
  const [typed, setTyped] = useState('')
  const names = { agency: agency.headPost, unit: headNameOf(author.unitName) }
  const { recipients } = form
  const taken = new Set(recipients.map(({ unitId }) => unitId))
  const wanted = typed.trim()
  const units = directory.units
    .filter(({ id, parentId }) => !taken.has(id) && id !== author.unitId && parentId !== null)
    .flatMap(({ id, name }) => {
      const rank = koreanRank(name, wanted)
      return rank === null ? [] : [{ id, label: headNameOf(name), rank }]
    })
    .toSorted((a, b) => b.rank - a.rank)
    .slice(0, SHOWN)
  const options = wanted === '' ? units : [...units, { id: OUTSIDE, label: t('recipients.useTyped', { name: wanted }) }]
  const add = (recipient: (typeof recipients)[number]): void => {
    setTyped('')
    change(withRecipients(form, [...recipients, recipient], names))
  }
  const addOutside = (): void => {
    const known = units.find(({ label }) => label === wanted)
    if (known !== undefined) add({ name: known.label, unitId: known.id })
    else if (wanted !== '' && !recipients.some(({ name }) => name === wanted)) add({ name: wanted, unitId: null })
  }
  const enter = (event: KeyboardEvent): void => {
    const chosen = event.target instanceof HTMLElement && event.target.getAttribute('aria-activedescendant')
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || chosen) return
    event.preventDefault()
    event.stopPropagation()
    addOutside()
  }
  return (
    <div className="recipients" id="draft-recipients" onKeyDownCapture={enter}>
      {addressee(recipients) === 'INTERNAL' && <span className="recipients-none">{t('recipients.none')}</span>}
      {addressee(recipients) === 'REFER' && <span className="recipients-none">{t('recipients.refer')}</span>}
      {recipients.length > 0 && (
        <ul className="recipients-list" aria-label={t('fields.recipients')}>
          {recipients.map((recipient, at) => (
            <li key={recipient.unitId ?? recipient.name} className="recipient">
              {recipient.name}
              {recipient.unitId === null && <span className="recipient-outside">{t('recipients.outside')}</span>}
              {writes && (
                <IconButton
                  icon="close"
                  label={t('recipients.remove', { name: recipient.name })}
                  onPress={() =>
                    change(
                      withRecipients(
                        form,
                        recipients.filter((_, i) => i !== at),
                        names,
                      ),
                    )
                  }
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {writes && (
        <ComboBox
          label={t('recipients.add')}
          hideLabel
          placeholder={t('recipients.placeholder')}
          options={options}
          alreadyFiltered
          value={null}
          inputValue={typed}
          onInputChange={setTyped}
          menuTrigger="input"
          onChange={(id) => {
            const unit = units.find((each) => each.id === id)
            if (unit !== undefined) add({ name: unit.label, unitId: unit.id })
            else if (id === OUTSIDE) addOutside()
          }}
        />
      )}
    </div>
  )
}
