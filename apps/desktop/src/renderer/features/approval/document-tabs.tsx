import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LineDocument } from '../../api/shapes.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { useKeys } from '../../ui/keys/use-keys.ts'
import { Tabs } from '../../ui/tabs.tsx'
import { AttachmentsTab } from './attachments-tab.tsx'
import { CompareTab } from './compare/compare-tab.tsx'
import { opinionsOf } from './opinions.ts'
import { OpinionsTab } from './opinions-tab.tsx'
import { PathTab } from './path-tab.tsx'
import { RelatedTab } from './related-tab.tsx'
import { SignaturesTab } from './signatures-tab.tsx'

/** What goes with a document: opinions, attachments, related documents, earlier rounds, signatures. Folds to its words. */
export function DocumentTabs({ document, pdf }: { readonly document: LineDocument; readonly pdf: Uint8Array | undefined }) {
  const { t } = useTranslation('approval')
  const navigate = useNavigate()
  const { tab } = useSearch({ strict: false })
  const opinions = opinionsOf(document)
  const value = tab ?? (opinions.length > 0 || document.attachments.length === 0 ? 'opinions' : 'attachments')
  const [folded, setFolded] = useState(tab === undefined && opinions.length === 0)
  // A tab that is opened from elsewhere on the screen is to be seen.
  const [seen, setSeen] = useState(tab)
  if (seen !== tab) {
    setSeen(tab)
    setFolded(false)
  }
  const fold = (): void => setFolded(!folded)
  useKeys([{ keys: 't', label: t('tabs.fold'), group: t('keys'), run: fold }])
  return (
    <div className="document-tabs" data-folded={folded || undefined} data-tab={value}>
      <Tabs
        label={t('tabs.label')}
        value={value}
        onChange={(next) => {
          setFolded(false)
          void navigate({ to: '.', search: (now) => ({ ...now, tab: next }), replace: true })
        }}
        items={[
          {
            id: 'opinions',
            label: t('tabs.opinions'),
            count: opinions.length,
            content: <OpinionsTab opinions={opinions} />,
          },
          {
            id: 'attachments',
            label: t('tabs.attachments'),
            count: document.attachments.length,
            content: <AttachmentsTab document={document} />,
          },
          {
            id: 'compare',
            label: t('tabs.compare'),
            // Each comparison is a look that is recorded: only who wants to see it asks.
            content: value === 'compare' && !folded ? <CompareTab document={document} /> : null,
          },
          {
            id: 'related',
            label: t('tabs.related'),
            count: document.form.relatedIds.length,
            content: <RelatedTab ids={document.form.relatedIds} />,
          },
          {
            id: 'path',
            label: t('tabs.path'),
            content: <PathTab document={document} />,
          },
          {
            id: 'signatures',
            label: t('tabs.signatures'),
            content: folded ? null : <SignaturesTab document={document} pdf={pdf} />,
          },
        ]}
      />
      <IconButton icon={folded ? 'chevronUp' : 'chevronDown'} label={t('tabs.fold')} keys="t" pressed={!folded} onPress={fold} />
    </div>
  )
}
