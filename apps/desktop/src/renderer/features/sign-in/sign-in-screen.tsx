import { useRouter, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import { useSignIn } from '../../api/session.ts'
import { AppearanceMenu } from '../../app/shell/appearance-menu.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { CertificateSignIn } from './certificate-sign-in.tsx'
import { OpenIdSignIn } from './openid-sign-in.tsx'
import './sign-in-screen.css'

/** Account and password, or the other ways to show who one is. What was typed stays when it was refused. */
export function SignInScreen() {
  const { t } = useTranslation('desk')
  const router = useRouter()
  const { next } = useSearch({ from: '/sign-in' })
  const [account, setAccount] = useState('')
  const [password, setPassword] = useState('')
  const [empty, setEmpty] = useState(false)
  const signIn = useSignIn()
  const view = useErrorView()
  const enter = (): void => router.history.push(next ?? '/')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setEmpty(account === '' || password === '')
    if (account !== '' && password !== '') signIn.mutate({ account, password }, { onSuccess: enter })
  }
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <form className="sign-in-form" onSubmit={submit} noValidate>
          <h1 className="sign-in-title">
            {t('product')} <span>{t('signIn.title')}</span>
          </h1>
          {next !== undefined && next !== '/' && <p className="sign-in-again">{t('signIn.again')}</p>}
          <TextField
            label={t('signIn.account')}
            value={account}
            onChange={setAccount}
            autoComplete="username"
            autoFocus
            isRequired
          />
          <TextField
            label={t('signIn.password')}
            type="password"
            value={password}
            onChange={setPassword}
            autoComplete="current-password"
            isRequired
            error={empty ? t('signIn.empty') : undefined}
          />
          {signIn.error !== null && <ErrorState {...view(signIn.error)} safe={null} />}
          <div className="sign-in-foot">
            <AppearanceMenu />
            <Button type="submit" variant="primary" busy={signIn.isPending}>
              {t('signIn.submit')}
            </Button>
          </div>
        </form>
        <div className="sign-in-others">
          <CertificateSignIn onDone={enter} />
          <OpenIdSignIn />
        </div>
      </div>
    </main>
  )
}
