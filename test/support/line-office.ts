import { systemActor } from '../../apps/server/src/kernel/actor.ts'
import { transaction } from '../../apps/server/src/kernel/transaction.ts'
import type {
  DelegationBasis,
  LineAct,
  LineOptions,
  PlannedStep,
  SigningTask,
  StageSignature,
} from '../../apps/server/src/slices/approval/index.ts'
import type { Content, DraftForm } from '../../apps/server/src/slices/documents/index.ts'
import {
  addsOnlySignature,
  applyUpdate,
  type Credential,
  digestByteRange,
  type SignatureAlgorithm,
  signBB,
} from '../../packages/signing/src/index.ts'
import type { Engine, Office } from './engines.ts'
import { type Colleague, foundOffice, type LineCast, type Who } from './line-cast.ts'

type Without<A, K extends string> = A extends unknown ? Omit<A, K> : never
/** An act that carries no signature, without what the office knows. */
export type PlainAct = Without<Exclude<LineAct, { cms: string }>, 'documentId' | 'basedOn'>

/** A small office in which documents go through lines with real rendering, keys and databases. */
export interface LineOffice extends LineCast, Office {
  /** A complete draft, saved once; says its id and version. */
  draft(who: Who, change?: Partial<DraftForm>): Promise<{ readonly documentId: string; readonly version: number }>
  /** Saves a line for a draft, with the basis of the decision where there is one; returns its version. */
  plan(
    who: Who,
    documentId: string,
    steps: readonly PlannedStep[],
    basis?: DelegationBasis,
    options?: LineOptions,
  ): Promise<number>
  /** What a client does with a task: fetches the bytes, checks them, appends the update, digests the range and builds the CMS. */
  sign(task: SigningTask, who: Who): Promise<StageSignature>
  /** Prepares, signs and submits a draft with the line that was saved last. */
  submit(who: Who, documentId: string, opinion?: string | null): Promise<{ seq: number; status: string }>
  /** Prepares and signs a step; basedOn is the present one. */
  approve(who: Who, documentId: string, stepId: string, opinion?: string | null): Promise<{ seq: number; status: string }>
  /** Does an act that carries no signature, on the state that this person sees. */
  act(who: Who, documentId: string, act: PlainAct): Promise<{ seq: number; status: string }>
  /** `seq` of a document as its drafter sees it; 0 before the first submission. */
  seq(documentId: string): Promise<number>
  /** Registers an absence with who acts, days in Seoul; returns its id. */
  absent(who: Who, acting: Who, from: string, until: string): Promise<string>
}

/** A step of a planned line; its id is the person's part in it unless said. */
export function step(services: LineCast, who: Who, kind: PlannedStep['kind'], change: Partial<PlannedStep> = {}): PlannedStep {
  return {
    id: who,
    kind,
    personId: services.people[who].id,
    mark: null,
    absenceId: null,
    skipReason: null,
    group: null,
    ...change,
  }
}

/** A body of one paragraph. */
export function body(text: string): Content {
  return { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] }
}

/** Opens a composed server on an engine and founds the office in it. P-256 keys unless said: they are made in a moment. */
export async function openLineOffice(engine: Engine, algorithm: SignatureAlgorithm = 'ECDSA-P256-SHA256'): Promise<LineOffice> {
  const office = await engine.office()
  const cast = await foundOffice(office.app, algorithm)
  const { approval, documents, identity, kernel } = office.app
  const of = (who: Who): Colleague => cast.people[who]

  const sign = async (task: SigningTask, who: Who): Promise<StageSignature> => {
    const { actor } = of(who)
    const { bytes } = await approval.currentPdf(actor, task.documentId, task.baseBlob)
    return { stageId: task.stageId, cms: await cmsOver(bytes, task, await of(who).credential()) }
  }
  const seq = async (documentId: string): Promise<number> => {
    const head = await documents.head(kernel.db, documentId)
    const author = Object.values(cast.people).find(({ id }) => id === head?.authorId)
    if (author === undefined || (await approval.path(kernel.db, documentId)) === undefined) return 0
    return (await approval.document(author.actor, documentId)).seq
  }
  return {
    ...office,
    ...cast,
    sign,
    seq,
    absent: (who, acting, from, until) =>
      transaction(kernel, systemActor('test.office'), (tx) =>
        identity.addAbsence(tx, { personId: of(who).id, actingId: of(acting).id, reason: '출장', from, until }),
      ),
    draft: async (who, change = {}) => {
      const { actor } = of(who)
      const { documentId } = await documents.create(actor, null)
      const { form, version } = await documents.draft(actor, documentId)
      const saved = await documents.save(actor, {
        documentId,
        basedOn: version,
        form: { ...form, ...finishedForm(cast), ...change },
      })
      return { documentId, version: saved.version }
    },
    plan: async (who, documentId, steps, basis, options) => {
      const { version } = await approval.draftLine(of(who).actor, documentId)
      return (await approval.saveLine(of(who).actor, { documentId, basedOn: version, steps, basis, options })).version
    },
    submit: async (who, documentId, opinion = null) => {
      const { actor } = of(who)
      const draft = await documents.draft(actor, documentId)
      const line = await approval.draftLine(actor, documentId)
      const basedOn = await seq(documentId)
      const task = await approval.prepareSubmit(actor, { documentId, draftVersion: draft.version, lineVersion: line.version })
      return approval.act(actor, { type: 'submit', documentId, basedOn, opinion, ...(await sign(task, who)) })
    },
    act: async (who, documentId, act) => {
      const { actor } = of(who)
      const { seq: basedOn } = await approval.document(actor, documentId)
      return approval.act(actor, { ...act, documentId, basedOn })
    },
    approve: async (who, documentId, stepId, opinion = null) => {
      const { actor } = of(who)
      const basedOn = (await approval.document(actor, documentId)).seq
      const task = await approval.prepareSign(actor, { documentId, stepId, basedOn })
      const signature = await sign(task, who)
      return approval.act(actor, { type: 'sign', documentId, basedOn, stepId, verdict: 'AGREE', opinion, ...signature })
    },
  }
}

/** Everything that a drafter has to decide. */
export function finishedForm({ taskId, folderId }: LineCast): Partial<DraftForm> {
  return {
    title: '2026년 하반기 공공데이터 품질관리 추진계획',
    kind: 'GENERAL',
    form: 'GENERAL',
    recipients: [],
    senderName: null,
    taskId,
    folderId,
    retention: 'Y10',
    disclosure: { class: 'OPEN', clauses: [], reason: '' },
    body: body('공공데이터의 품질을 높이기 위한 추진계획을 수립하여 시행하고자 합니다.'),
  }
}

/** The detached CMS over the bytes that the signer saw; refuses an update that does more than sign, unless it is careless. */
export async function cmsOver(base: Uint8Array, task: SigningTask, credential: Credential, careful = true): Promise<string> {
  const open = applyUpdate(base, new Uint8Array(Buffer.from(task.update, 'base64')))
  if (careful && !(await addsOnlySignature(base, open, task.field))) throw new Error('the update does more than sign')
  const contentDigest = await digestByteRange(open, task.byteRange, crypto)
  const cms = await signBB({
    contentDigest,
    certificate: credential.certificate,
    chain: credential.chain,
    key: credential.key,
    claims: task.claims,
    crypto,
  })
  return Buffer.from(cms).toString('base64')
}
