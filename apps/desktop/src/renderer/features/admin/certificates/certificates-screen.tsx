import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button.tsx'
import { useKeys } from '../../../ui/keys/use-keys.ts'
import { PageHeader } from '../../../ui/page-header.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { AuthorityPart } from './authority-part.tsx'
import './certificates-screen.css'
import { EnrolDialog } from './enrol-dialog.tsx'
import { ForeignPart } from './foreign-part.tsx'
import { ImagesPart } from './images-part.tsx'
import { IssueDialog } from './issue-dialog.tsx'
import { DuePart, IssuedPart } from './issued-part.tsx'
import type { Part } from './parts.ts'

const route = getRouteApi('/desk/certificates')

/** The register of certificates: issue, renew, hold, revoke, enrol, and how the authority itself stands. */
export function CertificatesScreen() {
  const { t } = useTranslation('certificates')
  const { part = 'issued', text = '' } = route.useSearch()
  const navigate = route.useNavigate()
  const [open, setOpen] = useState<'issue' | 'enrol' | null>(null)
  const close = (): void => setOpen(null)
  useKeys([{ keys: 'a', label: t('issue.title'), group: t('title'), run: () => setOpen('issue') }])
  return (
    <div className="certificates">
      <PageHeader
        title={t('title')}
        actions={
          <>
            <Button icon="add" onPress={() => setOpen('enrol')}>
              {t('enrol.title')}
            </Button>
            <Button icon="key" variant="primary" keys="a" onPress={() => setOpen('issue')}>
              {t('issue.title')}
            </Button>
          </>
        }
      />
      <Tabs<Part>
        label={t('title')}
        value={part}
        onChange={(next) => void navigate({ search: { part: next === 'issued' ? undefined : next }, replace: true })}
        items={[
          {
            id: 'issued',
            label: t('parts.issued'),
            content: (
              <IssuedPart
                text={text}
                onTextChange={(typed) => void navigate({ search: { text: typed === '' ? undefined : typed }, replace: true })}
              />
            ),
          },
          { id: 'due', label: t('parts.due'), content: <DuePart /> },
          { id: 'foreign', label: t('parts.foreign'), content: <ForeignPart /> },
          { id: 'images', label: t('parts.images'), content: <ImagesPart /> },
          { id: 'authority', label: t('parts.authority'), content: <AuthorityPart /> },
        ]}
      />
      {open === 'issue' && <IssueDialog onClose={close} />}
      {open === 'enrol' && <EnrolDialog onClose={close} />}
    </div>
  )
}
