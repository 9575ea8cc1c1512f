import { useTranslation } from 'react-i18next'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { ComboBox } from '../../../ui/combo-box.tsx'
import type { LineStep } from '../../../ui/line-row/line-step.ts'
import { printedSigns } from '../../../ui/line-row/step-signs.ts'
import type { Attachment } from '../draft/types.ts'
import { addressee, headNameOf } from './defaults.ts'
import { useDisclosureWords } from './disclosure-field.tsx'
import type { Office, PagePartProps } from './page-props.ts'

export interface FootProps extends PagePartProps, Office {
  readonly attachments: readonly Attachment[]
  readonly steps: readonly LineStep[]
}

const isConcurrence = ({ kind }: LineStep): boolean => /CONCUR/.test(kind)

/** 결문 as it will print: 붙임, 발신명의, the approval rows, and the lines below them. */
export function Foot({ form, change, writes, agency, author, attachments, steps }: FootProps) {
  const { t } = useTranslation('editor')
  const disclosed = useDisclosureWords()
  const { recipients } = form
  const people = steps.filter((step) => !isConcurrence(step))
  const concurring = steps.filter(isConcurrence)
  return (
    <footer className="sheet-foot">
      <AttachmentLines attachments={attachments} />
      {form.form === 'GENERAL' && recipients.length > 0 && (
        <div className="sheet-sender" id="draft-sender">
          <ComboBox
            label={t('fields.senderName')}
            hideLabel
            placeholder={t('sender.placeholder')}
            options={[agency.headPost, headNameOf(author.unitName)].map((name) => ({ id: name, label: name }))}
            value={null}
            inputValue={form.senderName ?? ''}
            onInputChange={(name) => change({ senderName: name === '' ? null : name })}
            onChange={(name) => {
              if (name !== null) change({ senderName: name })
            }}
            allowsCustomValue
            isDisabled={!writes}
          />
          <div className="sheet-seal">
            <Checkbox isSelected={form.sealOmitted} onChange={(sealOmitted) => change({ sealOmitted })} isDisabled={!writes}>
              {t('sender.seal')}
            </Checkbox>
          </div>
        </div>
      )}
      {form.form === 'BRIEF' && (
        <p className="sheet-brief-agency">
          {agency.name}
          <span>{author.unitName}</span>
        </p>
      )}
      <div className="sheet-small">
        {addressee(recipients) === 'REFER' && (
          <p>
            {t('recipients.list')} {recipients.map(({ name }) => name).join(', ')}
          </p>
        )}
        <hr className="sheet-rule" />
        <p className="sheet-people">
          {people.map((step) => (
            <span key={step.id}>
              {printedSigns(step)}
              {step.person.post} {step.mark !== null && `${t(`printed.${step.mark}`)} `}
              {step.kind === 'REVIEW_SKIPPED' ? step.skipReason : step.person.name}
            </span>
          ))}
        </p>
        {concurring.length > 0 && (
          <p className="sheet-people">
            <span>{t('printed.concur')}</span>
            {concurring.map(({ id, person }) => (
              <span key={id}>
                {person.post} {person.name}
              </span>
            ))}
          </p>
        )}
        <p className="sheet-numbers">
          <span>
            {t('printed.number')} {author.unitName}-
          </span>
          {form.form === 'GENERAL' && <span>{t('printed.receipt')}</span>}
        </p>
        <p>
          {[`${t('printed.zip')} ${agency.zip}  ${agency.address}`, agency.homepage, disclosed(form.disclosure)]
            .filter((part) => part.trim() !== '')
            .join('  / ')}
        </p>
      </div>
    </footer>
  )
}

/** The list that the form makes of the files: 붙임  1. 계획서 1부.  끝. */
function AttachmentLines({ attachments }: { readonly attachments: readonly Attachment[] }) {
  const { t } = useTranslation('editor')
  if (attachments.length === 0) return null
  return (
    <div className="sheet-attached">
      <span>{t('attachments.label')}</span>
      <ol>
        {attachments.map(({ id, name }, i) => (
          <li key={id}>
            {attachments.length > 1 && `${i + 1}. `}
            {t('attachments.line', { name: name.replace(/\.[a-z0-9]{1,5}$/i, '') })}
            {i === attachments.length - 1 && `  ${t('body.end')}`}
          </li>
        ))}
      </ol>
    </div>
  )
}
