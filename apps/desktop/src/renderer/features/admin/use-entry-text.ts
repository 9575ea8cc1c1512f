import { useTranslation } from 'react-i18next'
import { sentenceOf } from './sentence.ts'
import type { Entry, Names } from './types.ts'

/** Characters of an id that are shown where no name is known. */
const SHORT = 8

/** How to say an entry as a sentence in the language of the screen; the document that the whole list is about is not named again. */
export function useEntryText(self?: string): (entry: Entry, names: Names) => string {
  const { t } = useTranslation('audit')
  return (entry, names) => {
    const { actor, subject } = entry
    const who = actor.kind === 'person' ? actor.name : t(`actors.${actor.kind}`)
    const { key, values } = sentenceOf(entry, names)
    const named = values['document'] === '' || values['document'] === undefined ? null : values['document']
    const document =
      subject.id === self
        ? t('thisDocument')
        : named === null
          ? t('document', { id: subject.id.slice(-SHORT) })
          : t('named', { name: named })
    const said = t(`events.${key}`, { ...values, who, document })
    return said.charAt(0).toUpperCase() + said.slice(1)
  }
}
