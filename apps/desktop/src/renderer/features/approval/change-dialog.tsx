import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import { faultOf } from '../../api/fault.ts'
import type { Outputs } from '../../api/shapes.ts'
import { useTRPC, useTRPCClient } from '../../api/trpc.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import '../../ui/line-row/line-dialog.css'
import '../../ui/line-row/line-row.css'
import { LineFaults } from '../../ui/line-row/line-faults.tsx'
import type { LinePerson, LineStep } from '../../ui/line-row/line-step.ts'
import { stepElementId } from '../../ui/line-row/step-line.tsx'
import { StepList } from '../../ui/line-row/step-list.tsx'
import { PersonPicker } from '../../ui/picker/person-picker.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { ActDialogProps } from './act-dialogs.tsx'
import './change-dialog.css'
import { changedPlan, chosenAhead, handOver } from './change-line.ts'
import { FixedSteps } from './fixed-steps.tsx'
import { useRefusalWords } from './refusal-words.ts'

type Directory = Outputs['identity']['directory']
type ChangeProps = Omit<ActDialogProps, 'stepId'>

/** A line with more is no line: ctrl+A in the list of people. The server takes no longer one. */
const MOST_STEPS = 40
const LONGEST = 2_000

/** 결재선 변경: what is done or open stands fast, what is ahead is arranged by keys or by hand, an open step goes to a deputy. */
export function ChangeDialog(props: ChangeProps) {
  const { t } = useTranslation('approval')
  const view = useErrorView()
  const trpc = useTRPC()
  const { documentId } = props.document
  const [reason, setReason] = useState('')
  const line = useQuery(trpc.approval.presentLine.queryOptions({ documentId }, { gcTime: 0, refetchOnWindowFocus: false }))
  const directory = useQuery(trpc.identity.directory.queryOptions())
  const error = line.error ?? directory.error
  if (line.data !== undefined && directory.data !== undefined)
    return (
      <ChangeForm
        {...props}
        key={line.data.seq}
        present={line.data}
        directory={directory.data}
        reason={reason}
        onReasonChange={setReason}
        onReload={() => {
          props.onReload()
          void line.refetch()
        }}
      />
    )
  return (
    <Dialog isOpen title={t('change.title')} onClose={props.onClose}>
      {error === null ? <ProgressBar label={t('change.loading')} /> : <ErrorState {...view(error)} />}
    </Dialog>
  )
}

interface ChangeFormProps extends ChangeProps {
  readonly present: Outputs['approval']['presentLine']
  readonly directory: Directory
  /** Kept outside of the form, which begins anew where the line moved on. */
  readonly reason: string
  readonly onReasonChange: (reason: string) => void
}

function ChangeForm({ document, present, directory, reason, onReasonChange, act, onReload, onClose }: ChangeFormProps) {
  const { t } = useTranslation(['approval', 'line'])
  const view = useErrorView()
  const why = useRefusalWords()
  const client = useTRPCClient()
  const { documentId } = document
  const { seq: basedOn } = present
  const [fixed, setFixed] = useState<readonly LineStep[]>(present.steps.slice(0, present.fixed))
  const [ahead, setAhead] = useState<readonly LineStep[]>(present.steps.slice(present.fixed))
  const [active, setActive] = useState<string | null>(null)
  const steps = changedPlan([...fixed, ...ahead])
  const check = useQuery({
    queryKey: ['change-check', documentId, basedOn, steps],
    queryFn: () => client.approval.checkChange.mutate({ documentId, basedOn, steps }),
    placeholderData: (before) => before,
    gcTime: 0,
    retry: false,
  })
  const faults = check.data?.faults ?? []
  const refusal = check.data?.refusal ?? null
  const error = act.error ?? check.error
  const names = new Map(directory.units.map(({ id, name }) => [id, name]))
  const asLinePerson = (person: Directory['people'][number]): LinePerson => ({
    personId: person.id,
    name: person.name,
    post: person.post,
    rank: person.rank,
    unitId: person.unitId,
    unitName: names.get(person.unitId) ?? '',
  })
  const find = (personId: string): LinePerson | null => {
    const person = directory.people.find(({ id }) => id === personId)
    return person === undefined ? null : asLinePerson(person)
  }
  const unitOf = (unitId: string): readonly LinePerson[] =>
    directory.people.filter((person) => person.unitId === unitId).map(asLinePerson)
  const unavailable =
    faults.length > 0
      ? t('approval:change.faulty')
      : refusal !== null
        ? why(refusal)
        : check.data === undefined || check.isPlaceholderData
          ? t('approval:change.checking')
          : undefined
  const conflict = refusal?.code === 'CONFLICT' || (error !== null && faultOf(error).code === 'ACT_CONFLICT')
  return (
    <Dialog
      isOpen
      size="large"
      title={t('approval:change.title')}
      onClose={onClose}
      footer={
        <>
          <span className="line-hint">{t('line:keysHint')}</span>
          <Button onPress={onClose}>{t('approval:cancel')}</Button>
          <Button
            variant="primary"
            busy={act.isPending}
            unavailable={check.error === null ? unavailable : view(check.error).text}
            onPress={() =>
              act.mutate(
                { type: 'change', documentId, basedOn, steps, reason: reason.trim() === '' ? null : reason.trim() },
                { onSuccess: onClose },
              )
            }
          >
            {t('approval:change.act')}
          </Button>
        </>
      }
    >
      {error !== null && <ErrorState {...view(error)} safe={t('approval:notDone')} />}
      {conflict && (
        <Button icon="refresh" onPress={onReload}>
          {t('approval:reload')}
        </Button>
      )}
      <div className="line-dialog">
        <PersonPicker
          units={directory.units}
          people={directory.people}
          selected={new Set([...fixed, ...ahead].map(({ personId }) => personId))}
          onChange={(chosen) => {
            if (chosen.size <= MOST_STEPS)
              setAhead(chosenAhead(ahead, chosen, fixed, find, () => `s-${crypto.randomUUID().slice(0, 8)}`))
          }}
          disabled={new Set(ahead.length === 0 ? directory.people.map(({ id }) => id) : fixed.map(({ personId }) => personId))}
          unitAtStart={fixed[0]?.person.unitId ?? null}
          autoFocus={ahead.length > 0}
        />
        <div className="line-dialog-steps">
          <FixedSteps
            steps={fixed}
            path={document.present.steps}
            find={find}
            onHandOver={(step, deputy) => setFixed(fixed.map((other) => (other.id === step.id ? handOver(step, deputy) : other)))}
          />
          {ahead.length === 0 ? (
            <p className="quiet">{t('approval:change.nothingAhead')}</p>
          ) : (
            <>
              <h3 className="change-part">{t('approval:change.ahead')}</h3>
              <StepList
                steps={ahead}
                onChange={setAhead}
                faults={faults}
                active={active}
                onActive={setActive}
                find={find}
                unitOf={unitOf}
              />
            </>
          )}
          {faults.length > 0 ? (
            <LineFaults
              faults={faults}
              steps={[...fixed, ...ahead]}
              onGo={(stepId) => elementOf(stepElementId(stepId))?.focus()}
            />
          ) : (
            <p role="status" className="quiet">
              {refusal !== null ? why(refusal) : check.error === null && (unavailable ?? t('approval:change.sound'))}
            </p>
          )}
          <TextField label={t('approval:reasonOptional')} rows={2} maxLength={LONGEST} value={reason} onChange={onReasonChange} />
        </div>
      </div>
    </Dialog>
  )
}

/** The page's element, where `document` is the one in the line. */
const elementOf = (id: string): HTMLElement | null => globalThis.document.getElementById(id)
