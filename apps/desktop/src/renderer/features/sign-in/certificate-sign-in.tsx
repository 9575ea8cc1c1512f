import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCertificateSignIn } from '../../api/session.ts'
import { ProofDialog } from '../../signer/proof-dialog.tsx'
import { Button } from '../../ui/button.tsx'

/** Signing in by certificate: the key that signs documents says who one is. */
export function CertificateSignIn({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation('desk')
  const [open, setOpen] = useState(false)
  const { challenge, complete } = useCertificateSignIn()
  return (
    <>
      <Button icon="key" onPress={() => setOpen(true)}>
        {t('signIn.certificate.submit')}
      </Button>
      {open && (
        <ProofDialog
          title={t('signIn.certificate.submit')}
          act={t('signIn.submit')}
          text={t('signIn.certificate.text')}
          challenge={challenge}
          complete={complete}
          onDone={onDone}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
