import { useTranslation } from 'react-i18next'
import type { Office, PagePartProps } from './page-props.ts'
import { RecipientsField } from './recipients-field.tsx'

const LONGEST_TITLE = 300

export interface HeadProps extends PagePartProps, Office {
  /** Enter in the title leads into the body. */
  readonly toBody: () => void
}

/** 두문: agency, 수신, 경유, 제목, written where they are printed (규칙 4). */
export function Head(props: HeadProps) {
  const { form, change, writes, agency, toBody } = props
  const { t } = useTranslation('editor')
  const title = (
    <textarea
      id="draft-title"
      className="sheet-input sheet-title"
      aria-label={t('fields.title')}
      placeholder={t('title.placeholder')}
      rows={1}
      maxLength={LONGEST_TITLE}
      readOnly={!writes}
      value={form.title}
      onChange={(event) => change({ title: event.target.value.replace(/[\r\n]+/g, ' ') })}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
        event.preventDefault()
        toBody()
      }}
    />
  )
  if (form.form === 'BRIEF') return <div className="sheet-brief-head">{title}</div>
  return (
    <>
      <p className="sheet-agency">{agency.name}</p>
      <div className="sheet-head">
        <span className="sheet-label">{t('fields.recipients')}</span>
        <RecipientsField {...props} />
        <label className="sheet-label" htmlFor="draft-via">
          ({t('fields.via')})
        </label>
        <input
          id="draft-via"
          className="sheet-input"
          placeholder={t('via.placeholder')}
          maxLength={200}
          readOnly={!writes}
          value={form.via ?? ''}
          onChange={(event) => change({ via: event.target.value === '' ? null : event.target.value })}
        />
        <span className="sheet-label" aria-hidden="true">
          {t('fields.title')}
        </span>
        {title}
      </div>
    </>
  )
}
