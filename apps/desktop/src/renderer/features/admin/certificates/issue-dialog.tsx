import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../../api/error-view.ts'
import { useTRPC } from '../../../api/trpc.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { announce } from '../../../ui/notices.ts'
import { RadioGroup } from '../../../ui/radio-group.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { KeyFileResult } from './key-file-result.tsx'
import { type KeySource, KeySourceField } from './key-source.tsx'
import { PersonField } from './person-field.tsx'
import type { Profile } from './types.ts'
import { useAskAnew } from './use-certificate-act.ts'

const PROFILES: readonly Profile[] = ['official', 'special-seal', 'server']

/** Issues a certificate: to a person by the directory's name, to a special seal or a server by a name that is given. */
export function IssueDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('certificates')
  const view = useErrorView()
  const askAnew = useAskAnew()
  const [profile, setProfile] = useState<Profile>('official')
  const [person, setPerson] = useState<{ readonly id: string; readonly name: string } | null>(null)
  const [commonName, setCommonName] = useState('')
  const [hosts, setHosts] = useState('')
  const [source, setSource] = useState<KeySource>(null)
  const issue = useMutation(
    useTRPC().signatures.issue.mutationOptions({
      onSuccess: async () => {
        await askAnew()
        announce(t('done.issued'), { tone: 'done' })
      },
    }),
  )
  const named = profile === 'official' ? person !== null : commonName.trim() !== ''
  const missing = !named ? t('issue.nameMissing') : source === undefined ? t('key.missing') : undefined
  const send = (): void => {
    if (source === undefined) return
    const names = hosts.split(/[\s,]+/).filter((host) => host !== '')
    const who = profile === 'official' ? { personId: person?.id } : { commonName: commonName.trim() }
    issue.mutate({ profile, ...who, ...(profile === 'server' ? { hosts: names } : {}), request: source })
  }
  return (
    <Dialog
      isOpen
      title={t('issue.title')}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t(issue.data === undefined ? 'cancel' : 'close')}</Button>
          {issue.data === undefined && (
            <Button variant="primary" busy={issue.isPending} unavailable={missing} onPress={send}>
              {t('issue.act')}
            </Button>
          )}
        </>
      }
    >
      {issue.data === undefined ? (
        <div className="certificates-form">
          <RadioGroup
            label={t('columns.profile')}
            options={PROFILES.map((id) => ({ id, label: t(`profiles.${id}`) }))}
            value={profile}
            onChange={setProfile}
          />
          {profile === 'official' ? (
            <PersonField value={person?.id ?? null} onChange={(id, name) => setPerson(id === null ? null : { id, name })} />
          ) : (
            <TextField label={t('issue.name')} isRequired maxLength={64} value={commonName} onChange={setCommonName} />
          )}
          {profile === 'server' && (
            <TextField label={t('issue.hosts')} description={t('issue.hostsHelp')} value={hosts} onChange={setHosts} />
          )}
          <KeySourceField source={source} onChange={setSource} />
          {issue.error !== null && <ErrorState {...view(issue.error)} />}
        </div>
      ) : (
        <KeyFileResult issued={issue.data} name={profile === 'official' ? (person?.name ?? '') : commonName} />
      )}
    </Dialog>
  )
}
