import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../../api/error-view.ts'
import { faultOf } from '../../../api/fault.ts'
import { useTRPC } from '../../../api/trpc.ts'
import { LineDialog } from '../../../ui/line-row/line-dialog.tsx'
import type { DelegationBasis, LineOptions, LineStep } from '../../../ui/line-row/line-step.ts'
import { announce } from '../../../ui/notices.ts'
import type { Directory } from '../page/page-props.ts'
import { SavedLines } from './saved-lines.tsx'
import { type useLine, useLineCheck, useLineOutlook } from './use-line.ts'

/** So many of one's own decided documents are offered to be followed up. */
const MOST_DECIDED = 200

export interface LineEditorProps {
  readonly documentId: string
  readonly start: readonly LineStep[]
  /** By what the matter is decided, as it was saved. */
  readonly startBasis: DelegationBasis
  readonly startOptions: LineOptions
  readonly save: ReturnType<typeof useLine>['save']
  readonly directory: Directory
  readonly unitId: string
  readonly onClose: () => void
}

/** The line dialog with what the server says of the steps as they are arranged; nothing is kept before it is saved. */
export function LineEditor({ documentId, start, startBasis, startOptions, save, directory, unitId, onClose }: LineEditorProps) {
  const { t } = useTranslation('line')
  const trpc = useTRPC()
  const view = useErrorView()
  const [steps, setSteps] = useState(start)
  const [basis, setBasis] = useState(startBasis)
  const [options, setOptions] = useState(startOptions)
  const check = useLineCheck(documentId, { steps, basis })
  const outlook = useLineOutlook(documentId, steps)
  const proposal = useQuery({
    ...trpc.approval.proposal.queryOptions({ documentId, basis }),
    placeholderData: (before) => before,
  })
  const decided = useQuery(trpc.approval.box.queryOptions({ box: 'DONE', limit: MOST_DECIDED }, { staleTime: 60_000 }))
  const failed = save.error ?? check.error
  return (
    <LineDialog
      units={directory.units}
      people={directory.people}
      steps={steps}
      onChange={setSteps}
      faults={check.data ?? []}
      proposal={proposal.data}
      basis={basis}
      onBasis={setBasis}
      decided={decided.data?.rows ?? []}
      outlook={outlook.data}
      options={options}
      onOptions={setOptions}
      saved={(find) => <SavedLines steps={steps} onChange={setSteps} find={find} />}
      unitId={unitId}
      busy={save.isPending}
      error={failed === null ? null : view(failed)}
      onClose={onClose}
      onSave={() =>
        save.mutate(
          { steps, basis, options },
          {
            onSuccess: () => {
              announce(t('saved'), { tone: 'done' })
              onClose()
            },
            onError: (error) => {
              if (faultOf(error).code !== 'LINE_STALE') return
              announce(t('stale'), { tone: 'warning' })
              onClose()
            },
          },
        )
      }
    />
  )
}
