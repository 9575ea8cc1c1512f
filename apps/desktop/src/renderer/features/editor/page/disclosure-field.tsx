import { Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { RadioGroup } from '../../../ui/radio-group.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { DraftForm } from '../draft/types.ts'
import './disclosure-field.css'
import type { PagePartProps } from './page-props.ts'

const CLASSES = ['OPEN', 'PARTIAL', 'CLOSED'] as const
const CLAUSES = [1, 2, 3, 4, 5, 6, 7, 8] as const

/** 공개구분 as it is printed: 부분공개(5,6). */
export function useDisclosureWords(): (disclosure: DraftForm['disclosure']) => string {
  const { t } = useTranslation('editor')
  return ({ class: disclosed, clauses }) =>
    clauses.length === 0
      ? t(`disclosure.${disclosed}`)
      : t('disclosure.with', { class: t(`disclosure.${disclosed}`), clauses: [...clauses].sort().join(',') })
}

/** 공개구분 with its grounds (공개법 9① 1–8) and why. */
export function DisclosureField({ form, change, writes }: PagePartProps) {
  const { t } = useTranslation(['editor', 'disclosure'])
  const words = useDisclosureWords()
  const { disclosure } = form
  const set = (patch: Partial<DraftForm['disclosure']>): void => change({ disclosure: { ...disclosure, ...patch } })
  return (
    <DialogTrigger>
      <Button variant="quiet" isDisabled={!writes} aria-label={`${t('editor:fields.disclosure')}: ${words(disclosure)}`}>
        {words(disclosure)}
      </Button>
      <Popover className="popover disclosure-popover" offset={4} placement="bottom start">
        <Dialog className="disclosure-field" aria-label={t('editor:disclosure.edit')}>
          <RadioGroup
            label={t('editor:fields.disclosure')}
            options={CLASSES.map((id) => ({ id, label: t(`editor:disclosure.${id}`) }))}
            value={disclosure.class}
            onChange={(chosen) => set({ class: chosen, ...(chosen === 'OPEN' ? { clauses: [] } : {}) })}
          />
          {disclosure.class !== 'OPEN' && (
            <>
              <fieldset className="disclosure-clauses">
                <legend className="field-label">{t('editor:disclosure.clauses')}</legend>
                {CLAUSES.map((clause) => (
                  <Checkbox
                    key={clause}
                    isSelected={disclosure.clauses.includes(clause)}
                    onChange={(on) =>
                      set({
                        clauses: on
                          ? [...disclosure.clauses, clause].sort()
                          : disclosure.clauses.filter((each) => each !== clause),
                      })
                    }
                  >
                    {t(`disclosure:clauses.${clause}`)}
                  </Checkbox>
                ))}
              </fieldset>
              <TextField
                label={t('editor:disclosure.reason')}
                description={t('editor:disclosure.reasonHelp')}
                value={disclosure.reason}
                onChange={(reason) => set({ reason })}
                rows={2}
                maxLength={2_000}
              />
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
