import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSessionPerson } from '../../api/session.ts'
import type { LineDocument } from '../../api/shapes.ts'
import { draftAddress } from '../../routes/addresses.ts'
import type { ButtonProps } from '../../ui/button.tsx'
import type { IconName } from '../../ui/icon.tsx'
import { useStepWords } from '../../ui/path-line/step-view.ts'
import { type OfferedAct, offeredActs, ownStep, type ScreenAct, stepOf } from './acts.ts'
import { useRefusalWords } from './refusal-words.ts'

/** An act as the bar shows it. */
export interface ShownAct {
  readonly id: string
  readonly label: string
  readonly keys: string
  readonly icon: IconName
  readonly variant: NonNullable<ButtonProps['variant']>
  readonly unavailable: string | undefined
  readonly run: () => void
}

const KEYS: Readonly<Record<ScreenAct, string>> = {
  sign: 's',
  assign: 'a',
  return: 'r',
  hold: 'h',
  resume: 'h',
  recall: 'c',
  read: 'o',
  acknowledge: 'o',
  revise: 'm',
  change: 'l',
  skip: 'y',
  setUrgent: 'u',
  redraft: 'd',
  circulate: 'g',
}
const ICONS: Readonly<Record<ScreenAct, IconName>> = {
  sign: 'sign',
  assign: 'people',
  return: 'undo',
  hold: 'calendar',
  resume: 'redo',
  recall: 'undo',
  read: 'check',
  acknowledge: 'check',
  revise: 'edit',
  change: 'people',
  skip: 'redo',
  setUrgent: 'warning',
  redraft: 'document',
  circulate: 'send',
}
/** Of these the first that may be done is the next act. */
const NEXT: readonly ScreenAct[] = ['sign', 'assign', 'read', 'acknowledge']
/** While somebody changes the text they do nothing else to it. */
const WITH_PEN_DOWN: readonly ScreenAct[] = ['sign', 'return', 'hold', 'revise']

/** What a person may do with a document: in the bar with the next act last, and behind its menu. */
export function useShownActs(
  document: LineDocument,
  shown: boolean,
  run: (offered: OfferedAct) => void,
): { readonly bar: readonly ShownAct[]; readonly menu: readonly ShownAct[] } {
  const { t } = useTranslation(['approval', 'signing'])
  const person = useSessionPerson()
  const words = useStepWords()
  const router = useRouter()
  const why = useRefusalWords()
  const { documentId, status } = document
  const holdsPen = document.pen?.personId === person.id
  const offered = offeredActs(document, person.id)
  const next = holdsPen ? undefined : NEXT.find((act) => offered.some((one) => one.act === act && one.allowed))
  const labelOf = ({ act, stepId }: OfferedAct): string => {
    if (act === 'setUrgent') return t(document.urgent ? 'approval:acts.clearUrgent' : 'approval:acts.setUrgent')
    if (act === 'recall' && stepId !== null) return t('approval:acts.recallOwn')
    if (act !== 'sign') return t(`approval:acts.${act}`)
    const step = stepOf(document, stepId) ?? ownStep(document, person.id)
    return t('signing:signAs', { as: step === undefined ? t('signing:sign') : words.role(step) })
  }
  const acts = offered.map((one): ShownAct & Pick<OfferedAct, 'place'> => ({
    id: one.act,
    place: one.place,
    label: labelOf(one),
    keys: KEYS[one.act],
    icon: ICONS[one.act],
    variant: one.act === next ? 'primary' : 'normal',
    unavailable: !one.allowed
      ? why(one.refusal)
      : holdsPen && WITH_PEN_DOWN.includes(one.act)
        ? t('approval:pen.inHand')
        : one.act === 'sign' && !shown
          ? t('approval:notShownYet')
          : undefined,
    run: () => run(one),
  }))
  const edit = (id: string, label: string): ShownAct => ({
    id,
    label,
    keys: 'e',
    icon: 'edit',
    variant: 'primary',
    unavailable: undefined,
    run: () => router.history.push(draftAddress(documentId)),
  })
  const goesBack = (status === 'RETURNED' || status === 'RECALLED') && document.author.personId === person.id
  const more: readonly ShownAct[] = [
    ...(holdsPen ? [edit('revising', t('approval:acts.goOnRevising'))] : []),
    ...(goesBack ? [edit('again', t('approval:acts.again'))] : []),
    ...(status === 'APPROVED'
      ? [
          {
            id: 'card',
            label: t('approval:acts.card'),
            keys: 'i',
            icon: 'document' as const,
            variant: 'normal' as const,
            unavailable: undefined,
            run: () => void router.navigate({ to: '/documents/$documentId/card', params: { documentId } }),
          },
        ]
      : []),
  ]
  const bar = [...acts.filter(({ place }) => place === 'bar'), ...more]
  return {
    bar: bar.toSorted((a, b) => Number(a.variant === 'primary') - Number(b.variant === 'primary')),
    menu: acts.filter(({ place }) => place === 'menu'),
  }
}
