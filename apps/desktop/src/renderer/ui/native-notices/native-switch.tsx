import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Checkbox } from '../checkbox.tsx'
import { setNativeWish, useNativeWish } from './native-wish.ts'

/** The switch for notices on the computer's own screen, and what to do where the computer refuses; nothing where it has none. */
export function NativeSwitch() {
  const { t } = useTranslation('ui')
  const wanted = useNativeWish()
  const [denied, setDenied] = useState(false)
  if (!('Notification' in globalThis)) return null
  return (
    <div className="native-switch">
      <Checkbox isSelected={wanted} onChange={(on) => void setNativeWish(on).then((done) => setDenied(!done))}>
        {t('nativeNotices.label')}
      </Checkbox>
      {denied && <p role="alert">{t('nativeNotices.denied')}</p>}
    </div>
  )
}
