import { Readable } from 'node:stream'
import type { App } from '../app.ts'
import type { PersonActor } from '../kernel/actor.ts'
import type { SettableClock } from '../kernel/clock.ts'
import { seoulDate } from '../kernel/clock.ts'
import type { DelegationBasis, LineDocument } from '../slices/approval/index.ts'
import { type Calendar, writtenDate } from './calendar.ts'
import type { FoundTask } from './classify.ts'
import type { DemoDocument } from './data/demo-document.ts'
import { SITE_PLAN } from './data/site-plan.ts'
import { formOf } from './form.ts'
import { type Founded, idOf } from './found.ts'
import { lineOf } from './line.ts'
import type { Scene } from './scene.ts'
import type { Signer } from './signer.ts'
import type { Words } from './words.ts'

/** What the stories are played with. */
export interface Stage {
  readonly app: App
  readonly clock: SettableClock
  readonly calendar: Calendar
  readonly founded: Founded
  readonly tasks: ReadonlyMap<string, FoundTask>
  readonly signer: Signer
}

/** Plays the documents' stories through the services, act by act, each at its time. */
export class Play {
  readonly #stage: Stage
  /** Document ids by key. */
  readonly documents = new Map<string, string>()
  readonly #numbers = new Map<string, string>()

  constructor(stage: Stage) {
    this.#stage = stage
  }

  /** One act. Jobs that it leaves behind (seal, release, archive) are done before the next. */
  async act(scene: Scene): Promise<void> {
    const { app, clock } = this.#stage
    clock.set(scene.at)
    const actor = this.#actor(scene.who)
    await this.#deed(scene, actor)
    await app.kernel.jobs.drain()
    const documentId = idOf(this.documents, scene.document.key)
    const record = await app.records.find(app.kernel.db, documentId)
    if (record !== undefined) this.#numbers.set(scene.document.key, `${record.number}(${writtenDate(record.registeredOn)})호`)
  }

  async #deed(scene: Scene, actor: PersonActor): Promise<void> {
    const { app } = this.#stage
    const { document, deed, words } = scene
    if (deed === '작성') return void (await this.#draft(scene, actor))
    if (deed === '상신') return this.#submit(scene, actor)
    const documentId = idOf(this.documents, document.key)
    if (deed === '공개') return app.disclosure.clear(actor, { documentId, reason: words ?? '' })
    const seen = await app.approval.document(actor, documentId)
    const on = { documentId, basedOn: seen.seq }
    if (deed === '회수') return void (await app.approval.act(actor, { ...on, type: 'recall', reason: words }))
    if (deed === '공람확인') return void (await app.approval.act(actor, { ...on, type: 'read', opinion: words }))
    if (deed === '후열') return void (await app.approval.act(actor, { ...on, type: 'acknowledge', instruction: words }))
    const stepId = turnOf(seen, actor)
    if (deed === '반려') return void (await app.approval.act(actor, { ...on, type: 'return', stepId, reason: words ?? '' }))
    if (deed === '보류') {
      const until = this.#stage.calendar.day(scene.days, seoulDate(scene.at))
      return void (await app.approval.act(actor, { ...on, type: 'hold', stepId, reason: words ?? '', until }))
    }
    const task = await app.approval.prepareSign(actor, { ...on, stepId })
    const signature = await this.#stage.signer.sign(actor.personId, task)
    const verdict = deed === '반대' ? 'DISSENT' : 'AGREE'
    await app.approval.act(actor, { ...on, ...signature, type: 'sign', stepId, verdict, opinion: words })
  }

  /** Writes the draft; a second time it is written anew, with the text for after a return. */
  async #draft(scene: Scene, actor: PersonActor): Promise<{ documentId: string; draftVersion: number; lineVersion: number }> {
    const { app, founded, tasks } = this.#stage
    const { document } = scene
    const before = this.documents.get(document.key)
    const documentId = before ?? (await app.documents.create(actor, null)).documentId
    this.documents.set(document.key, documentId)
    if (before === undefined) await this.#attach(document, documentId, actor)
    const { version } = await app.documents.draft(actor, documentId)
    const body = before === undefined ? document.body : (document.bodyAgain ?? document.body)
    const relatedIds = (document.related ?? []).flatMap((key) => this.documents.get(key) ?? [])
    const form = formOf(
      { ...document, body },
      { founded, task: idOf(tasks, document.task), words: this.#words(scene), relatedIds },
    )
    const saved = await app.documents.save(actor, { documentId, basedOn: version, form })
    const line = await app.approval.draftLine(actor, documentId)
    const steps = lineOf(document.line, scene.who, {
      personId: (name) => idOf(founded.people, name).id,
      absenceId: (name) => idOf(founded.absences, name),
    })
    const basis = document.matter === undefined ? null : await this.#listed(actor, documentId, document.matter)
    const readerIds = (document.readers ?? []).map((name) => idOf(founded.people, name).id)
    const options = { important: document.important ?? false, readerIds }
    const plan = { documentId, basedOn: line.version, steps, basis, options }
    const { version: lineVersion } = await app.approval.saveLine(actor, plan)
    return { documentId, draftVersion: saved.version, lineVersion }
  }

  /** The row of the delegation schedule that says a matter in these words. */
  async #listed(actor: PersonActor, documentId: string, matter: string): Promise<DelegationBasis> {
    const { matters } = await this.#stage.app.approval.proposal(actor, documentId, null)
    const row = matters.find((one) => one.matter === matter)
    if (row === undefined) throw new Error(`no such matter: ${matter}`)
    return { kind: 'LISTED', ruleId: row.id }
  }

  async #submit(scene: Scene, actor: PersonActor): Promise<void> {
    const { app, signer } = this.#stage
    const again = this.documents.has(scene.document.key)
    const draft = await this.#draft(scene, actor)
    const basedOn = again ? (await app.approval.document(actor, draft.documentId)).seq : 0
    const task = await app.approval.prepareSubmit(actor, draft)
    const signature = await signer.sign(actor.personId, task)
    const { documentId } = draft
    await app.approval.act(actor, { documentId, basedOn, type: 'submit', ...signature, opinion: scene.words })
  }

  async #attach(document: DemoDocument, documentId: string, actor: PersonActor): Promise<void> {
    for (const file of document.attachments ?? []) {
      const bytes = 'text' in file ? Buffer.from(file.text) : Buffer.from(SITE_PLAN)
      await this.#stage.app.documents.attach(actor, documentId, { name: file.name, source: Readable.from([bytes]) })
    }
  }

  #words(scene: Scene): Words {
    return { calendar: this.#stage.calendar, day: seoulDate(scene.at), numberOf: (key) => idOf(this.#numbers, key) }
  }

  #actor(name: string): PersonActor {
    const { id, roles } = idOf(this.#stage.founded.people, name)
    return { kind: 'person', personId: id, name, roles, sessionId: null, from: null }
  }
}

/** The step on which it is this person's turn. */
function turnOf(seen: LineDocument, actor: PersonActor): string {
  const step = seen.present.steps.find(({ person, state }) => person.personId === actor.personId && state === 'OPEN')
  if (step === undefined) throw new Error(`it is not ${actor.name}'s turn on ${seen.title}`)
  return step.stepId
}
