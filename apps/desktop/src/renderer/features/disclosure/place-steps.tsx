import { useTranslation } from 'react-i18next'
import { formatCount } from '../../i18n/format.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { useKeys } from '../../ui/keys/use-keys.ts'
import { type NumberedPlace, placeId } from './marked-text.tsx'

export interface PlaceStepsProps {
  readonly places: readonly NumberedPlace[]
  readonly current: number | null
  readonly onChange: (number: number) => void
}

/** Which found place the officer is at, and the way to the next: n and p, around the end to the first. */
export function PlaceSteps({ places, current, onChange }: PlaceStepsProps) {
  const { t } = useTranslation('disclosure')
  const go = (by: 1 | -1): void => {
    if (places.length === 0) return
    const from = current ?? (by === 1 ? 0 : 1)
    const next = ((from - 1 + by + places.length) % places.length) + 1
    onChange(next)
    document.getElementById(placeId(next))?.scrollIntoView({ block: 'center' })
  }
  const group = t('keys.group')
  useKeys([
    { keys: 'n', label: t('places.next'), group, run: () => go(1) },
    { keys: 'p', label: t('places.previous'), group, run: () => go(-1) },
  ])
  const place = places.find(({ number }) => number === current)
  const words =
    place === undefined
      ? places.length === 0
        ? t('places.none')
        : t('places.found', { count: places.length })
      : t('places.at', {
          number: formatCount(place.number),
          total: formatCount(places.length),
          kind: t(`kinds.${place.kind}`),
          where: place.attachment === null ? t(`where.${place.where}`) : t('where.ATTACHMENT', { number: place.attachment + 1 }),
        })
  return (
    <div className="release-steps">
      <span className="release-steps-words" role="status">
        {words}
      </span>
      {places.length > 0 && (
        <>
          <IconButton icon="chevronUp" label={t('places.previous')} keys="p" onPress={() => go(-1)} />
          <IconButton icon="chevronDown" label={t('places.next')} keys="n" onPress={() => go(1)} />
        </>
      )}
    </div>
  )
}
