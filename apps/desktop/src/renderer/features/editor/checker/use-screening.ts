import type { AppRouter } from '@onmaru/server/router'
import { useQuery } from '@tanstack/react-query'
import type { Editor } from '@tiptap/react'
import type { inferRouterOutputs } from '@trpc/server'
import { useTRPCClient } from '../../../api/trpc.ts'
import { textsOf } from '../body/texts.ts'

type Screened = inferRouterOutputs<AppRouter>['disclosure']['screenText'][number]['findings'][number]
export type PersonalKind = Screened['kind']

/** A value that looks like personal data: in the title, or at a place of the body. */
export interface PersonalFinding {
  readonly id: string
  readonly kind: PersonalKind
  /** Positions in the body; null: it stands in the title. */
  readonly from: number | null
  readonly to: number | null
}

const TITLE = 'title'

/**
 * What of a draft's words looks like personal data (공개법 9①6). Asked anew for every saved version; the places are those of the
 * body as it was asked, and move with it.
 */
export function useScreening(editor: Editor, documentId: string, version: number, title: string): readonly PersonalFinding[] {
  const client = useTRPCClient()
  const { data } = useQuery({
    queryKey: ['screening', documentId, version],
    placeholderData: (before) => before,
    gcTime: 0,
    queryFn: async (): Promise<readonly PersonalFinding[]> => {
      const texts = textsOf(editor.state.doc)
      const starts = new Map(texts.map(({ id, start }) => [id, start]))
      const asked = [...(title.trim() === '' ? [] : [{ id: TITLE, text: title }]), ...texts.map(({ id, text }) => ({ id, text }))]
      if (asked.length === 0) return []
      const found = await client.disclosure.screenText.mutate({ texts: asked.slice(0, 2_000) })
      return found.flatMap(({ id, findings }) =>
        findings.map(({ kind, start, end }, i) => {
          const base = starts.get(id)
          const place = base === undefined ? { from: null, to: null } : { from: base + start, to: base + end }
          return { id: `${id}-${i}`, kind, ...place }
        }),
      )
    },
  })
  return data ?? []
}
