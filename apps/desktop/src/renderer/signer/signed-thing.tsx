import { useTranslation } from 'react-i18next'
import { useSessionPerson } from '../api/session.ts'
import { formatSize } from '../i18n/format.ts'
import { shortFingerprint } from './fingerprint.ts'
import type { SigningTask } from './signing-task.ts'
import { stepWord } from './step-words.ts'

/** Who signs, as what, and exactly what. */
export function SignedThing({ task }: { readonly task: SigningTask }) {
  const { t } = useTranslation('signing')
  const person = useSessionPerson()
  return (
    <dl className="signing-facts">
      <dt>{t('who')}</dt>
      <dd>
        <strong>{person.name}</strong> {person.post} · {person.unitName}
      </dd>
      <dt>{t('as')}</dt>
      <dd>
        <strong>{stepWord(t, task)}</strong>
      </dd>
      <dt>{t('what')}</dt>
      <dd>
        <span className="signing-title">{task.title}</span>
        <span className="signing-more">{t('extent', { revision: task.revisionNumber, pages: task.pages })}</span>
      </dd>
      <dt>{t('attachments')}</dt>
      <dd>
        {task.attachments.length === 0 ? (
          t('noAttachments')
        ) : (
          <ul className="signing-attachments">
            {task.attachments.map(({ id, name, size }) => (
              <li key={id}>
                {name} <span className="signing-more">{formatSize(size)}</span>
              </li>
            ))}
          </ul>
        )}
      </dd>
      <dt>{t('fingerprint')}</dt>
      <dd>
        <code className="signing-fingerprint">{shortFingerprint(task.baseBlob)}</code>
        <span className="signing-more">{t('fingerprintHelp')}</span>
      </dd>
    </dl>
  )
}
