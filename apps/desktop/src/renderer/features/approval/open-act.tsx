import type { LineDocument } from '../../api/shapes.ts'
import { AcknowledgeDialog, HoldDialog, ReadDialog, RecallDialog, SkipDialog } from './act-dialogs.tsx'
import { type OfferedAct, stepOf } from './acts.ts'
import { AssignDialog } from './assign-dialog.tsx'
import { ChangeDialog } from './change-dialog.tsx'
import { CirculateDialog } from './circulate-dialog.tsx'
import { RedraftDialog, ReviseDialog } from './leading-dialogs.tsx'
import { ReturnDialog } from './return-dialog.tsx'
import type { useAct } from './use-act.ts'

export interface OpenActProps {
  readonly open: OfferedAct
  readonly document: LineDocument
  readonly act: ReturnType<typeof useAct>['act']
  readonly goOn: ReturnType<typeof useAct>['goOn']
  readonly onReload: () => void
  readonly onClose: () => void
}

/** The dialog of an act that wants one. What is signed has its own; what needs none is done at once. */
export function OpenAct({ open, goOn, ...dialog }: OpenActProps) {
  const { document, onReload, onClose } = dialog
  const step = stepOf(document, open.stepId)
  switch (open.act) {
    case 'return':
      return step === undefined ? null : <ReturnDialog {...dialog} stepId={step.stepId} />
    case 'hold':
      return step === undefined ? null : <HoldDialog {...dialog} stepId={step.stepId} />
    case 'recall':
      return <RecallDialog {...dialog} stepId={open.stepId} />
    case 'assign':
      return step === undefined ? null : <AssignDialog {...dialog} step={step} />
    case 'skip':
      return <SkipDialog {...dialog} stepId={open.stepId ?? ''} />
    case 'change':
      return <ChangeDialog {...dialog} />
    case 'revise':
      return step === undefined ? null : (
        <ReviseDialog document={document} stepId={step.stepId} onReload={onReload} onClose={onClose} />
      )
    case 'redraft':
      return <RedraftDialog document={document} goOn={goOn} onReload={onReload} onClose={onClose} />
    case 'circulate':
      return <CirculateDialog {...dialog} />
    case 'read':
      return <ReadDialog {...dialog} />
    case 'acknowledge':
      return <AcknowledgeDialog {...dialog} />
    default:
      return null
  }
}
