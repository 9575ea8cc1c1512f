import type { AppRouter } from '@onmaru/server/router'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import type { TRPCClient } from '@trpc/client'
import type { i18n } from 'i18next'
import { useEffect } from 'react'
import { I18nProvider } from 'react-aria-components'
import { I18nextProvider, useTranslation } from 'react-i18next'
import { deskBridge } from '../api/desk-bridge.ts'
import { TRPCProvider } from '../api/trpc.ts'
import { ConfirmProvider } from '../ui/confirm.tsx'
import { KeyMap } from '../ui/keys/key-map.tsx'
import { ToastRegion } from '../ui/toast-region.tsx'
import type { DeskRouter } from './router.ts'

export interface AppProps {
  readonly language: i18n
  readonly queryClient: QueryClient
  readonly client: TRPCClient<AppRouter>
  readonly router: DeskRouter
}

/** What every part needs around it: texts, data, questions, notices, keys. */
export function App({ language, queryClient, client, router }: AppProps) {
  useEffect(() => deskBridge()?.onOpenPath((path) => void router.navigate({ to: path })), [router])
  return (
    <I18nextProvider i18n={language}>
      <Localized>
        <QueryClientProvider client={queryClient}>
          <TRPCProvider trpcClient={client} queryClient={queryClient}>
            <ConfirmProvider>
              <RouterProvider router={router} />
              <KeyMap />
              <ToastRegion />
            </ConfirmProvider>
          </TRPCProvider>
        </QueryClientProvider>
      </Localized>
    </I18nextProvider>
  )
}

/** React Aria's own words and calendars in the language of the screens. */
function Localized({ children }: { readonly children: React.ReactNode }) {
  const { i18n } = useTranslation()
  return <I18nProvider locale={i18n.language === 'en' ? 'en-GB' : 'ko-KR'}>{children}</I18nProvider>
}
