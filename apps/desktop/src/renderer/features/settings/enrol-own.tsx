import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTRPC, useTRPCClient } from '../../api/trpc.ts'
import { ProofDialog } from '../../signer/proof-dialog.tsx'
import { Button } from '../../ui/button.tsx'
import { announce } from '../../ui/notices.ts'

/** Enrols a certificate of another authority (GPKI and the like) as one's own, by showing that one holds its key. */
export function EnrolOwn() {
  const { t } = useTranslation('settings')
  const [open, setOpen] = useState(false)
  const queries = useQueryClient()
  const trpc = useTRPC()
  const client = useTRPCClient()
  const done = (): void => {
    setOpen(false)
    announce(t('certificates.enrolled'), { tone: 'done' })
    void queries.invalidateQueries({ queryKey: trpc.signatures.enrolled.queryKey() })
  }
  return (
    <div>
      <Button icon="add" onPress={() => setOpen(true)}>
        {t('certificates.enrol')}
      </Button>
      {open && (
        <ProofDialog
          title={t('certificates.enrol')}
          act={t('certificates.enrolAct')}
          text={t('certificates.enrolText')}
          challenge={() => client.signatures.challenge.mutate()}
          complete={async (answer) => {
            await client.signatures.enrolOwn.mutate(answer)
          }}
          onDone={done}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  )
}
