import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../api/error-view.ts'
import { faultOf } from '../api/fault.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { toBase64 } from './base64.ts'
import { placeOf } from './fault-place.ts'
import { KeyField } from './key-field.tsx'
import type { ProofDialogProps } from './proof-props.ts'
import { SecretField } from './secret-field.tsx'
import { useSigner } from './use-signer.ts'
import { useSignerKeys } from './use-signer-keys.ts'

/** The dialog once the machine's signer is at hand. Each failure is said where the person is looking. */
export function ProofForm({ title, act, text, challenge, complete, onDone, onClose }: ProofDialogProps) {
  const { t } = useTranslation('signing')
  const form = useId()
  const signer = useSigner()
  const keys = useSignerKeys(signer)
  const view = useErrorView()
  const [password, setPassword] = useState('')
  const [missing, setMissing] = useState<'key' | 'password' | null>(null)
  const [failed, setFailed] = useState<unknown>(null)
  const passwordField = useRef<HTMLInputElement>(null)
  const proving = useMutation({
    mutationFn: async () => {
      const credentialId = await keys.open(password)
      const { challengeId, text } = await challenge()
      const { cms } = await signer.answerChallenge({ credentialId, password, text })
      await complete({ challengeId, cms: toBase64(cms) })
      keys.used(credentialId)
    },
    onSuccess: onDone,
    onError: (fault) => {
      if (placeOf(faultOf(fault)) === 'password') passwordField.current?.select()
    },
  })
  const error = proving.error ?? failed
  const place = error == null ? null : placeOf(faultOf(error))
  const words = error == null ? undefined : view(error)
  const inOneLine = words && (words.advice === undefined ? words.text : `${words.text} ${words.advice}`)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (proving.isPending) return
    const gap = keys.choice === null ? 'key' : password === '' ? 'password' : null
    setMissing(gap)
    setFailed(null)
    if (gap === 'password') passwordField.current?.focus()
    if (gap === null) proving.mutate()
  }
  const chosen = (): void => {
    proving.reset()
    setFailed(null)
    setMissing(null)
    setPassword('')
    passwordField.current?.focus()
  }
  return (
    <Dialog
      isOpen
      size="small"
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button type="submit" form={form} variant="primary" keys="Enter" busy={proving.isPending}>
            {act}
          </Button>
        </>
      }
    >
      <form id={form} className="signing-form" onSubmit={submit} noValidate aria-busy={proving.isPending}>
        <p>{text}</p>
        <KeyField
          keys={keys}
          kept={signer.keepsKeys}
          error={place === 'key' ? inOneLine : missing === 'key' && keys.choice === null ? t('proof.keyMissing') : undefined}
          onChosen={chosen}
          onFailed={setFailed}
        />
        <SecretField
          choice={keys.choice}
          inputRef={passwordField}
          value={password}
          onChange={setPassword}
          error={place === 'password' ? inOneLine : undefined}
          isMissing={missing === 'password'}
        />
        {(place === 'foot' || place === 'document') && words !== undefined && <ErrorState {...words} safe={null} />}
      </form>
    </Dialog>
  )
}
