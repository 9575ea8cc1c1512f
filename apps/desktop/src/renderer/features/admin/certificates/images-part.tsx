import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../../api/error-view.ts'
import type { Outputs } from '../../../api/shapes.ts'
import { useTRPC } from '../../../api/trpc.ts'
import { formatCount, formatDate } from '../../../i18n/format.ts'
import { Button } from '../../../ui/button.tsx'
import { useConfirm } from '../../../ui/confirm.tsx'
import { announce } from '../../../ui/notices.ts'
import { SearchField } from '../../../ui/search-field.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { DataTable } from '../../../ui/table/data-table.tsx'

type Image = Outputs['signatures']['images'][number]

/** As many as a table shows at once; the others are found by name. */
const MOST = 200

/** Images of people's signatures: one that is none, or somebody else's, is taken away; nobody but its person sets one. */
export function ImagesPart() {
  const { t } = useTranslation('certificates')
  const view = useErrorView()
  const confirm = useConfirm()
  const queries = useQueryClient()
  const { signatures } = useTRPC()
  const [text, setText] = useState('')
  const [active, setActive] = useState<string | null>(null)
  const answer = useQuery(signatures.images.queryOptions({ text, limit: MOST }, { placeholderData: (before) => before }))
  const chosen = answer.data?.find(({ personId }) => personId === active)
  const remove = useMutation(
    signatures.removeImageFor.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: signatures.images.pathKey() })
        announce(t('images.removed'), { tone: 'done' })
      },
      onError: (error) => announce(view(error).text, { tone: 'error' }),
    }),
  )
  const ask = async (): Promise<void> => {
    if (chosen === undefined) return
    const { personId, personName } = chosen
    const yes = await confirm({
      title: t('images.remove'),
      text: t('images.removeText', { name: personName }),
      act: t('images.remove'),
      danger: true,
    })
    if (yes) remove.mutate({ personId })
  }
  const columns: readonly Column<Image>[] = [
    { id: 'person', header: t('columns.person'), value: ({ personName }) => personName, width: 120 },
    { id: 'post', header: t('images.post'), value: ({ post }) => post, width: 160 },
    { id: 'unit', header: t('images.unit'), value: ({ unitName }) => unitName, width: 160 },
    {
      id: 'image',
      header: t('images.image'),
      value: ({ setAt }) => setAt,
      cell: ({ png, personName }) => (
        <img className="certificates-image" src={`data:image/png;base64,${png}`} alt={t('images.alt', { name: personName })} />
      ),
      width: 'fill',
      sorts: false,
    },
    {
      id: 'set',
      header: t('images.set'),
      value: ({ setAt }) => setAt,
      cell: ({ setAt }) => formatDate(setAt),
      width: 120,
      align: 'end',
    },
  ]
  return (
    <div className="certificates-part">
      <div className="certificates-search">
        <SearchField label={t('images.search')} value={text} onChange={setText} />
        {answer.data?.length === MOST && <span>{t('most', { count: formatCount(MOST) })}</span>}
      </div>
      <p className="certificates-text">{t('images.text')}</p>
      <div className="certificates-table">
        <DataTable
          label={t('parts.images')}
          columns={columns}
          rows={answer.data}
          rowId={({ personId }) => personId}
          busy={answer.isFetching && answer.data !== undefined}
          error={answer.error === null ? null : { ...view(answer.error), onRetry: () => void answer.refetch() }}
          empty={{ title: t('images.empty') }}
          active={active}
          onActiveChange={setActive}
          mainList
          barActions={
            <Button
              icon="trash"
              busy={remove.isPending}
              unavailable={chosen === undefined ? t('images.chooseFirst') : undefined}
              onPress={() => void ask()}
            >
              {t('images.remove')}
            </Button>
          }
        />
      </div>
    </div>
  )
}
