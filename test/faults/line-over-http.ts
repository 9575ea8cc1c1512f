import { signAndComplete } from '../../apps/desktop/src/shared/sign-again.ts'
import type { PlannedStep, SigningTask, StageSignature } from '../../apps/server/src/slices/approval/index.ts'
import { addsOnlySignatures } from '../../packages/signing/src/index.ts'
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
  /** Drafts a document with this line and submits it; its id. */
  begin(title: string, steps: readonly PlannedStep[]): Promise<string>
  /** What a desk does who signs a step: prepares, signs what it sees, and signs anew where others signed in the same instant. */
  signStep(who: Who, documentId: string): Promise<void>
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

  const read = async (task: SigningTask, who: Who): Promise<Uint8Array> => {
    const response = await of(who).fetch(task.pdfUrl)
    if (!response.ok) throw new Error(`${who} cannot read: ${response.status} ${await response.text()}`)
    return new Uint8Array(await response.arrayBuffer())
  }
  const over = async (pdf: Uint8Array, task: SigningTask, who: Who): Promise<StageSignature> => {
    const credential = office.keys.get(who)
    if (credential === undefined) throw new Error(`${who} has no key`)
    return { stageId: task.stageId, cms: await cmsOver(pdf, task, credential) }
  }
  const sign = async (task: SigningTask, who: Who): Promise<StageSignature> => over(await read(task, who), task, who)
  const signed = async (documentId: string): Promise<StageSignature & { readonly basedOn: number }> => {
    const { trpc } = of('mayor')
    const { seq: basedOn } = await trpc.approval.document.query({ documentId })
    const task = await trpc.approval.prepareSign.mutate({ documentId, stepId: 'mayor', basedOn })
    return { basedOn, ...(await sign(task, 'mayor')) }
  }
  const submit = async (
    documentId: string,
    title: string,
    steps = [step(office.cast, 'drafter', 'DRAFT'), step(office.cast, 'mayor', 'APPROVE')],
  ): Promise<void> => {
    const { trpc } = of('drafter')
    const draft = await trpc.documents.draft.query({ documentId })
    if (draft.form.title !== title)
      await trpc.documents.save.mutate({
        documentId,
        basedOn: draft.version,
        form: { ...draft.form, ...finishedForm(office.cast), title },
      })
    const line = await trpc.approval.draftLine.query({ documentId })
    if (line.version === 0) await trpc.approval.saveLine.mutate({ documentId, basedOn: 0, steps: [...steps] })
    const { version: draftVersion } = await trpc.documents.draft.query({ documentId })
    const { version: lineVersion } = await trpc.approval.draftLine.query({ documentId })
    const task = await trpc.approval.prepareSubmit.mutate({ documentId, draftVersion, lineVersion })
    const signature = await sign(task, 'drafter')
    await trpc.approval.act.mutate({ type: 'submit', documentId, basedOn: 0, opinion: null, ...signature })
  }

  return {
    desks,
    signed,
    begin: async (title, steps) => {
      const { documentId } = await of('drafter').trpc.documents.create.mutate({ copyOf: null })
      await submit(documentId, title, [...steps])
      return documentId
    },
    signStep: async (who, documentId) => {
      const { approval } = of(who).trpc
      const prepare = (basedOn: number) => approval.prepareSign.mutate({ documentId, stepId: who, basedOn })
      // Who opens a document while others sign may have to open it again, as a person does.
      const open = async (left: number): Promise<{ begun: number; task: SigningTask; pdf: Uint8Array }> => {
        try {
          const { seq: begun } = await approval.document.query({ documentId })
          const task = await prepare(begun)
          return { begun, task, pdf: await read(task, who) }
        } catch (error) {
          if (left === 0) throw error
          return open(left - 1)
        }
      }
      const { begun, task, pdf } = await open(OPENINGS)
      await signAndComplete(
        { task, pdf, movedTo: null },
        {
          again: prepare,
          read: (next) => read(next, who),
          sign: (next, pdf) => over(pdf, next, who),
          complete: async (signature, movedTo) => {
            const act = { type: 'sign', documentId, stepId: who, verdict: 'AGREE', opinion: null, ...signature } as const
            await approval.act.mutate({ ...act, basedOn: movedTo ?? begun })
          },
          movedTo: (error) => {
            const fault = faultOf(error)
            return fault?.code === 'ACT_CONFLICT' && typeof fault.facts['seq'] === 'number' ? fault.facts['seq'] : null
          },
          addsOnlySignatures,
        },
      )
    },
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

/** How often somebody opens a document again that others move on meanwhile. */
const OPENINGS = 5
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
