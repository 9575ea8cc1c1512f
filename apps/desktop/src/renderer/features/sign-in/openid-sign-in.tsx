import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { deskBridge } from '../../api/desk-bridge.ts'
import { useTRPC } from '../../api/trpc.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import './openid-sign-in.css'

/** Codes that the server comes back with, each with its words; of any other it is only said that it failed. */
const REFUSALS = {
  OPENID_REFUSED: true,
  OPENID_EXPIRED: true,
  OPENID_UNAVAILABLE: true,
  OPENID_INVALID: true,
  OPENID_PERSON_UNKNOWN: true,
  ACCOUNT_CLOSED: true,
} as const

const known = (code: string): code is keyof typeof REFUSALS => Object.hasOwn(REFUSALS, code)

/** The way over the office's identity provider, where the server offers one; in a browser only, since the client's own pages have no address to come back to. */
export function OpenIdSignIn() {
  return deskBridge() === null ? <Offer /> : null
}

function Offer() {
  const { t } = useTranslation('desk')
  const { next, refused } = useSearch({ from: '/sign-in' })
  const { data, isPending } = useQuery(useTRPC().identity.signInMeans.queryOptions())
  const offered = data?.openId ?? null
  const name = offered?.name ?? t('signIn.openId.name')
  if (isPending || (offered === null && refused === undefined)) return null
  return (
    <div className="openid-sign-in">
      {refused !== undefined && (
        <ErrorState
          text={t(`signIn.openId.${known(refused) ? refused : 'OTHER'}.text`, { name })}
          advice={t(`signIn.openId.${known(refused) ? refused : 'OTHER'}.do`, { name })}
          safe={null}
          code={refused}
        />
      )}
      {offered !== null && (
        <Button
          type="button"
          onPress={() =>
            window.location.assign(`${offered.address}${next === undefined ? '' : `?${new URLSearchParams({ next })}`}`)
          }
        >
          {t('signIn.openId.submit', { name })}
        </Button>
      )}
    </div>
  )
}
