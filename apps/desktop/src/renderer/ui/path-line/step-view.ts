import { useTranslation } from 'react-i18next'
import type { PathStep } from '../../api/shapes.ts'
import { formatShortDate, formatTime } from '../../i18n/format.ts'
import { printedSigns } from '../line-row/step-signs.ts'
import type { StatusTone } from '../status-mark.tsx'
import type { PathPerson } from './path-line.tsx'

const TONES: Readonly<Record<PathStep['state'], StatusTone>> = {
  WAITING: 'closed',
  OPEN: 'waiting',
  HELD: 'held',
  DONE: 'done',
  RETURNED: 'returned',
  SKIPPED: 'closed',
}

/** The tone of a step; a dissent stands out from consent. */
export const toneOf = ({ state, outcome }: Pick<PathStep, 'state' | 'outcome'>): StatusTone =>
  outcome === 'DISSENTED' ? 'held' : TONES[state]

const shortTime = (at: string): string => `${formatShortDate(at)} ${formatTime(at)}`

/** Steps of a line in words. */
export interface StepWords {
  /** As what a person stands in it: the mark's word (전결, 대결) where there is one, else the kind's. */
  readonly role: (step: Pick<PathStep, 'kind' | 'mark'>) => string
  /** Where the step stands; one that is done says how. */
  readonly state: (step: Pick<PathStep, 'state' | 'outcome'>) => string
  /** The step as the line of people shows it. */
  readonly person: (step: PathStep) => PathPerson
}

/** How to say the steps of a line, in the language of the screen. */
export function useStepWords(): StepWords {
  const { t } = useTranslation(['signing', 'ui'])
  const role: StepWords['role'] = ({ kind, mark }) => (mark === null ? t(`signing:kinds.${kind}`) : t(`signing:marks.${mark}`))
  const state: StepWords['state'] = (step) =>
    step.outcome === null ? t(`ui:step.${step.state}`) : t(`ui:outcome.${step.outcome}`)
  const person = (step: PathStep): PathPerson => {
    const current = step.state === 'OPEN' || step.state === 'HELD'
    const since = current && step.openedAt !== null ? t('ui:path.since', { time: shortTime(step.openedAt) }) : null
    return {
      id: step.stepId,
      role: role(step),
      name: step.person.name,
      post: `${printedSigns(step)}${step.person.post}`,
      unit: step.person.unitName,
      tone: toneOf(step),
      state: state(step),
      time: step.at === null ? since : shortTime(step.at),
      current,
      behalf: step.onBehalfOf === null ? null : t('ui:path.behalf', { name: step.onBehalfOf.name, post: step.onBehalfOf.post }),
      noted: step.opinion !== null || step.reason !== null,
    }
  }
  return { role, state, person }
}
