import { useTranslation } from 'react-i18next'
import type { LineDocument, PathStep } from '../../api/shapes.ts'
import { useTRPCClient } from '../../api/trpc.ts'
import { SigningDialog } from '../../signer/signing-dialog.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { decidesForAbsent, mayDissent } from './acts.ts'

/** What goes with a signature. Kept by the screen, so that a document that has to be opened again does not lose it. */
export interface SignWords {
  readonly verdict: 'AGREE' | 'DISSENT'
  readonly opinion: string
  /** 대결 only: that it is reported to the absent one afterwards (후열). */
  readonly important: boolean
}

export interface SignActProps {
  readonly document: LineDocument
  readonly step: PathStep
  /** The bytes on the screen: what is signed. */
  readonly pdf: Uint8Array
  readonly words: SignWords
  readonly onWordsChange: (words: SignWords) => void
  readonly onDone: () => void
  readonly onReload: () => void
  readonly onClose: () => void
}

/** Signs a step, with an opinion where there is one; who reviews or concurs may be of another opinion, in writing (영 9③). */
export function SignAct({ document, step, pdf, words, onWordsChange, onDone, onReload, onClose }: SignActProps) {
  const { t } = useTranslation('approval')
  const client = useTRPCClient()
  const { documentId, seq: basedOn } = document
  const { stepId } = step
  const { verdict, opinion, important } = words
  return (
    <SigningDialog
      prepare={() => client.approval.prepareSign.mutate({ documentId, stepId, basedOn })}
      again={(seq) => client.approval.prepareSign.mutate({ documentId, stepId, basedOn: seq })}
      complete={async (signature, movedTo) => {
        await client.approval.act.mutate({
          type: 'sign',
          documentId,
          basedOn: movedTo ?? basedOn,
          stepId,
          verdict,
          opinion: opinion.trim() === '' ? null : opinion.trim(),
          ...(decidesForAbsent(step) ? { important } : {}),
          ...signature,
        })
      }}
      shown={pdf}
      opinion={{
        value: opinion,
        onChange: (text) => onWordsChange({ ...words, opinion: text }),
        isRequired: verdict === 'DISSENT',
      }}
      onDone={onDone}
      onReopen={onReload}
      onClose={onClose}
    >
      {mayDissent(step) && (
        <RadioGroup
          label={t('verdict.label')}
          options={[
            { id: 'AGREE', label: t('verdict.AGREE') },
            { id: 'DISSENT', label: t('verdict.DISSENT'), help: t('verdict.dissentHelp') },
          ]}
          value={verdict}
          onChange={(chosen) => onWordsChange({ ...words, verdict: chosen })}
        />
      )}
      {decidesForAbsent(step) && (
        <Checkbox isSelected={important} onChange={(chosen) => onWordsChange({ ...words, important: chosen })}>
          {t('postReport.ask', { name: step.onBehalfOf?.name ?? '' })}
        </Checkbox>
      )}
    </SigningDialog>
  )
}
