import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createApiClient, createQueryClient } from '../api/client.ts'
import { watchSession } from '../api/session.ts'
import { startLanguage } from '../i18n/language.ts'
import { startAppearance } from '../theme/appearance.ts'
import '../theme/index.css'
import { startReturnFocus } from '../ui/return-focus.ts'
import { App } from './app.tsx'
import { navigationEntries } from './navigation-entries.ts'
import { paletteSources } from './palette-sources.ts'
import { createDeskRouter } from './router.ts'

startAppearance()
startReturnFocus()
const language = await startLanguage()
const queryClient = createQueryClient()
const client = createApiClient()
const router = createDeskRouter({ queryClient, client, navigation: navigationEntries, paletteSources })
watchSession(queryClient, () => void router.invalidate())

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element with the id root')
createRoot(root).render(
  <StrictMode>
    <App language={language} queryClient={queryClient} client={client} router={router} />
  </StrictMode>,
)
