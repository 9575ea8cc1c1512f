import { useTranslation } from 'react-i18next'
import { useSessionPerson } from '../../api/session.ts'
import type { Outputs } from '../../api/shapes.ts'
import { calendarDate } from '../../i18n/format.ts'

type Image = Outputs['signatures']['image']

/** How one's signature looks in the approval block, in the millimetres that it is printed in: as who reviews, and as who approves by delegation (규칙 7). */
export function SignaturePreview({ image }: { readonly image: Image }) {
  const { t } = useTranslation('settings')
  const { name, post } = useSessionPerson()
  const date = calendarDate(new Date()).slice('YYYY-'.length).replace('-', '/')
  const signed =
    image === null ? (
      <span>{name}</span>
    ) : (
      <span className="signature-image">
        <img src={`data:image/png;base64,${image.png}`} alt={t('signature.alt', { name })} />
        <span>{name}</span>
      </span>
    )
  return (
    <figure className="signature-preview">
      <figcaption>{t(image === null ? 'signature.nameOnly' : 'signature.shown')}</figcaption>
      <div className="signature-block">
        <p>
          <span>{post}</span>
          {signed}
        </p>
        <p>
          <span>{post}</span>
          <span>{t('signature.delegated', { date })}</span>
          {signed}
        </p>
      </div>
    </figure>
  )
}
