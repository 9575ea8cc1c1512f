import type { TFunction } from 'i18next'
import type { KeeperState } from './draft/keeper-state.ts'
import type { useLine } from './line/use-line.ts'

export interface SubmitFacts {
  readonly state: KeeperState
  readonly writes: boolean
  /** Null for who changes the text in the line: it has its line. */
  readonly line: ReturnType<typeof useLine>['line']['data'] | null
  /** Findings that stand against it. */
  readonly errors: number
  readonly uploading: boolean
}

/** Why a draft cannot be submitted now, in words; undefined: it can. */
export function whyNotSubmit(
  t: TFunction<'editor'>,
  { state, writes, line, errors, uploading }: SubmitFacts,
): string | undefined {
  if (state.status === 'CONFLICT') return t('conflict.text')
  if (!writes) return t('locked.text')
  if (uploading) return t('foot.uploading')
  if (line === undefined) return t('foot.lineLoading')
  if (line !== null && line.faults.length > 0) return t('foot.lineFaulty')
  if (errors > 0) return t('foot.findings', { count: errors })
  return state.status === 'HERE_ONLY' ? t('foot.notSaved') : undefined
}
