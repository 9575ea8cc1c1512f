import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { CredentialSummary } from '../../shared/bridge.ts'
import { calendarDate, formatDate } from '../i18n/format.ts'
import { Button } from '../ui/button.tsx'
import { ErrorLine } from '../ui/field-parts.tsx'
import { Select } from '../ui/select.tsx'
import type { SignerKeys } from './use-signer-keys.ts'

export interface KeyFieldProps {
  readonly keys: SignerKeys
  /** Whether keys stay after this page. */
  readonly kept: boolean
  /** What is wrong with the key that was tried. */
  readonly error: string | undefined
  readonly onChosen: () => void
  readonly onFailed: (error: unknown) => void
}

/** Two keys of one person are told apart by how they are kept and until when they are valid. */
function optionOf(t: TFunction<'signing'>, { name, kind, certificate }: CredentialSummary): string {
  const kindWord = t(`key.kinds.${kind}`)
  if (certificate === null) return `${name} · ${kindWord}`
  return t('key.option', { name, kind: kindWord, until: formatDate(calendarDate(certificate.notAfter)) })
}

/** Which key signs: one of those at hand, or a file. Says until when it is valid before the server has to. */
export function KeyField({ keys, kept, error, onChosen, onFailed }: KeyFieldProps) {
  const { t } = useTranslation('signing')
  const { choice, held } = keys
  const certificate = choice?.from === 'held' ? choice.credential.certificate : null
  const expired = certificate !== null && Date.parse(certificate.notAfter) < Date.now()
  const chooseFile = (): void => void keys.chooseFile().then((chosen) => chosen && onChosen(), onFailed)
  const help =
    choice === null
      ? t(kept ? 'key.none' : 'key.noneInPage')
      : choice.from === 'file'
        ? t(kept ? 'key.fileKept' : 'key.fileInPage')
        : certificate === null
          ? undefined
          : t('key.issued', {
              kind: t(`key.kinds.${choice.credential.kind}`),
              keyName: certificate.keyName,
              issuer: certificate.issuerName,
              until: formatDate(calendarDate(certificate.notAfter)),
            })
  const wrong = error ?? (expired ? t('key.expired', { until: formatDate(calendarDate(certificate.notAfter)) }) : undefined)
  return (
    <div className="signing-key">
      {choice?.from === 'held' && held.length > 1 ? (
        <Select
          label={t('key.label')}
          options={held.map((key) => ({ id: key.id, label: optionOf(t, key) }))}
          value={choice.credential.id}
          onChange={(id) => {
            keys.chooseHeld(id)
            onChosen()
          }}
        />
      ) : (
        <div className="field">
          <span className="field-label">{t('key.label')}</span>
          <span className="signing-key-name">
            {choice === null ? t('key.notChosen') : choice.from === 'file' ? choice.file.name : choice.credential.name}
          </span>
        </div>
      )}
      <Button icon="key" onPress={chooseFile} autoFocus={choice === null}>
        {t(choice === null ? 'key.choose' : 'key.chooseOther')}
      </Button>
      <div className="signing-key-words" role="status">
        {wrong !== undefined ? (
          <span className="field-error">
            <ErrorLine>{wrong}</ErrorLine>
          </span>
        ) : (
          help !== undefined && <span className="field-help">{help}</span>
        )}
      </div>
    </div>
  )
}
