import type { SigningTask, StageSignature } from '../../apps/server/src/slices/approval/index.ts'
import { type Desk, faultOf, openDesk, signIn } from '../support/desk.ts'
import { PASSWORD, type Who } from '../support/line-cast.ts'
import { cmsOver, finishedForm, step } from '../support/line-office.ts'
import type { OfficeOnDisk } from './office-on-disk.ts'

/** A document on its way; `id` is unknown until a server said it. */
export interface Traveller {
  readonly title: string
  id: string | null
}

/** Desks of people who sign, against whatever server answers at their address now. */
export interface LineOverHttp {
  readonly desks: ReadonlyMap<Who, Desk>
  /** Does the next thing for a document, whatever was done before; true once it is approved. @throws what the server, or the broken connection, says */
  advance(traveller: Traveller): Promise<boolean>
  /** The mayor's signature over a document that waits for it, not yet handed in. */
  signed(documentId: string): Promise<StageSignature & { readonly basedOn: number }>
}

/** Signs everybody in, and speaks for them at other addresses too (sessions are the office's, not a process'). */
export async function openLine(office: OfficeOnDisk, address: string, sessions?: LineOverHttp): Promise<LineOverHttp> {
  const desks = new Map<Who, Desk>()
  for (const who of office.keys.keys()) {
    const token = sessions?.desks.get(who)?.token
    desks.set(who, token === undefined ? await signIn(address, who.toLowerCase(), PASSWORD) : openDesk(address, token))
  }
  const of = (who: Who): Desk => {
    const desk = desks.get(who)
    if (desk === undefined) throw new Error(`${who} has no desk`)
    return desk
  }

  const sign = async (task: SigningTask, who: Who): Promise<StageSignature> => {
    const credential = office.keys.get(who)
    const response = await of(who).fetch(task.pdfUrl)
    if (credential === undefined || !response.ok)
      throw new Error(`${who} cannot sign: ${response.status} ${await response.text()}`)
    return { stageId: task.stageId, cms: await cmsOver(new Uint8Array(await response.arrayBuffer()), task, credential) }
  }
  const signed = async (documentId: string): Promise<StageSignature & { readonly basedOn: number }> => {
    const { trpc } = of('mayor')
    const { seq: basedOn } = await trpc.approval.document.query({ documentId })
    const task = await trpc.approval.prepareSign.mutate({ documentId, stepId: 'mayor', basedOn })
    return { basedOn, ...(await sign(task, 'mayor')) }
  }
  const submit = async (documentId: string, title: string): Promise<void> => {
    const { trpc } = of('drafter')
    const draft = await trpc.documents.draft.query({ documentId })
    if (draft.form.title !== title)
      await trpc.documents.save.mutate({
        documentId,
        basedOn: draft.version,
        form: { ...draft.form, ...finishedForm(office.cast), title },
      })
    const line = await trpc.approval.draftLine.query({ documentId })
    const steps = [step(office.cast, 'drafter', 'DRAFT'), step(office.cast, 'mayor', 'APPROVE')]
    if (line.version === 0) await trpc.approval.saveLine.mutate({ documentId, basedOn: 0, steps })
    const { version: draftVersion } = await trpc.documents.draft.query({ documentId })
    const { version: lineVersion } = await trpc.approval.draftLine.query({ documentId })
    const task = await trpc.approval.prepareSubmit.mutate({ documentId, draftVersion, lineVersion })
    const signature = await sign(task, 'drafter')
    await trpc.approval.act.mutate({ type: 'submit', documentId, basedOn: 0, opinion: null, ...signature })
  }

  return {
    desks,
    signed,
    advance: async (traveller) => {
      const { trpc } = of('drafter')
      traveller.id ??= (await trpc.documents.create.mutate({ copyOf: null })).documentId
      const { state } = await trpc.documents.draft.query({ documentId: traveller.id })
      if (state === 'APPROVED') return true
      if (state === 'DRAFTING') await submit(traveller.id, traveller.title)
      else
        await of('mayor').trpc.approval.act.mutate({
          type: 'sign',
          documentId: traveller.id,
          stepId: 'mayor',
          verdict: 'AGREE',
          opinion: null,
          ...(await signed(traveller.id)),
        })
      return false
    },
  }
}

/** What a client may hear that was answered after its own act had counted: it looks again. */
const LOOK_AGAIN: readonly string[] = ['ACT_CONFLICT', 'STAGE_STALE', 'DRAFT_STALE', 'LINE_STALE', 'DOCUMENT_FROZEN']

/** Whether a failure is one that looking again mends: the server was gone, or somebody (oneself, unheard) was first. */
export function isPassing(error: unknown): boolean {
  const fault = faultOf(error)
  if (fault !== null) return LOOK_AGAIN.includes(fault.code)
  return isBrokenConnection(error)
}

function isBrokenConnection(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if (/fetch failed|terminated|ECONNREFUSED|ECONNRESET|socket|other side closed/i.test(cause.message)) return true
  return false
}
