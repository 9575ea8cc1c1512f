import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import { faultOf } from '../../api/fault.ts'
import { useTRPC } from '../../api/trpc.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { unitsUnder } from '../../ui/picker/directory.ts'
import { PersonPicker } from '../../ui/picker/person-picker.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import './people-dialog.css'

export interface PeopleDialogProps {
  readonly title: string
  readonly text: string
  /** The word on the button. */
  readonly act: string
  /** The name of the list of those who are chosen. */
  readonly chosenLabel: string
  /** What stands where nobody is chosen yet. */
  readonly nobody: string
  /** Only people of this unit and what is under it. */
  readonly within?: string | undefined
  readonly unitAtStart: string
  /** People who cannot be chosen. */
  readonly disabled: ReadonlySet<string>
  readonly start?: readonly string[]
  /** Whether the order means something. */
  readonly ordered?: boolean
  /** Whether nobody is an answer too. */
  readonly mayBeNobody?: boolean
  readonly busy: boolean
  readonly error: unknown
  readonly onAct: (personIds: readonly string[]) => void
  readonly onReload: () => void
  readonly onClose: () => void
  readonly children?: ReactNode
}

/** Swaps a person with the one before. */
const earlier = (ids: readonly string[], at: number): readonly string[] =>
  ids.map((id, i) => (i === at - 1 ? (ids[at] ?? id) : i === at ? (ids[at - 1] ?? id) : id))

/** People for an act, chosen from the office; in order where that means something. */
export function PeopleDialog(props: PeopleDialogProps) {
  const {
    title,
    text,
    act,
    within,
    disabled,
    start = [],
    ordered = false,
    mayBeNobody = false,
    busy,
    error,
    onAct,
    onClose,
  } = props
  const { t } = useTranslation(['approval', 'ui'])
  const view = useErrorView()
  const directory = useQuery(useTRPC().identity.directory.queryOptions())
  const [chosen, setChosen] = useState<readonly string[]>(start)
  const known = directory.data
  const inside = known === undefined || within === undefined ? null : unitsUnder(known.units, within)
  const units = (known?.units ?? []).filter(({ id }) => inside === null || inside.has(id))
  const people = (known?.people ?? []).filter(({ unitId }) => inside === null || inside.has(unitId))
  const personOf = (id: string) => known?.people.find((person) => person.id === id)
  const conflict = error != null && faultOf(error).kind === 'CONFLICT'
  return (
    <Dialog
      isOpen
      size="large"
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('approval:cancel')}</Button>
          <Button
            variant="primary"
            busy={busy}
            unavailable={chosen.length === 0 && !mayBeNobody ? props.nobody : undefined}
            onPress={() => onAct(chosen)}
          >
            {act}
          </Button>
        </>
      }
    >
      <p className="people-text">{text}</p>
      {props.children}
      {error != null && <ErrorState {...view(error)} safe={t('approval:notDone')} />}
      {conflict && (
        <Button icon="refresh" onPress={props.onReload}>
          {t('approval:reload')}
        </Button>
      )}
      {directory.error !== null ? (
        <ErrorState {...view(directory.error)} onRetry={() => void directory.refetch()} />
      ) : known === undefined ? (
        <ProgressBar label={t('approval:people.loading')} />
      ) : (
        <div className="people-dialog">
          <PersonPicker
            units={units}
            people={people}
            selected={new Set(chosen)}
            onChange={(ids) =>
              setChosen([
                ...chosen.filter((id) => ids.has(id)),
                ...[...ids].filter((id) => !chosen.includes(id) && !disabled.has(id)),
              ])
            }
            disabled={disabled}
            unitAtStart={props.unitAtStart}
            autoFocus
          />
          <section className="people-chosen" aria-label={props.chosenLabel}>
            <h3 className="people-title">{props.chosenLabel}</h3>
            {chosen.length === 0 && <p className="quiet">{props.nobody}</p>}
            <ol>
              {chosen.map((id, at) => {
                const person = personOf(id)
                const name = person?.name ?? id
                return (
                  <li key={id} className="people-line">
                    {ordered && <span className="people-number">{at + 1}</span>}
                    <span className="people-name">
                      <strong>{name}</strong> {person?.post}
                    </span>
                    {ordered && at > 0 && (
                      <IconButton
                        icon="chevronUp"
                        label={t('approval:people.earlier', { name })}
                        onPress={() => setChosen(earlier(chosen, at))}
                      />
                    )}
                    <IconButton
                      icon="close"
                      label={t('ui:person.remove', { name })}
                      onPress={() => setChosen(chosen.filter((other) => other !== id))}
                    />
                  </li>
                )
              })}
            </ol>
          </section>
        </div>
      )}
    </Dialog>
  )
}
