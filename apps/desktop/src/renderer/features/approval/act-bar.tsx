import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import { useSessionPerson } from '../../api/session.ts'
import type { LineDocument } from '../../api/shapes.ts'
import { draftAddress } from '../../routes/addresses.ts'
import { Button, type ButtonProps } from '../../ui/button.tsx'
import type { IconName } from '../../ui/icon.tsx'
import { type KeyBinding, useKeys } from '../../ui/keys/use-keys.ts'
import { announce } from '../../ui/notices.ts'
import { useStepWords } from '../../ui/path-line/step-view.ts'
import { HoldDialog, RecallDialog, ReturnDialog } from './act-dialogs.tsx'
import { type OfferedAct, offeredActs, stepOf } from './acts.ts'
import { useRefusalWords } from './refusal-words.ts'
import { SignAct, type SignActProps, type SignWords } from './sign-act.tsx'
import { StandingLine } from './standing-line.tsx'
import { useAct } from './use-act.ts'

export interface ActBarProps {
  readonly document: LineDocument
  readonly pdf: Uint8Array | undefined
  readonly onReload: () => Promise<void>
  readonly onActed: () => void
}

interface ShownAct {
  readonly id: string
  readonly label: string
  readonly keys: string
  readonly icon: IconName
  readonly variant: NonNullable<ButtonProps['variant']>
  readonly unavailable: string | undefined
  readonly run: () => void
}

const KEYS = { sign: 's', return: 'r', hold: 'h', resume: 'h', recall: 'c' } as const
const ICONS = { sign: 'sign', return: 'undo', hold: 'calendar', resume: 'redo', recall: 'undo' } as const

/** What the person may do, the next act at the right; what they may not do says why. */
export function ActBar({ document, pdf, onReload, onActed }: ActBarProps) {
  const { t } = useTranslation(['approval', 'signing', 'ui'])
  const person = useSessionPerson()
  const stepWords = useStepWords()
  const router = useRouter()
  const why = useRefusalWords()
  const view = useErrorView()
  const { act, goOn } = useAct(document, onActed)
  const [open, setOpen] = useState<OfferedAct | null>(null)
  /** What is being signed, as it was when it was begun: what others do meanwhile must not change it under the hand. */
  const [signing, setSigning] = useState<Pick<SignActProps, 'document' | 'step' | 'pdf'> | null>(null)
  const [words, setWords] = useState<SignWords>({ verdict: 'AGREE', opinion: '' })
  const close = (): void => {
    setOpen(null)
    setSigning(null)
    act.reset()
  }
  const reload = (): void => {
    close()
    void onReload()
  }
  const run = (offered: OfferedAct): void => {
    const { documentId, seq: basedOn } = document
    if (offered.act === 'resume' && offered.stepId !== null)
      act.mutate(
        { type: 'resume', documentId, basedOn, stepId: offered.stepId },
        {
          onError: (error) => announce(view(error).text, { tone: 'error', action: { label: t('approval:reload'), run: reload } }),
        },
      )
    else if (offered.act === 'sign') {
      const step = stepOf(document, offered.stepId)
      if (step !== undefined && pdf !== undefined) setSigning({ document, step, pdf })
    } else setOpen(offered)
  }
  const labelOf = (offered: OfferedAct): string => {
    const step =
      stepOf(document, offered.stepId) ?? document.present.steps.find(({ person: { personId } }) => personId === person.id)
    return offered.act === 'sign'
      ? t('signing:signAs', { as: step === undefined ? t('signing:sign') : stepWords.role(step) })
      : t(`approval:acts.${offered.act}`)
  }
  const shown: readonly ShownAct[] = offeredActs(document, person.id).map((offered) => ({
    id: offered.act,
    label: labelOf(offered),
    keys: KEYS[offered.act],
    icon: ICONS[offered.act],
    variant: offered.act === 'sign' ? 'primary' : 'normal',
    unavailable: offered.allowed
      ? offered.act === 'sign' && pdf === undefined
        ? t('approval:notShownYet')
        : undefined
      : why(offered.refusal),
    run: () => run(offered),
  }))
  const goesBack = (document.status === 'RETURNED' || document.status === 'RECALLED') && document.author.personId === person.id
  const again: readonly ShownAct[] = goesBack
    ? [
        {
          id: 'again',
          label: t('approval:acts.again'),
          keys: 'e',
          icon: 'edit',
          variant: 'primary',
          unavailable: undefined,
          run: () => router.history.push(draftAddress(document.documentId)),
        },
      ]
    : []
  const card: readonly ShownAct[] =
    document.status === 'APPROVED'
      ? [
          {
            id: 'card',
            label: t('approval:acts.card'),
            keys: 'i',
            icon: 'document',
            variant: 'normal',
            unavailable: undefined,
            run: () => void router.navigate({ to: '/documents/$documentId/card', params: { documentId: document.documentId } }),
          },
        ]
      : []
  const acts = [...shown, ...again, ...card]
  const group = t('approval:keys')
  useKeys(acts.map(({ keys, label, unavailable, run: doIt }): KeyBinding => ({ keys, label, group, unavailable, run: doIt })))
  const step = open === null ? undefined : stepOf(document, open.stepId)
  /** What was typed stays: only the document is asked for anew. */
  const refresh = (): void => {
    act.reset()
    void onReload()
  }
  const dialog = { document, act, onReload: refresh, onClose: close }
  return (
    <footer className="act-bar">
      <StandingLine document={document} />
      <div className="act-buttons">
        {acts
          .toSorted((a, b) => Number(a.variant === 'primary') - Number(b.variant === 'primary'))
          .map((one) => (
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
      {open?.act === 'return' && step !== undefined && <ReturnDialog {...dialog} stepId={step.stepId} />}
      {open?.act === 'hold' && step !== undefined && <HoldDialog {...dialog} stepId={step.stepId} />}
      {open?.act === 'recall' && <RecallDialog {...dialog} />}
    </footer>
  )
}
