import type { TFunction } from 'i18next'
import type { CheckFinding } from '../draft/types.ts'

/** A finding in words. */
export function findingWords(t: TFunction<'editor'>, { code, facts }: CheckFinding): string {
  const { name = '', character = '', codePoint = '', count = 1 } = facts
  if (code === 'ATTACHMENT_NOT_THERE' && name === '') return t('findings.ATTACHMENT_NONE')
  return t(`findings.${code}`, {
    name: String(name),
    character: String(character),
    codePoint: String(codePoint),
    count: Number(count),
  })
}
