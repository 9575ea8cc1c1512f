import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import { useSessionPerson } from '../../api/session.ts'
import { useTRPC } from '../../api/trpc.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { announce } from '../../ui/notices.ts'
import { PersonPickerDialog } from '../../ui/picker/person-picker-dialog.tsx'
import './deputies.css'

/** The server takes no more (identity.setDeputies). */
const MOST = 10

/** Who acts by default while the person is away (직무대리), in order: the first who is there. */
export function Deputies() {
  const { t } = useTranslation('settings')
  const trpc = useTRPC()
  const queries = useQueryClient()
  const view = useErrorView()
  const me = useSessionPerson()
  const deputies = useQuery(trpc.identity.myDeputies.queryOptions())
  const directory = useQuery(trpc.identity.directory.queryOptions(undefined, { staleTime: 60_000 }))
  const [picking, setPicking] = useState(false)
  const set = useMutation(
    trpc.identity.setDeputies.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: trpc.identity.myDeputies.queryKey() })
        announce(t('deputies.saved'), { tone: 'done' })
      },
      onError: (error) => announce(view(error).text, { tone: 'error' }),
    }),
  )
  const ids = deputies.data?.map(({ id }) => id) ?? []
  const keep = (deputyIds: readonly string[]): void => set.mutate({ deputyIds: [...deputyIds] })
  const swap = (i: number, j: number): void => {
    const [a, b] = [ids[i], ids[j]]
    if (a !== undefined && b !== undefined) keep(ids.map((id, k) => (k === i ? b : k === j ? a : id)))
  }
  return (
    <section className="deputies" aria-label={t('deputies.title')}>
      <h2 className="deputies-title">{t('deputies.title')}</h2>
      <p className="deputies-text">{t('deputies.text')}</p>
      {deputies.error !== null && <p role="alert">{view(deputies.error).text}</p>}
      {deputies.data?.length === 0 && <p className="deputies-text">{t('deputies.none')}</p>}
      <ol className="deputies-list">
        {deputies.data?.map(({ id, name, post, unitName }, i) => (
          <li key={id}>
            <span className="deputies-number">{i + 1}</span>
            <span>
              <span className="line-name">{name}</span> {post} <span className="deputies-unit">{unitName}</span>
            </span>
            <IconButton
              icon="chevronUp"
              label={t('deputies.up', { name })}
              isDisabled={i === 0 || set.isPending}
              onPress={() => swap(i, i - 1)}
            />
            <IconButton
              icon="chevronDown"
              label={t('deputies.down', { name })}
              isDisabled={i === ids.length - 1 || set.isPending}
              onPress={() => swap(i, i + 1)}
            />
            <IconButton
              icon="close"
              label={t('deputies.remove', { name })}
              isDisabled={set.isPending}
              onPress={() => keep(ids.filter((other) => other !== id))}
            />
          </li>
        ))}
      </ol>
      <Button
        icon="add"
        busy={set.isPending || directory.isLoading}
        unavailable={ids.length >= MOST ? t('deputies.most', { count: MOST }) : undefined}
        onPress={() => setPicking(true)}
      >
        {t('deputies.add')}
      </Button>
      {picking && directory.data !== undefined && (
        <PersonPickerDialog
          title={t('deputies.add')}
          units={directory.data.units}
          people={directory.data.people}
          mode="single"
          disabled={new Set([me.id, ...ids])}
          unitAtStart={me.unitId}
          onClose={() => setPicking(false)}
          onChoose={([chosen]) => {
            setPicking(false)
            if (chosen !== undefined) keep([...ids, chosen])
          }}
        />
      )}
    </section>
  )
}
