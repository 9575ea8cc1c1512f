import type { KeeperPorts, KeeperState } from './keeper-state.ts'
import type { LocalCopies } from './local-copies.ts'
import { type LocalCopy, reconcile, type ServerCopy } from './reconcile.ts'
import { sameForm } from './same-form.ts'
import type { DraftForm } from './types.ts'

/** Keystrokes within this time are written to this computer at once. */
const LOCAL_PAUSE = 250
/** A pause in typing after which the server is told, and the longest that it waits for one. */
const SAVE_PAUSE = 1_200
const SAVE_AT_LATEST = 10_000
const TRY_AGAIN = 15_000
/** Unanswered sends that are remembered. */
const MOST_SENT = 8

export interface KeeperIdentity {
  readonly documentId: string
  readonly personId: string
}

/**
 * Keeps a draft: what is typed is written to this computer first, then saved to the server with the version it is based on.
 * Nothing is overwritten silently: where the server has what nobody here knew, it stops at CONFLICT until a person decides.
 */
export class DraftKeeper {
  #state: KeeperState
  /** The server's form of `version`. */
  #base: DraftForm
  /** Forms on their way on top of `version` whose answer was never seen: any one of them may have arrived. */
  #sent: readonly DraftForm[] = []
  #changedAt = ''
  #saving: Promise<void> | null = null
  readonly #timers = new Map<'local' | 'pause' | 'latest' | 'again', () => void>()
  readonly #listeners = new Set<() => void>()
  readonly #who: KeeperIdentity
  readonly #ports: KeeperPorts
  readonly #local: LocalCopies

  /** @param local what this computer held when the draft was opened */
  constructor(who: KeeperIdentity, ports: KeeperPorts, copies: LocalCopies, server: ServerCopy, local: LocalCopy | null) {
    this.#who = who
    this.#ports = ports
    this.#local = copies
    const { goesOn } = reconcile(server, local)
    const mine = local !== null && goesOn !== 'SERVER' ? local : null
    this.#base = mine !== null && goesOn === 'BOTH' ? mine.base : server.form
    this.#sent = mine?.sent ?? []
    this.#changedAt = mine?.changedAt ?? ''
    this.#state = {
      form: mine?.form ?? server.form,
      version: mine !== null && goesOn === 'BOTH' ? mine.basedOn : server.version,
      status: mine === null ? 'SAVED' : goesOn === 'BOTH' ? 'CONFLICT' : 'CHANGED',
      savedAt: server.savedAt,
      problem: null,
      keptHere: true,
      theirs: goesOn === 'BOTH' ? server : null,
      generation: 0,
    }
  }

  readonly state = (): KeeperState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** When the local form was last changed; empty where it was not. */
  get changedAt(): string {
    return this.#changedAt
  }

  /** Begins to save what this computer had and the server did not. */
  start(): void {
    if (this.#state.status === 'CHANGED') this.#due()
  }

  change(patch: Partial<DraftForm>): void {
    this.#changedAt = this.#ports.now()
    const { status } = this.#state
    this.#set({
      form: { ...this.#state.form, ...patch },
      status: status === 'CONFLICT' || status === 'SAVING' ? status : 'CHANGED',
    })
    this.#after('local', LOCAL_PAUSE, () => void this.#writeHere(), false)
    this.#due()
  }

  /** Saves what is not saved and waits for it; `state().status` tells how it went. */
  async flush(): Promise<void> {
    await this.#writeHere()
    await this.#save()
  }

  /** Takes note of the server's present version, which something beside the form (an attachment) may have moved. */
  async met(server: ServerCopy): Promise<void> {
    if (this.#saving !== null) await this.#saving
    // A save that ended meanwhile knows more than this answer.
    if (server.version >= this.#state.version && this.#state.status !== 'CONFLICT') this.#meet(server)
  }

  /** The draft has gone on (submitted, discarded): nothing more is saved, and the copy here goes. */
  forget(): void {
    this.stop()
    this.#base = this.#state.form
    void this.#writeHere()
  }

  /** Ends a conflict: with the form here, which is then saved on top of the other, or with the other. */
  async resolve(choice: 'MINE' | 'THEIRS'): Promise<void> {
    const { theirs, generation } = this.#state
    if (theirs === null) return
    this.#base = theirs.form
    this.#sent = []
    const common = { version: theirs.version, savedAt: theirs.savedAt, theirs: null, problem: null }
    if (choice === 'MINE') this.#set({ ...common, status: 'CHANGED' })
    else this.#set({ ...common, form: theirs.form, status: 'SAVED', generation: generation + 1 })
    await this.flush()
  }

  /** Stops the timers; what is not saved stays on this computer. */
  stop(): void {
    for (const off of this.#timers.values()) off()
    this.#timers.clear()
  }

  #set(patch: Partial<KeeperState>): void {
    this.#state = { ...this.#state, ...patch }
    for (const listener of this.#listeners) listener()
  }

  #after(timer: 'local' | 'pause' | 'latest' | 'again', wait: number, run: () => void, restart: boolean): void {
    if (!restart && this.#timers.has(timer)) return
    this.#timers.get(timer)?.()
    const off = this.#ports.later(() => {
      this.#timers.delete(timer)
      run()
    }, wait)
    this.#timers.set(timer, off)
  }

  #due(): void {
    this.#after('pause', SAVE_PAUSE, () => void this.#save(), true)
    this.#after('latest', SAVE_AT_LATEST, () => void this.#save(), false)
  }

  get #dirty(): boolean {
    return !sameForm(this.#state.form, this.#base)
  }

  /** The copy on this computer in step with what the server does not have. */
  async #writeHere(): Promise<void> {
    const { form, version, keptHere } = this.#state
    try {
      if (!this.#dirty) await this.#local.remove()
      else {
        const copy = { ...this.#who, form, basedOn: version, base: this.#base, sent: this.#sent, changedAt: this.#changedAt }
        await this.#local.write(copy)
      }
      if (!keptHere) this.#set({ keptHere: true })
    } catch {
      // A store that is full or forbidden: the state line says so, and the server is all that is left.
      this.#set({ keptHere: false })
    }
  }

  #save(): Promise<void> {
    this.#saving ??= this.#saveAll().finally(() => {
      this.#saving = null
    })
    return this.#saving
  }

  async #saveAll(): Promise<void> {
    for (const timer of ['pause', 'latest', 'again'] as const) {
      this.#timers.get(timer)?.()
      this.#timers.delete(timer)
    }
    while (this.#state.status !== 'CONFLICT' && this.#dirty) {
      const sending = this.#state.form
      this.#sent = [...this.#sent.filter((form) => !sameForm(form, sending)), sending].slice(-MOST_SENT)
      this.#set({ status: 'SAVING', problem: null })
      await this.#writeHere()
      try {
        const { version, savedAt } = await this.#ports.save(this.#state.version, sending)
        this.#base = sending
        this.#sent = []
        this.#set({ version, savedAt })
      } catch (error) {
        if (this.#ports.isStale(error) && (await this.#meetServer())) continue
        else if (this.#state.theirs === null) this.#failed(error)
        return
      }
    }
    if (this.#state.status !== 'CONFLICT') this.#set({ status: 'SAVED', problem: null })
    await this.#writeHere()
  }

  /** @returns whether saving goes on */
  async #meetServer(): Promise<boolean> {
    try {
      this.#meet(await this.#ports.load())
      return this.#state.theirs === null
    } catch (error) {
      this.#failed(error)
      return false
    }
  }

  #meet(server: ServerCopy): void {
    const { form, version, status, generation } = this.#state
    if (!this.#dirty && !sameForm(form, server.form)) {
      // Nothing of this side is lost by going on with what the same author saved elsewhere.
      this.#base = server.form
      this.#set({ form: server.form, version: server.version, savedAt: server.savedAt, generation: generation + 1 })
      return
    }
    const { goesOn } = reconcile(server, { form, basedOn: version, base: this.#base, sent: this.#sent })
    if (goesOn === 'BOTH') {
      this.#set({ status: 'CONFLICT', theirs: server })
      return
    }
    const clean = sameForm(form, server.form)
    this.#base = server.form
    this.#sent = []
    this.#set({
      version: server.version,
      savedAt: server.savedAt,
      status: clean ? 'SAVED' : status === 'SAVED' ? 'CHANGED' : status,
    })
  }

  #failed(error: unknown): void {
    this.#set({ status: 'HERE_ONLY', problem: error })
    if (this.#ports.isPassing(error)) this.#after('again', TRY_AGAIN, () => void this.#save(), true)
  }
}
