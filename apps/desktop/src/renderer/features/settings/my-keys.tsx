import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CredentialSummary } from '../../../shared/bridge.ts'
import { useErrorView } from '../../api/error-view.ts'
import { formatDate } from '../../i18n/format.ts'
import type { ChosenKey } from '../../signer/signer.ts'
import { useSigner } from '../../signer/use-signer.ts'
import { Button } from '../../ui/button.tsx'
import { useConfirm } from '../../ui/confirm.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { useKeys } from '../../ui/keys/use-keys.ts'
import { announce } from '../../ui/notices.ts'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { StatusMark } from '../../ui/status-mark.tsx'
import { AddKeyDialog } from './add-key-dialog.tsx'

/** The signer's own list, which the signing dialog asks for too. */
const HELD_KEYS = ['signer', 'keys'] as const

/** The keys that sign on this machine: their certificates, take one in, take one out. */
export function MyKeys() {
  const { t } = useTranslation('settings')
  const signer = useSigner()
  const queries = useQueryClient()
  const view = useErrorView()
  const confirm = useConfirm()
  const [chosen, setChosen] = useState<ChosenKey | null>(null)
  const keys = useQuery({ queryKey: HELD_KEYS, queryFn: () => signer.list() })
  const tokens = useQuery({ queryKey: [...HELD_KEYS, 'tokens'], queryFn: () => signer.tokens() })
  const say = (error: unknown): void => void announce(view(error).text, { tone: 'error' })
  const choose = (): void => void signer.choose().then(setChosen, say)
  const remove = async (key: CredentialSummary): Promise<void> => {
    const yes = await confirm({
      title: t('keys.remove'),
      text: t('keys.removeText', { name: key.name }),
      act: t('keys.remove'),
      danger: true,
    })
    if (!yes) return
    await signer.remove(key.id)
    await queries.invalidateQueries({ queryKey: HELD_KEYS })
    announce(t('keys.removed', { name: key.name }), { tone: 'done' })
  }
  useKeys([{ keys: 'a', label: t('keys.add'), group: t('title'), run: choose }])
  return (
    <div className="settings-part">
      <p>{t(signer.keepsKeys ? 'keys.kept' : 'keys.inPage')}</p>
      <div>
        <Button icon="key" variant="primary" keys="a" onPress={choose}>
          {t('keys.add')}
        </Button>
      </div>
      {keys.isLoading && <ProgressBar label={t('keys.loading')} />}
      {keys.error !== null && <ErrorState {...view(keys.error)} onRetry={() => void keys.refetch()} />}
      {(tokens.data === 'module-missing' || tokens.data === 'library-failed') && (
        <p role="status">{t(`keys.tokens.${tokens.data}`)}</p>
      )}
      {keys.data?.length === 0 && <EmptyState title={t('keys.empty')} text={t('keys.emptyHint')} />}
      <ul aria-label={t('keys.title')}>
        {keys.data?.map((key) => (
          <li key={key.id} className="settings-key">
            <KeyFacts held={key} />
            {key.kept && (
              <Button icon="trash" onPress={() => void remove(key).catch(say)}>
                {t('keys.remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {chosen !== null && <AddKeyDialog chosen={chosen} onClose={() => setChosen(null)} />}
    </div>
  )
}

/** A key and what its certificate says. */
function KeyFacts({ held }: { readonly held: CredentialSummary }) {
  const { t } = useTranslation('settings')
  const { certificate } = held
  return (
    <div>
      <p className="settings-key-name">{certificate?.commonName ?? held.name}</p>
      {certificate === null ? (
        <p className="settings-key-facts">{t(held.kind === 'token' ? 'keys.unopenedToken' : 'keys.unopened')}</p>
      ) : (
        <>
          <p className="settings-key-facts">
            {t('keys.issued', {
              kind: t(`keys.kinds.${held.kind}`),
              keyName: certificate.keyName,
              issuer: certificate.issuerName,
              from: formatDate(certificate.notBefore),
              until: formatDate(certificate.notAfter),
            })}{' '}
            {Date.parse(certificate.notAfter) < Date.now() && <StatusMark tone="returned">{t('keys.expired')}</StatusMark>}
          </p>
          {!held.kept && <p className="settings-key-facts">{t('keys.found')}</p>}
          <p className="settings-key-facts settings-key-hash">{certificate.fingerprint}</p>
        </>
      )}
    </div>
  )
}
