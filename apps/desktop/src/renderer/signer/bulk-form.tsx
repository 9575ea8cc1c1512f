import { type FormEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../api/error-view.ts'
import { faultOf } from '../api/fault.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { ProgressBar } from '../ui/progress-bar.tsx'
import { BulkLines } from './bulk-lines.tsx'
import type { BulkSigningProps } from './bulk-props.ts'
import { placeOf } from './fault-place.ts'
import { KeyField } from './key-field.tsx'
import { SecretField } from './secret-field.tsx'
import './signing-dialog.css'
import { useBulkSigning } from './use-bulk-signing.ts'

/** The dialog for many once the machine's signer is at hand. */
export function BulkForm(props: BulkSigningProps) {
  const { items, onClose } = props
  const { t } = useTranslation('signing')
  const form = useId()
  const bulk = useBulkSigning(props)
  const { keys, running, waiting, done, failed } = bulk
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const passwordField = useRef<HTMLInputElement>(null)
  const view = useErrorView()
  const words = error === null ? undefined : view(error)
  const place = error === null ? null : placeOf(faultOf(error))
  const sentence = words === undefined ? undefined : [words.text, words.advice].filter(Boolean).join(' ')

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (running || waiting === 0) return
    setTried(true)
    setError(null)
    if (keys.choice === null || password === '') {
      passwordField.current?.focus()
      return
    }
    bulk.run(password).catch((fault: unknown) => {
      setError(fault)
      passwordField.current?.select()
    })
  }
  const chosen = (): void => {
    setError(null)
    setTried(false)
    setPassword('')
    passwordField.current?.focus()
  }
  const footer = (
    <>
      {running ? (
        <Button onPress={bulk.stop}>{t('bulk.stop')}</Button>
      ) : (
        <Button onPress={onClose}>{t(done > 0 ? 'bulk.close' : 'cancel')}</Button>
      )}
      {waiting > 0 && (
        <Button type="submit" form={form} variant="primary" icon="sign" keys="Enter" busy={running}>
          {t('bulk.sign', { count: waiting })}
        </Button>
      )}
    </>
  )
  return (
    <Dialog isOpen size="large" title={t('bulk.title')} onClose={() => (running ? bulk.stop() : onClose())} footer={footer}>
      <form id={form} className="signing-form" onSubmit={submit} noValidate aria-busy={running}>
        <BulkLines {...props} lineOf={bulk.lineOf} />
        {(running || done + failed > 0) && (
          <ProgressBar
            label={t('bulk.progress', { done, failed, total: items.length })}
            value={((done + failed) / items.length) * 100}
            showLabel
          />
        )}
        {waiting > 0 && !running && (
          <>
            <KeyField
              keys={keys}
              kept={bulk.signer.keepsKeys}
              error={place === 'key' ? sentence : tried && keys.choice === null ? t('key.missing') : undefined}
              onChosen={chosen}
              onFailed={setError}
            />
            <SecretField
              choice={keys.choice}
              inputRef={passwordField}
              value={password}
              onChange={setPassword}
              error={place === 'password' ? sentence : undefined}
              isMissing={tried}
            />
          </>
        )}
        {place !== null && place !== 'key' && place !== 'password' && words !== undefined && (
          <ErrorState {...words} safe={t('notSigned')} />
        )}
      </form>
    </Dialog>
  )
}
