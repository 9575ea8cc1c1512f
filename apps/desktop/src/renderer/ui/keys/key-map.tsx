import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../dialog.tsx'
import { KeyHint } from './key-hint.tsx'
import './key-map.css'
import { activeBindings, type KeyBinding, useKeys } from './use-keys.ts'

function grouped(bindings: readonly KeyBinding[]): readonly (readonly [string, readonly KeyBinding[]])[] {
  const groups = new Map<string, KeyBinding[]>()
  for (const binding of bindings) {
    const group = groups.get(binding.group) ?? []
    if (!group.some((other) => other.label === binding.label)) group.push(binding)
    groups.set(binding.group, group)
  }
  return [...groups]
}

/** `?` shows every key that works on this screen. Once, at the root. */
export function KeyMap() {
  const { t } = useTranslation('ui')
  const [shown, setShown] = useState<readonly KeyBinding[] | null>(null)
  useKeys([{ keys: '?', label: t('keys.show'), group: t('keys.general'), run: () => setShown(activeBindings()) }])
  return (
    <Dialog isOpen={shown !== null} onClose={() => setShown(null)} title={t('keys.title')} size="large" dismissable>
      <p className="key-map-hint">{t('keys.hint')}</p>
      <div className="key-map">
        {grouped(shown ?? []).map(([group, bindings]) => (
          <section key={group}>
            <h3 className="key-map-group">{group}</h3>
            <dl className="key-map-list">
              {bindings.map((binding) => (
                <div key={binding.label} className="key-map-row">
                  <dt>{binding.label}</dt>
                  <dd>
                    {[binding.keys].flat().map((keys) => (
                      <KeyHint key={keys} keys={keys} spoken />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
