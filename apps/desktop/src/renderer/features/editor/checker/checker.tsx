import type { Editor } from '@tiptap/react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../../api/error-view.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { ProgressBar } from '../../../ui/progress-bar.tsx'
import type { CheckFinding } from '../draft/types.ts'
import './checker.css'
import { findingWords } from './finding-words.ts'
import { goToCharacter, goToFinding, goToPlace } from './places.ts'
import type { Check } from './use-check.ts'
import type { PersonalFinding } from './use-screening.ts'

export interface CheckerProps {
  readonly editor: Editor
  readonly check: Check
  readonly personal: readonly PersonalFinding[]
}

/** What the checker found, each line leading to its place. Quiet until there is something. */
export function Checker({ editor, check, personal }: CheckerProps) {
  const { t } = useTranslation(['editor', 'disclosure'])
  const words = useTranslation('editor').t
  const view = useErrorView()
  const { findings, checking, error, again } = check
  const go = (finding: CheckFinding): void => {
    if (finding.place !== 'body') goToPlace(finding.place)
    else if (finding.code === 'CHARACTER_WITHOUT_FONT') goToCharacter(editor, String(finding.facts['character'] ?? ''))
    else editor.commands.focus('start')
  }
  const groups = [
    { id: 'errors', lines: findings.filter(({ severity }) => severity === 'ERROR') },
    { id: 'advice', lines: findings.filter(({ severity }) => severity === 'ADVICE') },
  ] as const
  const count = findings.length + personal.length
  return (
    <section className="checker" aria-label={t('editor:checker.label')}>
      {checking && <ProgressBar label={t('editor:checker.checking')} />}
      <h2 className="side-title">{t('editor:checker.label')}</h2>
      <p className="side-quiet" role="status">
        {count > 0
          ? t('editor:checker.count', { count })
          : error === null
            ? t('editor:checker.quiet')
            : t('editor:checker.failed')}
      </p>
      {error !== null && (
        <p className="checker-failed">
          {view(error).text}{' '}
          <Button variant="quiet" onPress={again}>
            {t('editor:checker.again')}
          </Button>
        </p>
      )}
      {groups.map(({ id, lines }) =>
        lines.length === 0 ? null : (
          <div key={id} className="checker-group" data-severity={id}>
            <h3 className="checker-title">{t(`editor:checker.${id}`)}</h3>
            <ul>
              {lines.map((finding) => (
                <li key={`${finding.code} ${JSON.stringify(finding.facts)}`}>
                  <button type="button" className="checker-line" onClick={() => go(finding)}>
                    <Icon name={id === 'errors' ? 'warning' : 'info'} size={14} />
                    <span>{findingWords(words, finding)}</span>
                  </button>
                </li>
              ))}
            </ul>
          </div>
        ),
      )}
      {personal.length > 0 && (
        <div className="checker-group" data-severity="personal">
          <h3 className="checker-title">{t('editor:checker.personal')}</h3>
          <ul>
            {personal.map(({ id, kind, from, to }) => (
              <li key={id}>
                <button
                  type="button"
                  className="checker-line"
                  onClick={() => (from === null ? goToPlace('title') : goToFinding(editor, id))}
                >
                  <Icon name="eye" size={14} />
                  <span>
                    {t(`disclosure:kinds.${kind}`)}{' '}
                    <span className="checker-value">
                      {from === null || to === null ? t('editor:checker.inTitle') : textAt(editor, from, to)}
                    </span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}

function textAt(editor: Editor, from: number, to: number): string {
  const { doc } = editor.state
  return to <= doc.content.size ? doc.textBetween(from, to, ' ') : ''
}
