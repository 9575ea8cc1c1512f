import type { AppRouter } from '@onmaru/server/router'
import type { inferRouterOutputs } from '@trpc/server'

type Answers = inferRouterOutputs<AppRouter>

export type RecordRow = Answers['records']['register']['items'][number]
export type FolderCount = Answers['records']['folders'][number]
export type FunctionNode = Answers['classification']['tree'][number]
export type UnitTask = Answers['classification']['tasks'][number]
export type Folder = Answers['classification']['folders'][number]

/** A folder with what lies in it; no counts while it is empty. */
export interface FolderRow extends Folder {
  readonly held: FolderCount | null
}

/** Whose unit tasks the tree shows. */
export const SCOPES = ['unit', 'all'] as const
export type Scope = (typeof SCOPES)[number]

const RETENTIONS = ['PERMANENT', 'SEMI_PERMANENT', 'Y30', 'Y10', 'Y5', 'Y3', 'Y1'] as const
const KINDS = ['LEGAL', 'DIRECTIVE', 'NOTICE', 'KEPT', 'PETITION', 'GENERAL'] as const

/** Codes that the screens have words for; another one is shown as it stands. */
export const knownRetention = (code: string): (typeof RETENTIONS)[number] | undefined => RETENTIONS.find((each) => each === code)
export const knownKind = (code: string): (typeof KINDS)[number] | undefined => KINDS.find((each) => each === code)
