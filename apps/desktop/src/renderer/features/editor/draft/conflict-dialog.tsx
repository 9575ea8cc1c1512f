import { useTranslation } from 'react-i18next'
import { formatDateTime } from '../../../i18n/format.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import './conflict-dialog.css'
import { compareLines, differentFields, linesOf, type SideLine } from './differences.ts'
import type { ServerCopy } from './reconcile.ts'
import type { DraftForm } from './types.ts'
import { useFieldWords } from './use-field-words.ts'

export interface ConflictDialogProps {
  readonly mine: DraftForm
  readonly mineAt: string
  readonly theirs: ServerCopy
  /** The drafter's unit, whose tasks the names come from. */
  readonly unitId: string
  readonly onChoose: (choice: 'MINE' | 'THEIRS') => void
  readonly onLater: () => void
}

/** Both versions of a draft that was changed in two places, with what differs; nothing changes before one is chosen. */
export function ConflictDialog({ mine, mineAt, theirs, unitId, onChoose, onLater }: ConflictDialogProps) {
  const { t } = useTranslation('editor')
  const said = useFieldWords(unitId, [mine, theirs.form])
  const fields = differentFields(mine, theirs.form)
  const body = compareLines(linesOf(mine.body.content), linesOf(theirs.form.body.content))
  const sides = [
    {
      id: 'MINE',
      title: t('conflict.mine'),
      at: t('conflict.mineAt', { at: formatDateTime(mineAt) }),
      form: mine,
      lines: body.mine,
    },
    {
      id: 'THEIRS',
      title: t('conflict.theirs'),
      at: t('conflict.theirsAt', { at: formatDateTime(theirs.savedAt) }),
      form: theirs.form,
      lines: body.theirs,
    },
  ] as const
  return (
    <Dialog
      isOpen
      size="large"
      title={t('conflict.title')}
      onClose={onLater}
      footer={
        <>
          <Button variant="quiet" onPress={onLater}>
            {t('conflict.later')}
          </Button>
          <Button onPress={() => onChoose('THEIRS')}>{t('conflict.takeTheirs')}</Button>
          <Button onPress={() => onChoose('MINE')}>{t('conflict.takeMine')}</Button>
        </>
      }
    >
      <p>{t('conflict.text')}</p>
      <div className="conflict">
        {sides.map((side) => (
          <section key={side.id} className="conflict-side" aria-label={side.title}>
            <h3 className="conflict-title">
              {side.title} <span>{side.at}</span>
            </h3>
            <dl className="conflict-fields">
              {fields.map((field) => (
                <div key={field}>
                  <dt>{t(`fields.${field}`)}</dt>
                  <dd>{said(side.form, field) || t('conflict.none')}</dd>
                </div>
              ))}
            </dl>
            <Lines lines={side.lines} label={t('conflict.body')} only={t('conflict.onlyHere')} />
          </section>
        ))}
      </div>
    </Dialog>
  )
}

function Lines({ lines, label, only }: { readonly lines: readonly SideLine[]; readonly label: string; readonly only: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and is read by keys
    <ol className="conflict-body" aria-label={label} tabIndex={0}>
      {lines.map(({ text, shared }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name
        <li key={i} data-shared={shared}>
          {!shared && <span className="visually-hidden">{only}: </span>}
          {text}
        </li>
      ))}
    </ol>
  )
}
