import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatCount } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import './marked-text.css'
import { piecesOf } from './pieces.ts'
import type { Place } from './types.ts'

/** A found place with its number among all places of the record. */
export interface NumberedPlace extends Place {
  readonly number: number
}

export interface MarkedTextProps {
  readonly text: string
  readonly places: readonly NumberedPlace[]
  /** Number of the place where the officer is. */
  readonly current: number | null
}

/** Characters without a place that are shown before the text is cut. */
const LONGEST = 20_000

/** Id of a place in the page, so that next and previous can bring it into sight. */
export const placeId = (number: number): string => `place-${number}`

/** A text with its found places marked, each with the name of what it looks like. */
export function MarkedText({ text, places, current }: MarkedTextProps) {
  const { t } = useTranslation('disclosure')
  const [whole, setWhole] = useState(false)
  const pieces = useMemo(() => piecesOf(text, places, whole ? Number.POSITIVE_INFINITY : LONGEST), [text, places, whole])
  if (text.trim() === '') return <p className="marked-none">{t('record.noText')}</p>
  return (
    <div className="marked-text">
      {pieces.map((piece) => {
        if (piece.type === 'text') return <span key={piece.at}>{piece.text}</span>
        if (piece.type === 'gap')
          return (
            <span key={piece.at} className="marked-gap">
              {t('record.gap', { count: formatCount(piece.length) })}
              <Button variant="quiet" onPress={() => setWhole(true)}>
                {t('record.showAll')}
              </Button>
            </span>
          )
        const { number, kind } = piece.place
        return (
          <mark key={piece.at} id={placeId(number)} className="marked-place" data-current={number === current || undefined}>
            {piece.text}
            <span className="marked-kind">{t(`kinds.${kind}`)}</span>
          </mark>
        )
      })}
    </div>
  )
}
