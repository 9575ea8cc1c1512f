import { useQueries } from '@tanstack/react-query'
import { useRouteContext } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { NAMESPACES } from '../../i18n/language.ts'
import type { PaletteItem } from '../../routes/palette.ts'
import { findItems } from './find-items.ts'

const KEPT_MS = 30_000
/** Shown of one source; who wants more goes to its screen. */
const MOST = 8

export interface FoundSection {
  readonly id: string
  readonly title: string
  readonly items: readonly PaletteItem[]
}

/** What the sources have for the text: asked only once something is typed. */
export function useSources(typed: string) {
  const { t, i18n } = useTranslation(NAMESPACES)
  const { paletteSources, client } = useRouteContext({ from: '__root__' })
  const asking = typed.trim() !== ''
  return useQueries({
    queries: paletteSources.map((source) => ({
      queryKey: ['palette', source.id, i18n.language],
      queryFn: () => source.load?.(client, t) ?? [],
      staleTime: KEPT_MS,
      enabled: asking,
    })),
    combine: (answers) => ({
      busy: asking && answers.some(({ isPending }) => isPending),
      failed: answers.find(({ error }) => error !== null)?.error ?? null,
      sections: answers.map(({ data }, at): FoundSection => {
        const source = paletteSources[at]
        const items = asking ? [...findItems(data ?? [], typed, MOST), ...(source?.offer?.(typed.trim(), t) ?? [])] : []
        return { id: source?.id ?? '', title: source?.title(t) ?? '', items }
      }),
    }),
  })
}
