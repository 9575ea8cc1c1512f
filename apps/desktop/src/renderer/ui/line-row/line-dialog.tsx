import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../button.tsx'
import { Dialog } from '../dialog.tsx'
import { ErrorState, type ErrorStateProps } from '../error-state.tsx'
import type { OrgPerson, OrgUnit } from '../picker/directory.ts'
import { PersonPicker } from '../picker/person-picker.tsx'
import './line-dialog.css'
import './line-row.css'
import { LineFaults } from './line-faults.tsx'
import { addPerson, removeStep } from './line-moves.ts'
import { LineOptionsNote } from './line-options.tsx'
import { LineOutlookNote } from './line-outlook.tsx'
import { type DecidedDocument, LineProposalNote } from './line-proposal.tsx'
import type { DelegationBasis, LineFault, LineOptions, LineOutlook, LinePerson, LineProposal, LineStep } from './line-step.ts'
import { stepElementId } from './step-line.tsx'
import { StepList } from './step-list.tsx'

/** The server takes no longer line (approval.saveLine). */
const MOST_STEPS = 40

/** A person of the directory, as a line takes them. */
export interface DirectoryPerson extends OrgPerson {
  readonly rank: string
}

export interface LineDialogProps {
  readonly units: readonly OrgUnit[]
  readonly people: readonly DirectoryPerson[]
  readonly steps: readonly LineStep[]
  readonly onChange: (steps: readonly LineStep[]) => void
  /** Every fault of the steps as they are now. */
  readonly faults: readonly LineFault[]
  readonly proposal: LineProposal | undefined
  /** By what the matter is decided, as the drafter chose it. */
  readonly basis: DelegationBasis
  readonly onBasis: (basis: DelegationBasis) => void
  /** Decided documents that this one may follow up. */
  readonly decided: readonly DecidedDocument[]
  readonly outlook: LineOutlook | undefined
  readonly options: LineOptions
  readonly onOptions: (options: LineOptions) => void
  /** Saved lines, over the steps. */
  readonly saved?: (find: (personId: string) => LinePerson | null) => ReactNode
  /** The drafter's own unit, open at the start. */
  readonly unitId: string
  readonly busy: boolean
  readonly error: ErrorStateProps | null
  readonly onClose: () => void
  readonly onSave: () => void
}

/** Composes a line: the office at the left, the steps with their faults at the right. Everything goes by keys as well. */
export function LineDialog({
  units,
  people,
  steps,
  onChange,
  faults,
  proposal,
  basis,
  onBasis,
  decided,
  outlook,
  options,
  onOptions,
  saved,
  unitId,
  busy,
  error,
  onClose,
  onSave,
}: LineDialogProps) {
  const { t } = useTranslation('line')
  const [active, setActive] = useState<string | null>(null)
  const names = useMemo(() => new Map(units.map(({ id, name }) => [id, name])), [units])
  const drafterId = steps.find(({ kind }) => kind === 'DRAFT')?.personId
  const asLinePerson = (person: DirectoryPerson): LinePerson => ({
    personId: person.id,
    name: person.name,
    post: person.post,
    rank: person.rank,
    unitId: person.unitId,
    unitName: names.get(person.unitId) ?? '',
  })
  const find = (personId: string): LinePerson | null => {
    const person = people.find(({ id }) => id === personId)
    return person === undefined ? null : asLinePerson(person)
  }
  const choose = (chosen: ReadonlySet<string>): void => {
    // Ctrl+A in the list of people means no line.
    if (chosen.size > MOST_STEPS) return
    let next: LineStep[] = [...steps]
    for (const step of steps) if (!chosen.has(step.personId) && step.kind !== 'DRAFT') next = removeStep(next, step.id)
    for (const personId of chosen) {
      const person = find(personId)
      if (person === null || steps.some((step) => step.personId === personId)) continue
      const id = `s-${crypto.randomUUID().slice(0, 8)}`
      next = addPerson(next, person, id)
      setActive(id)
    }
    onChange(next)
  }
  return (
    <Dialog
      isOpen
      size="large"
      title={t('title')}
      onClose={onClose}
      footer={
        <>
          <span className="line-hint">{t('keysHint')}</span>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button variant="primary" busy={busy} onPress={onSave}>
            {t('save')}
          </Button>
        </>
      }
    >
      {error !== null && <ErrorState {...error} />}
      <div className="line-dialog">
        <PersonPicker
          units={units}
          people={people}
          selected={new Set(steps.map(({ personId }) => personId))}
          onChange={choose}
          {...(drafterId === undefined ? {} : { disabled: new Set([drafterId]) })}
          unitAtStart={unitId}
          autoFocus
        />
        <div className="line-dialog-steps">
          {saved?.(find)}
          <LineProposalNote proposal={proposal} basis={basis} onBasis={onBasis} decided={decided} onTake={onChange} />
          <StepList
            steps={steps}
            onChange={onChange}
            faults={faults}
            active={active}
            onActive={setActive}
            find={find}
            unitOf={(id) => people.filter((person) => person.unitId === id).map(asLinePerson)}
          />
          {!steps.some(({ kind }) => kind === 'APPROVE') && drafterId !== undefined && (
            <Button
              variant="quiet"
              onPress={() => {
                const self = find(drafterId)
                if (self !== null) onChange(addPerson(steps, self, `s-${crypto.randomUUID().slice(0, 8)}`))
              }}
            >
              {t('approveOneself')}
            </Button>
          )}
          <LineOptionsNote options={options} onOptions={onOptions} units={units} people={people} />
          <LineOutlookNote outlook={outlook} steps={steps} />
          <LineFaults faults={faults} steps={steps} onGo={(stepId) => document.getElementById(stepElementId(stepId))?.focus()} />
        </div>
      </div>
    </Dialog>
  )
}
