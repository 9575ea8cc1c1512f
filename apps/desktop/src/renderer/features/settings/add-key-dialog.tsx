import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import { faultOf } from '../../api/fault.ts'
import type { ChosenKey } from '../../signer/signer.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { announce } from '../../ui/notices.ts'
import { TextField } from '../../ui/text-field.tsx'

/** Takes a chosen key file in: its password, tried on this machine alone. */
export function AddKeyDialog({ chosen, onClose }: { readonly chosen: ChosenKey; readonly onClose: () => void }) {
  const { t } = useTranslation(['settings', 'ui'])
  const form = useId()
  const queries = useQueryClient()
  const view = useErrorView()
  const [password, setPassword] = useState('')
  const take = useMutation({
    mutationFn: () => chosen.import(password),
    onSuccess: async (key) => {
      await queries.invalidateQueries({ queryKey: ['signer', 'keys'] })
      announce(t('settings:keys.added', { name: key.certificate?.commonName ?? key.name }), { tone: 'done' })
      onClose()
    },
  })
  const wrong = take.error !== null && faultOf(take.error).code === 'KEY_PASSWORD_WRONG'
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!take.isPending) take.mutate()
  }
  return (
    <Dialog
      isOpen
      size="small"
      title={t('settings:keys.add')}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('ui:action.cancel')}</Button>
          <Button type="submit" form={form} variant="primary" busy={take.isPending}>
            {t('settings:keys.take')}
          </Button>
        </>
      }
    >
      <form id={form} className="settings-form" onSubmit={submit} noValidate>
        <p>{chosen.name}</p>
        <TextField
          label={t('settings:keys.password')}
          type="password"
          value={password}
          onChange={setPassword}
          autoComplete="off"
          autoFocus
          isRequired
          error={take.error === null ? undefined : wrong ? t('settings:keys.wrong') : view(take.error).text}
        />
      </form>
    </Dialog>
  )
}
