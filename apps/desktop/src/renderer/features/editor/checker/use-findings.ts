import type { Editor } from '@tiptap/react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Pane } from '../../../ui/panes/split-panes.tsx'
import type { Attachment, DraftForm } from '../draft/types.ts'
import { findingWords } from './finding-words.ts'
import { fontFindings, personalFindings } from './places.ts'
import { useCheck } from './use-check.ts'
import { useScreening } from './use-screening.ts'

export interface FindingsInput {
  readonly editor: Editor
  readonly documentId: string
  readonly version: number
  readonly form: DraftForm
  readonly attachments: readonly Attachment[]
}

/** What the checker found of the saved version, marked in the text; and how its pane and the outline's fold. */
export function useFindings({ editor, documentId, version, form, attachments }: FindingsInput) {
  const { t } = useTranslation(['editor', 'disclosure'])
  const words = useTranslation('editor').t
  const check = useCheck(documentId, version, attachments.map(({ id }) => id).join())
  const personal = useScreening(editor, documentId, version, form.title)
  const [kept, setKept] = useState<{ readonly outline?: boolean; readonly checker?: boolean }>({})
  useEffect(() => {
    editor.commands.showFindings([
      ...fontFindings(editor, check.findings, (finding) => findingWords(words, finding)),
      ...personalFindings(personal, ({ kind }) => t(`disclosure:kinds.${kind}`)),
    ])
  }, [editor, check.findings, personal, words, t])
  const count = check.findings.length + personal.length
  // A page that nothing is written on yet is not faulty, only empty.
  const begun = form.title.trim() !== '' || !editor.isEmpty
  const errors = check.findings.filter(({ severity }) => severity === 'ERROR').length
  return {
    check,
    personal,
    count,
    errors,
    /** On a narrow screen the outline is folded until it is asked for. */
    outlineFold: {
      folded: kept.outline ?? true,
      onFoldedChange: (outline) => setKept({ ...kept, outline }),
    } satisfies Partial<Pane>,
    /** Quiet until it has something: folded while there is nothing, or no room, unless the person says otherwise. */
    checkerFold: (narrow: boolean) =>
      ({
        folded: kept.checker ?? (narrow || count === 0 || !begun),
        onFoldedChange: (checker) => setKept({ ...kept, checker }),
      }) satisfies Partial<Pane>,
  }
}
