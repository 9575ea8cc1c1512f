import { type FormEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ErrorView, useErrorView } from '../api/error-view.ts'
import { faultOf } from '../api/fault.ts'
import { Button } from '../ui/button.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { ProgressBar } from '../ui/progress-bar.tsx'
import { TextField } from '../ui/text-field.tsx'
import { type FaultPlace, placeOf } from './fault-place.ts'
import { KeyField } from './key-field.tsx'
import { SecretField } from './secret-field.tsx'
import { SignedThing } from './signed-thing.tsx'
import { SigningFrame } from './signing-frame.tsx'
import type { SigningDialogProps } from './signing-props.ts'
import { useSigning } from './use-signing.ts'

type Gap = 'opinion' | 'key' | 'password' | null

/** What is still missing, from the top. */
function gapOf(opinion: SigningDialogProps['opinion'], hasKey: boolean, password: string): Gap {
  if (opinion?.isRequired === true && opinion.value.trim() === '') return 'opinion'
  if (!hasKey) return 'key'
  return password === '' ? 'password' : null
}

const inOneLine = ({ text, advice }: ErrorView): string => (advice === undefined ? text : `${text} ${advice}`)

/** What stands against signing this document at all; opening it anew is the way on. */
function Changed({ words, onReopen }: { readonly words: ErrorView; readonly onReopen: () => void }) {
  const { t } = useTranslation('signing')
  return (
    <div className="signing-changed">
      <ErrorState {...words} safe={t('changed')} />
      <Button icon="refresh" onPress={onReopen} autoFocus>
        {t('reopen')}
      </Button>
    </div>
  )
}

/** The dialog once the machine's signer is at hand. Each failure is said where the person is looking. */
export function SigningForm(props: SigningDialogProps) {
  const { onClose, onReopen, opinion, shown, children } = props
  const { t } = useTranslation('signing')
  const form = useId()
  const { signer, keys, prepared, signing, visible, onShown } = useSigning(props)
  const [password, setPassword] = useState('')
  const [missing, setMissing] = useState<Gap>(null)
  const [failed, setFailed] = useState<unknown>(null)
  const passwordField = useRef<HTMLInputElement>(null)
  const opinionField = useRef<HTMLTextAreaElement>(null)
  const view = useErrorView()
  const error = signing.error ?? failed ?? prepared.error
  const place = error == null ? null : placeOf(faultOf(error))
  const words = error == null ? undefined : view(error)
  const task = prepared.data?.task

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (task === undefined || !visible || signing.isPending) return
    const gap = gapOf(opinion, keys.choice !== null, password)
    setMissing(gap)
    if (gap === 'opinion') opinionField.current?.focus()
    if (gap === 'password') passwordField.current?.focus()
    setFailed(null)
    if (gap !== null) return
    signing.mutate(password, {
      onError: (fault) => {
        if (placeOf(faultOf(fault)) === 'password') passwordField.current?.select()
      },
    })
  }
  const chosen = (): void => {
    signing.reset()
    setFailed(null)
    setMissing(null)
    setPassword('')
    passwordField.current?.focus()
  }
  const sentence = (at: FaultPlace): string | undefined => (place === at && words !== undefined ? inOneLine(words) : undefined)

  const fields = (
    <form id={form} className="signing-form" onSubmit={submit} noValidate aria-busy={task === undefined || signing.isPending}>
      {task !== undefined ? <SignedThing task={task} /> : error == null && <ProgressBar label={t('preparing')} />}
      {place === 'document' && words !== undefined && <Changed words={words} onReopen={onReopen ?? onClose} />}
      {task !== undefined && (
        <>
          {children}
          {opinion !== undefined && (
            <TextField
              label={t('opinion')}
              rows={2}
              areaRef={opinionField}
              maxLength={2000}
              value={opinion.value}
              onChange={opinion.onChange}
              isRequired={opinion.isRequired ?? false}
              error={missing === 'opinion' && opinion.value.trim() === '' ? t('opinionMissing') : undefined}
            />
          )}
          <KeyField
            keys={keys}
            kept={signer.keepsKeys}
            error={sentence('key') ?? (missing === 'key' && keys.choice === null ? t('key.missing') : undefined)}
            onChosen={chosen}
            onFailed={setFailed}
          />
          <SecretField
            choice={keys.choice}
            inputRef={passwordField}
            value={password}
            onChange={setPassword}
            error={sentence('password')}
            isMissing={missing === 'password'}
          />
        </>
      )}
      {signing.isPending && <ProgressBar label={t('signing')} showLabel />}
      {place === 'foot' && words !== undefined && (
        <ErrorState {...words} safe={t('notSigned')} onRetry={task === undefined ? () => void prepared.refetch() : undefined} />
      )}
    </form>
  )
  return (
    <SigningFrame
      form={form}
      task={task}
      act={props.act}
      beside={shown === undefined && prepared.error === null ? { pdf: prepared.data?.pdf, onShown } : null}
      busy={signing.isPending}
      blocked={place === 'document' || !visible}
      onClose={onClose}
    >
      {fields}
    </SigningFrame>
  )
}
