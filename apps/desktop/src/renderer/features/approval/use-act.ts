import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Inputs, LineDocument } from '../../api/shapes.ts'
import { useTRPC, useTRPCClient } from '../../api/trpc.ts'
import { useBoxPlace } from '../../routes/box-place.ts'
import { announce } from '../../ui/notices.ts'

export type LineAct = Inputs['approval']['act']

/** Acts that hand the document on: the next one of the list opens after them. */
const HANDS_ON: ReadonlySet<LineAct['type']> = new Set(['sign', 'assign', 'return', 'hold', 'read', 'acknowledge'])

/** Does an act and goes on: says what was done, opens the next document of the list, and asks anew for what changed. */
export function useAct(document: LineDocument, onActed: () => void) {
  const { t } = useTranslation('approval')
  const trpc = useTRPC()
  const client = useTRPCClient()
  const queries = useQueryClient()
  const place = useBoxPlace()
  /** After the server took the act. */
  const goOn = (type: LineAct['type']): void => {
    onActed()
    announce(t(`done.${type}`, { title: document.title }), { tone: 'done' })
    if (place !== null && HANDS_ON.has(type)) place.next(document.documentId)
    void queries.invalidateQueries({ queryKey: trpc.approval.pathKey() })
  }
  const act = useMutation({
    mutationFn: (given: LineAct) => client.approval.act.mutate(given),
    onSuccess: (_, given) => goOn(given.type),
  })
  return { act, goOn }
}
