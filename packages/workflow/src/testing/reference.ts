import { type Act, CLOCK } from '../acts.ts'
import type { ApprovalLine, Step } from '../line.ts'
import { again, day, fresh, isWhole, type Slot, said, sameGroup, settled, sound, within } from './reference-line.ts'

/**
 * The approval line told a second time, as simply as it can be: one list of slots, and for every act the plain question whether it may be
 * done. It shares no code with the machine, is slow, and knows neither codes nor articles.
 */
export class Reference {
  phase: 'drafting' | 'inProgress' | 'returned' | 'recalled' | 'approved' | 'redrafted' = 'drafting'
  slots: Slot[] = []
  seq = 0
  round = 0
  urgent = false
  report: { who: string; seen: boolean } | null = null
  readers = new Map<string, boolean>()
  private line: ApprovalLine = { steps: [] }
  private revision = { id: '', sha256: '' }
  private readonly revisions = new Set<string>()
  private readonly refs = new Set<string>()
  /** Order of the event that began the round, and whether it began by a submission. */
  private begun = 0
  private submitted = true

  /** Whose turn it is, as `person step held?`. */
  turns(): string[] {
    if (this.phase !== 'inProgress') return []
    return this.slots
      .filter((slot) => this.hasTurn(slot))
      .map((slot) => {
        const { who, on } = this.actsOn(slot)
        return `${who} ${on.step.id} ${on.held === null ? 'open' : 'held'}`
      })
      .sort()
  }

  /** The signatures that count. */
  standing(): string[] {
    return this.slots
      .flatMap((slot) => [slot, ...slot.inner])
      .flatMap((slot) => (slot.done === null ? [] : [slot.done.ref]))
      .sort()
  }

  /** Does an act when it may be done. */
  take(act: Act): boolean {
    if (act.basedOn !== this.seq || !this.may(act)) return false
    this.seq += 1
    this.apply(act)
    return true
  }

  private hasTurn(slot: Slot): boolean {
    if (settled(slot)) return false
    const before = this.slots.slice(0, this.slots.indexOf(slot))
    return before.every((other) => settled(other) || other.step.blocking === false || sameGroup(other.step, slot.step))
  }

  /** Who acts on a slot whose turn it is, and whether they name reviewers, review, or sign. */
  private actsOn(slot: Slot): { who: string; on: Slot; names: boolean } {
    const { receiver = null } = slot.step
    if (slot.step.kind === 'CONCUR_UNIT' && receiver !== null && slot.named === null)
      return { who: receiver.personId, on: slot, names: true }
    const next = slot.inner.find((inner) => !settled(inner))
    return { who: (next ?? slot).step.party.personId, on: next ?? slot, names: false }
  }

  /** The slot that somebody acts on with this id: only if it is its turn and theirs. */
  private ownTurn(stepId: string, who: string): Slot | undefined {
    return this.slots
      .filter((slot) => this.hasTurn(slot))
      .map((slot) => this.actsOn(slot))
      .find((turn) => !turn.names && turn.who === who && turn.on.step.id === stepId)?.on
  }

  private all(): Slot[] {
    return this.slots.flatMap((slot) => [slot, ...slot.inner])
  }

  private may(act: Act): boolean {
    const who = act.actor.personId
    const today = day(act.at)
    const drafter = this.slots[0]?.step.party.personId
    const out = this.phase === 'returned' || this.phase === 'recalled'
    switch (act.type) {
      case 'submit':
        return this.phase === 'drafting' && this.maySubmit(act, today)
      case 'resubmit':
        return out && who === drafter && !this.revisions.has(act.revision.id) && this.maySubmit(act, today)
      case 'redraft':
        return out && who === drafter && said(act.documentId)
      case 'circulate':
        return (
          this.phase === 'approved' &&
          [drafter, this.slots.at(-1)?.step.party.personId].includes(who) &&
          act.readers.some((one) => !this.readers.has(one.personId))
        )
      case 'read':
        return this.phase === 'approved' && this.readers.get(who) === false
      case 'acknowledge':
        return this.phase === 'approved' && this.report?.who === who && !this.report.seen
      default:
        return this.phase === 'inProgress' && this.mayInLine(act, who, today, drafter)
    }
  }

  private maySubmit(act: Extract<Act, { type: 'submit' | 'resubmit' }>, today: string): boolean {
    const owned = act.line.steps[0]?.party.personId === act.actor.personId
    return owned && sound(act.line.steps, [], today, act.facts.absences) && this.maySign(act.signatureRef)
  }

  private maySign(ref: string): boolean {
    return said(ref) && !this.refs.has(ref)
  }

  private mayInLine(act: Act, who: string, today: string, drafter: string | undefined): boolean {
    switch (act.type) {
      case 'sign':
        return this.maySignStep(act, who, today)
      case 'return':
        return said(act.reason) && this.mayReturn(act, who)
      case 'recall':
        return isWhole(act, this.slots) ? who === drafter && this.untouched() : this.mayTakeBack(act.stepId ?? '', who)
      case 'hold': {
        const slot = this.ownTurn(act.stepId, who)
        const around = this.slots.find((one) => one === slot || one.inner.some((inner) => inner === slot))
        const late = around?.step.lapses === true && act.until > (around.step.dueOn ?? '')
        return slot !== undefined && slot.held === null && said(act.reason) && act.until >= today && !late
      }
      case 'resume':
        return (this.ownTurn(act.stepId, who)?.held ?? null) !== null
      case 'holdEnded':
      case 'overdue':
        return who === CLOCK.personId && this.isOver(act, today)
      case 'skip': {
        const slot = this.slots.find((one) => one.step.id === act.stepId)
        return [drafter, CLOCK.personId].includes(who) && slot?.step.kind === 'REVIEW' && !settled(slot) && said(act.reason)
      }
      case 'assign':
        return this.mayAssign(act, who)
      case 'revise':
        return said(act.reason) && this.mayRevise(act, who, today)
      case 'setUrgent':
        return who === drafter || (!act.urgent && who === this.slots.at(-1)?.step.party.personId)
      case 'change':
        return this.mayChange(act, who, today, drafter)
      default:
        return false
    }
  }

  private maySignStep(act: Extract<Act, { type: 'sign' }>, who: string, today: string): boolean {
    const slot = this.ownTurn(act.stepId, who)
    if (slot === undefined || slot.held !== null || !within(slot.step, today) || !this.maySign(act.signatureRef)) return false
    const differs = act.verdict === 'DISSENT'
    if (differs && (!said(act.opinion) || ['DRAFT', 'APPROVE'].includes(slot.step.kind))) return false
    return act.revision.id === this.revision.id && act.revision.sha256 === this.revision.sha256
  }

  private mayRevise(act: Extract<Act, { type: 'revise' }>, who: string, today: string): boolean {
    const slot = this.ownTurn(act.stepId, who)
    if (slot === undefined || slot.held !== null || !within(slot.step, today) || !this.slots.includes(slot)) return false
    return ['REVIEW', 'APPROVE'].includes(slot.step.kind) && !this.revisions.has(act.revision.id)
  }

  /** Whether the day that the clock speaks of is over. */
  private isOver(act: Extract<Act, { type: 'holdEnded' | 'overdue' }>, today: string): boolean {
    if (act.type === 'holdEnded') {
      const held = this.all().find((slot) => slot.step.id === act.stepId)?.held ?? null
      return held !== null && held.until < today
    }
    const slot = this.slots.find((one) => one.step.id === act.stepId)
    if (slot === undefined || !this.hasTurn(slot) || slot.held !== null || slot.overdue) return false
    return (slot.step.dueOn ?? '9999') < today
  }

  private mayReturn(act: Extract<Act, { type: 'return' }>, who: string): boolean {
    const i = this.slots.findIndex((slot) => slot.step.id === act.stepId)
    const slot = this.slots[i]
    if (slot === undefined || !this.hasTurn(slot)) return false
    const turn = this.actsOn(slot)
    if (turn.on !== slot || turn.who !== who) return false
    if (act.to === null) return true
    const j = this.slots.findIndex((one) => one.step.id === act.to)
    const target = this.slots[j]
    return target !== undefined && j > 0 && j < i && target.done !== null && !sameGroup(target.step, slot.step)
  }

  /** Nobody but the drafter has done anything since the submission. */
  private untouched(): boolean {
    return (
      this.submitted &&
      this.slots.every((slot, i) => i === 0 || (slot.done === null && slot.held === null && slot.named === null))
    )
  }

  private mayTakeBack(stepId: string, who: string): boolean {
    const slot = this.all().find((one) => one.step.id === stepId)
    const around = this.slots.find((one) => one.inner.some((inner) => inner === slot))
    if (
      slot?.done === null ||
      slot?.step.party.personId !== who ||
      (around !== undefined && (settled(around) || around.held !== null))
    )
      return false
    const orders = this.all().flatMap((one) => [one.done?.order ?? 0, one.held?.order ?? 0, one.named ?? 0])
    const own = slot?.done?.order ?? 0
    return own > this.begun && orders.every((order) => order <= own)
  }

  private mayAssign(act: Extract<Act, { type: 'assign' }>, who: string): boolean {
    const unit = this.slots.find((slot) => slot.step.id === act.stepId)
    if (unit?.step.kind !== 'CONCUR_UNIT' || !this.hasTurn(unit) || unit.held !== null) return false
    if (![unit.step.party.personId, unit.step.receiver?.personId].includes(who)) return false
    const others = this.all()
      .filter((slot) => !unit.inner.includes(slot) || settled(slot))
      .map((slot) => slot.step)
    const ids = [...others, ...act.reviewers].map((step) => step.id)
    const people = [...others, ...act.reviewers].flatMap((step) => [step.party.personId])
    const absent = others.flatMap((step) => (step.onBehalfOf === null ? [] : [step.onBehalfOf.party.personId]))
    return (
      new Set(ids).size === ids.length &&
      act.reviewers.every((step) => step.kind === 'REVIEW' && step.party.unitId === unit.step.party.unitId) &&
      act.reviewers.every((step) => !absent.includes(step.party.personId)) &&
      act.reviewers.every((step, i) => people.indexOf(step.party.personId) === others.length + i)
    )
  }

  private mayChange(act: Extract<Act, { type: 'change' }>, who: string, today: string, drafter: string | undefined): boolean {
    const holders = this.slots.filter((slot) => this.hasTurn(slot)).map((slot) => slot.step.party.personId)
    if (who !== drafter && !holders.includes(who)) return false
    const fixed = this.fixed()
    const differs = (a: Step, b: Step | undefined): boolean =>
      b === undefined ||
      [a.id, a.kind, a.party.personId, a.group, a.mark, a.onBehalfOf?.absenceId, a.originator === true].join() !==
        [b.id, b.kind, b.party.personId, b.group, b.mark, b.onBehalfOf?.absenceId, b.originator === true].join()
    const standsFast = this.slots.slice(0, fixed).every((slot, i) => {
      const after = act.steps[i]
      if (!differs(slot.step, after)) return true
      const handed =
        i > 0 &&
        this.hasTurn(slot) &&
        after?.id === slot.step.id &&
        after.kind === slot.step.kind &&
        after.originator === slot.step.originator
      return handed && slot.step.onBehalfOf === null && after.onBehalfOf?.party.personId === slot.step.party.personId
    })
    const before = this.slots.map((slot) => slot.step)
    const changed = act.steps.length !== before.length || act.steps.some((step, i) => differs(step, before[i]))
    const inner = this.slots.flatMap((slot) => slot.inner.map((one) => one.step))
    // What stands fast is not judged by today's dates any more.
    const judged = act.steps.map((step, i) => (i < fixed ? { ...step, dueOn: null } : step))
    return standsFast && changed && sound(judged, inner, today, act.facts.absences)
  }

  /** Up to where the line stands fast. */
  private fixed(): number {
    return 1 + this.slots.findLastIndex((slot) => slot.done !== null || this.hasTurn(slot))
  }

  private apply(act: Act): void {
    switch (act.type) {
      case 'submit':
      case 'resubmit':
        this.phase = 'inProgress'
        this.line = act.line
        this.urgent = act.line.urgent ?? false
        this.begin(act.line.steps.map(fresh), true)
        this.revise(act.revision)
        this.sign(this.slots[0], act.signatureRef)
        return
      case 'return':
        if (act.to === null) this.phase = 'returned'
        else this.goBack(act.to)
        return
      case 'change':
        this.change(act.steps)
        return
      case 'revise':
        this.revise(act.revision)
        this.begin(this.slots.map(again), false)
        return
      case 'setUrgent':
        this.urgent = act.urgent
        return
      case 'redraft':
        this.phase = 'redrafted'
        return
      case 'circulate':
        for (const { personId } of act.readers) if (!this.readers.has(personId)) this.readers.set(personId, false)
        return
      case 'read':
        this.readers.set(act.actor.personId, true)
        return
      case 'acknowledge':
        if (this.report !== null) this.report.seen = true
        return
      case 'recall':
        if (isWhole(act, this.slots)) this.phase = 'recalled'
        else this.on(act, act.stepId ?? '')
        return
      default:
        this.on(act, act.stepId)
    }
  }

  /** Does an act to the slot that it names. */
  private on(act: Act, stepId: string): void {
    const slot = this.all().find((one) => one.step.id === stepId)
    if (slot === undefined) return
    switch (act.type) {
      case 'sign':
        this.sign(slot, act.signatureRef)
        if (slot === this.slots.at(-1)) this.conclude(act.important ?? false)
        return
      case 'recall':
        slot.done = null
        return
      case 'hold':
        slot.held = { until: act.until, order: this.seq }
        return
      case 'resume':
      case 'holdEnded':
        slot.held = null
        return
      case 'overdue':
        slot.overdue = true
        slot.passed = slot.step.lapses === true
        return
      case 'skip':
        slot.passed = true
        slot.held = null
        return
      case 'assign':
        slot.named = this.seq
        slot.inner = [...slot.inner.filter(settled), ...act.reviewers.map(fresh)]
    }
  }

  private change(steps: readonly Step[]): void {
    const fixed = this.fixed()
    this.slots = steps.map((step, i) => {
      const old = this.slots.find((slot) => slot.step.id === step.id)
      const alike = old?.step.kind === step.kind && old.step.party.personId === step.party.personId
      const same = alike && (old.step.originator ?? false) === (step.originator ?? false)
      if (i >= fixed || old === undefined) return old?.passed && same ? old : fresh(step)
      return same ? old : { ...old, step, held: null }
    })
  }

  private begin(slots: Slot[], submitted: boolean): void {
    this.slots = slots
    this.round += 1
    this.begun = this.seq
    this.submitted = submitted
  }

  private revise(revision: { id: string; sha256: string }): void {
    this.revision = revision
    this.revisions.add(revision.id)
  }

  private sign(slot: Slot | undefined, ref: string): void {
    this.refs.add(ref)
    if (slot !== undefined) slot.done = { ref, order: this.seq }
  }

  private goBack(to: string): void {
    const target = this.slots.find((slot) => slot.step.id === to)
    const order = target?.done?.order ?? 0
    const later = (slot: Slot): boolean => slot.done !== null && slot.done.order > order
    this.begin(
      this.slots.map((slot) => {
        if (slot.passed) return slot.inner.some((inner) => later(inner)) ? { ...slot, inner: [], named: null } : slot
        return slot === target || slot.done === null || later(slot) ? fresh(slot.step) : slot
      }),
      false,
    )
  }

  private conclude(flagged: boolean): void {
    this.phase = 'approved'
    const { onBehalfOf } = this.slots.at(-1)?.step ?? { onBehalfOf: null }
    const matters = flagged || this.line.important === true
    this.report = matters && onBehalfOf !== null ? { who: onBehalfOf.party.personId, seen: false } : null
    for (const { personId } of this.line.readers ?? []) this.readers.set(personId, false)
  }
}
