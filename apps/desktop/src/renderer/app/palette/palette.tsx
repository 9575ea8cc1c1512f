import { useNavigate, useRouteContext } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { Autocomplete, Dialog, Header, Menu, MenuItem, MenuSection, Modal, ModalOverlay } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import { useSessionPerson } from '../../api/session.ts'
import { NAMESPACES } from '../../i18n/language.ts'
import { entriesFor } from '../../routes/navigation.ts'
import type { PaletteItem } from '../../routes/palette.ts'
import { Icon } from '../../ui/icon.tsx'
import { KeyHint } from '../../ui/keys/key-hint.tsx'
import { activeBindings } from '../../ui/keys/use-keys.ts'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { findItems } from './find-items.ts'
import './palette.css'
import { useSources } from './use-sources.ts'

interface Section {
  readonly id: string
  readonly title: string
  readonly items: readonly (PaletteItem & { readonly keys?: string })[]
}

/** ⌘K: one field that finds screens, acts of this screen, and whatever the sources know. Arrow keys and Enter. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(NAMESPACES)
  const navigate = useNavigate()
  const { navigation } = useRouteContext({ from: '__root__' })
  const { roles } = useSessionPerson()
  const view = useErrorView()
  const [typed, setTyped] = useState('')
  const { sections: sources, busy, failed } = useSources(typed)
  const acts = useMemo<Section['items']>(
    () =>
      activeBindings()
        .filter((binding) => binding.unavailable === undefined && binding.keys !== 'Mod+k')
        .map((binding) => ({
          id: `${binding.group}:${binding.label}`,
          label: binding.label,
          help: binding.group,
          run: binding.run,
          keys: [binding.keys].flat()[0] ?? '',
        })),
    [],
  )
  const screens: Section = {
    id: 'screens',
    title: t('desk:palette.screens'),
    items: entriesFor(navigation, roles).map((entry) => ({
      id: entry.id,
      label: entry.label(t),
      icon: entry.icon,
      to: entry.to,
    })),
  }
  const matching = (section: Section): Section => ({
    ...section,
    items: typed.trim() === '' ? section.items : findItems(section.items, typed, section.items.length),
  })
  const all: readonly Section[] = [
    matching(screens),
    ...sources,
    matching({ id: 'acts', title: t('desk:palette.acts'), items: acts }),
  ]
  const sections = all.filter((section) => section.items.length > 0)
  const choose = (item: PaletteItem): void => {
    onClose()
    if (item.to !== undefined) void navigate({ to: item.to })
    item.run?.()
  }
  return (
    <ModalOverlay className="dialog-scrim palette-scrim" isOpen isDismissable onOpenChange={(open) => open || onClose()}>
      <Modal className="dialog-frame palette" data-modal="">
        <Dialog className="palette-dialog" aria-label={t('desk:palette.title')}>
          <Autocomplete inputValue={typed} onInputChange={setTyped}>
            {/* Not a search field: there, Escape would first clear it; here it closes at once. */}
            <TextField
              type="search"
              label={t('desk:palette.title')}
              hideLabel
              placeholder={t('desk:palette.placeholder')}
              autoFocus
            />
            <div className="palette-busy">{busy && <ProgressBar label={t('desk:palette.searching')} />}</div>
            {failed !== null && <p role="alert">{t('desk:palette.failed', { text: view(failed).text })}</p>}
            <Menu
              className="palette-list"
              aria-label={t('desk:palette.results')}
              renderEmptyState={() => (
                <div className="options-empty">{busy ? t('desk:loading') : t('desk:palette.none', { query: typed })}</div>
              )}
            >
              {sections.map((section) => (
                <MenuSection key={section.id}>
                  <Header className="menu-title">{section.title}</Header>
                  {section.items.map((item) => (
                    <MenuItem
                      key={item.id}
                      id={`${section.id}/${item.id}`}
                      textValue={item.label}
                      className="option"
                      onAction={() => choose(item)}
                    >
                      {item.icon !== undefined && <Icon name={item.icon} />}
                      <span className="option-text">{item.label}</span>
                      {item.help !== undefined && <span className="option-help">{item.help}</span>}
                      {item.keys !== undefined && <KeyHint keys={item.keys} />}
                    </MenuItem>
                  ))}
                </MenuSection>
              ))}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
