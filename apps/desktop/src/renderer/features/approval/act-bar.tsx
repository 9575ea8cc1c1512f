import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import type { LineDocument } from '../../api/shapes.ts'
import { Button } from '../../ui/button.tsx'
import { type KeyBinding, useKeys } from '../../ui/keys/use-keys.ts'
import { Menu, type MenuAct } from '../../ui/menu.tsx'
import { announce } from '../../ui/notices.ts'
import { type OfferedAct, refusedActs, stepOf } from './acts.ts'
import { OpenAct } from './open-act.tsx'
import { ReasonsDialog } from './reasons-dialog.tsx'
import { type ShownAct, useShownActs } from './shown-acts.ts'
import { SignAct, type SignActProps, type SignWords } from './sign-act.tsx'
import { StandingLine } from './standing-line.tsx'
import { type LineAct, useAct } from './use-act.ts'

export interface ActBarProps {
  readonly document: LineDocument
  readonly pdf: Uint8Array | undefined
  readonly onReload: () => Promise<void>
  readonly onActed: () => void
}

/** An act that wants no dialog. */
function plainAct({ documentId, seq: basedOn, urgent }: LineDocument, { act, stepId }: OfferedAct): LineAct | null {
  if (act === 'resume' && stepId !== null) return { type: 'resume', documentId, basedOn, stepId }
  return act === 'setUrgent' ? { type: 'setUrgent', documentId, basedOn, urgent: !urgent } : null
}

const menuAct = ({ id, label, icon, keys, unavailable, run }: ShownAct): MenuAct => ({
  id,
  label,
  icon,
  keys,
  run,
  ...(unavailable === undefined ? {} : { unavailable }),
})

/** What the person may do, the next act at the right; what they may not do says why. */
export function ActBar({ document, pdf, onReload, onActed }: ActBarProps) {
  const { t } = useTranslation('approval')
  const view = useErrorView()
  const { act, goOn } = useAct(document, onActed)
  const [open, setOpen] = useState<OfferedAct | 'reasons' | null>(null)
  /** What is being signed, as it was when it was begun: what others do meanwhile must not change it under the hand. */
  const [signing, setSigning] = useState<Pick<SignActProps, 'document' | 'step' | 'pdf'> | null>(null)
  const [words, setWords] = useState<SignWords>({ verdict: 'AGREE', opinion: '', important: false })
  const close = (): void => {
    setOpen(null)
    setSigning(null)
    act.reset()
  }
  const reload = (): void => {
    close()
    void onReload()
  }
  /** What was typed stays: only the document is asked for anew. */
  const refresh = (): void => {
    act.reset()
    void onReload()
  }
  const run = (offered: OfferedAct): void => {
    const plain = plainAct(document, offered)
    if (plain !== null)
      act.mutate(plain, {
        onError: (error) => announce(view(error).text, { tone: 'error', action: { label: t('reload'), run: reload } }),
      })
    else if (offered.act === 'sign') {
      const step = stepOf(document, offered.stepId)
      if (step !== undefined && pdf !== undefined) setSigning({ document, step, pdf })
    } else setOpen(offered)
  }
  const { bar, menu } = useShownActs(document, pdf !== undefined, run)
  const refused = refusedActs(document)
  const reasons: ShownAct = {
    id: 'reasons',
    label: t('reasons.ask'),
    keys: 'w',
    icon: 'info',
    variant: 'quiet',
    unavailable: undefined,
    run: () => setOpen('reasons'),
  }
  const group = t('keys')
  useKeys(
    [...bar, ...menu, reasons].map(
      ({ keys, label, unavailable, run: doIt }): KeyBinding => ({ keys, label, group, unavailable, run: doIt }),
    ),
  )
  return (
    <footer className="act-bar">
      <StandingLine document={document} />
      <div className="act-buttons">
        <Menu
          label={t('acts.more')}
          acts={[menu.map(menuAct), [menuAct(reasons)]].filter((part) => part.length > 0)}
          trigger={
            <Button variant="quiet" icon="more">
              {t('acts.more')}
            </Button>
          }
        />
        {bar.map((one) => (
          <Button
            key={one.id}
            variant={one.variant}
            icon={one.icon}
            keys={one.keys}
            unavailable={one.unavailable}
            busy={act.isPending && one.id === 'resume'}
            onPress={one.run}
          >
            {one.label}
          </Button>
        ))}
      </div>
      {signing !== null && (
        <SignAct
          {...signing}
          words={words}
          onWordsChange={setWords}
          onDone={() => {
            close()
            goOn('sign')
          }}
          onReload={reload}
          onClose={close}
        />
      )}
      {open === 'reasons' && <ReasonsDialog acts={refused} onClose={close} />}
      {open !== null && open !== 'reasons' && (
        <OpenAct open={open} document={document} act={act} goOn={goOn} onReload={refresh} onClose={close} />
      )}
    </footer>
  )
}
