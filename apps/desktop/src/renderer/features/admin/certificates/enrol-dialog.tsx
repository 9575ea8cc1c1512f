import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../../api/error-view.ts'
import { useTRPC } from '../../../api/trpc.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { FileDrop } from '../../../ui/file-drop.tsx'
import { announce } from '../../../ui/notices.ts'
import { certificateText } from './key-source.tsx'
import { PersonField } from './person-field.tsx'
import { useAskAnew } from './use-certificate-act.ts'

const LARGEST = 64 * 1024

/** Enrols a certificate of another authority for a person whom the administrator has seen. */
export function EnrolDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('certificates')
  const view = useErrorView()
  const askAnew = useAskAnew()
  const [personId, setPersonId] = useState<string | null>(null)
  const [file, setFile] = useState<{ readonly name: string; readonly text: string } | null>(null)
  const enrol = useMutation(
    useTRPC().signatures.enrol.mutationOptions({
      onSuccess: async () => {
        await askAnew()
        announce(t('done.enrolled'), { tone: 'done' })
        onClose()
      },
    }),
  )
  const missing = personId === null ? t('issue.nameMissing') : file === null ? t('enrol.fileMissing') : undefined
  return (
    <Dialog
      isOpen
      title={t('enrol.title')}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button
            variant="primary"
            busy={enrol.isPending}
            unavailable={missing}
            onPress={() => personId !== null && file !== null && enrol.mutate({ personId, certificates: file.text })}
          >
            {t('enrol.act')}
          </Button>
        </>
      }
    >
      <div className="certificates-form">
        <p>{t('enrol.text')}</p>
        <PersonField value={personId} onChange={setPersonId} />
        <FileDrop
          label={t('enrol.drop')}
          accept={['.pem', '.cer', '.crt', '.der']}
          multiple={false}
          maxBytes={LARGEST}
          onFiles={([chosen]) => {
            if (chosen !== undefined) void certificateText(chosen).then((text) => setFile({ name: chosen.name, text }))
          }}
        />
        {file !== null && <p role="status">{t('key.chosen', { name: file.name })}</p>}
        {enrol.error !== null && <ErrorState {...view(enrol.error)} />}
      </div>
    </Dialog>
  )
}
