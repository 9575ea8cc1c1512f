import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTRPCClient } from '../../api/trpc.ts'
import { SigningDialog } from '../../signer/signing-dialog.tsx'

export interface SubmitDialogProps {
  readonly documentId: string
  readonly draftVersion: number
  readonly lineVersion: number
  /** The `seq` of the line that the person saw; 0 for a draft that was never submitted. */
  readonly basedOn: number
  readonly onDone: () => void
  readonly onClose: () => void
}

/** 상신: the server freezes and lays out the draft, the drafter signs what it made, and the line begins. */
export function SubmitDialog({ documentId, draftVersion, lineVersion, basedOn, onDone, onClose }: SubmitDialogProps) {
  const { t } = useTranslation('editor')
  const client = useTRPCClient()
  const [opinion, setOpinion] = useState('')
  return (
    <SigningDialog
      prepare={() => client.approval.prepareSubmit.mutate({ documentId, draftVersion, lineVersion })}
      complete={async (signature) => {
        await client.approval.act.mutate({
          type: 'submit',
          documentId,
          basedOn,
          opinion: opinion.trim() === '' ? null : opinion.trim(),
          ...signature,
        })
      }}
      opinion={{ value: opinion, onChange: setOpinion }}
      act={t('foot.submit')}
      onDone={onDone}
      onClose={onClose}
    />
  )
}
