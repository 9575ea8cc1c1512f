import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button.tsx'
import { saveText } from '../../../ui/table/export-csv.ts'
import { saveKeyFile } from './save-key-file.ts'
import type { IssuedFile } from './types.ts'

/** What is handed over, once: the key file with its password where the key was made here, and the certificate with its chain. */
export function KeyFileResult({ issued, name }: { readonly issued: IssuedFile; readonly name: string }) {
  const { t } = useTranslation('certificates')
  const { keyFile, pem, serialNumber } = issued
  return (
    <section className="certificates-result" aria-label={t('result.title')}>
      <p>{t('result.issued', { name, serialNumber })}</p>
      {keyFile !== null && (
        <>
          <p>{t('result.once')}</p>
          <dl className="certificates-facts">
            <div>
              <dt>{t('result.password')}</dt>
              <dd>
                <code>{keyFile.password}</code>
              </dd>
            </div>
          </dl>
        </>
      )}
      <div className="certificates-row">
        {keyFile !== null && (
          <Button icon="download" variant="primary" onPress={() => saveKeyFile(keyFile.pkcs12, `${name}.p12`)}>
            {t('result.keyFile')}
          </Button>
        )}
        <Button icon="download" onPress={() => saveText(pem, `${name}.pem`, 'application/x-pem-file')}>
          {t('result.pem')}
        </Button>
      </div>
    </section>
  )
}
