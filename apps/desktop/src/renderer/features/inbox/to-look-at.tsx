import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useTRPC } from '../../api/trpc.ts'
import { formatCount } from '../../i18n/format.ts'
import { BOX_OF } from './boxes.ts'

const LOOKED_AT = ['post-report', 'circulated'] as const

/** What nobody waits for but wants to be looked at (후열, 공람), each a way to its box; nothing where there is none. */
export function ToLookAt() {
  const { t } = useTranslation('inbox')
  const counts = useQuery(useTRPC().approval.counts.queryOptions()).data
  return LOOKED_AT.map((box) => {
    const found = counts?.[BOX_OF[box]]
    if (found === undefined || found.count === 0) return null
    return (
      <Link key={box} className="home-look" data-home-line="" to="/box/$box" params={{ box }}>
        {t(`box.${box}`)} {`${formatCount(found.count)}${found.more ? '+' : ''}`}
      </Link>
    )
  })
}
