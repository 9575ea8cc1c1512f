import { useTranslation } from 'react-i18next'
import type { Outputs } from '../../../api/shapes.ts'

type Segment = NonNullable<Outputs['approval']['difference']['title']>[number]

/** Text with what was added and removed: underlined and struck out, and said in words to who listens. */
export function Segments({ segments }: { readonly segments: readonly Segment[] }) {
  const { t } = useTranslation('approval')
  let at = 0
  return (
    <>
      {segments.map(({ kind, text, marks }) => {
        const key = at
        at += text.length + 1
        const set = marks.length === 0 ? {} : { 'data-marks': marks.join(' ') }
        if (kind === 'SAME')
          return (
            <span key={key} {...set}>
              {text}
            </span>
          )
        const Tag = kind === 'ADDED' ? 'ins' : 'del'
        return (
          <Tag key={key} className="diff" data-kind={kind} {...set}>
            <span className="visually-hidden">{t(`compare.said.${kind}`)} </span>
            {text}
            <span className="visually-hidden"> {t('compare.said.end')}</span>
          </Tag>
        )
      })}
    </>
  )
}
