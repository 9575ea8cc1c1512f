import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DEMO_PASSWORD, Signer } from '../../apps/server/src/demo/index.ts'
import type { PlannedStep } from '../../apps/server/src/slices/approval/index.ts'
import type { DemoDesk } from './demo-desk.ts'
import { body } from './line-office.ts'

/** A person of a demo office as an actor. */
export async function demoActor(desk: DemoDesk, login: string) {
  const person = await desk.app.identity.personOf(desk.demo.people.get(login) ?? '')
  return { kind: 'person', personId: person.id, name: person.name, roles: person.roles, sessionId: null, from: null } as const
}

/** A step of a line, named after its kind unless said. */
export function demoStep(personId: string, kind: PlannedStep['kind'], change: Partial<PlannedStep> = {}): PlannedStep {
  return {
    id: kind.toLowerCase().replaceAll('_', '-'),
    kind,
    personId,
    mark: null,
    absenceId: null,
    skipReason: null,
    group: null,
    ...change,
  }
}

/** Signs a step as its person, without the screen; `important`: what a deputy decides is reported to the absent one (후열). */
export async function signStep(
  desk: DemoDesk,
  login: string,
  documentId: string,
  stepId: string,
  important = false,
): Promise<void> {
  const { approval } = desk.app
  const actor = await demoActor(desk, login)
  const { seq: basedOn } = await approval.document(actor, documentId)
  const key = readFileSync(join(desk.keys, `${login}.p12`))
  const signer = new Signer(desk.app, new Map([[actor.personId, key]]), DEMO_PASSWORD)
  const signature = await signer.sign(actor.personId, await approval.prepareSign(actor, { documentId, stepId, basedOn }))
  const given = { type: 'sign', documentId, basedOn, stepId, verdict: 'AGREE', opinion: null, ...signature } as const
  await approval.act(actor, important ? { ...given, important } : given)
}

/** A document that hana.kim drafted and signed, on its way to sechan.park, the head of the division, or over these steps instead; returns its id. */
export async function waitingDocument(
  desk: DemoDesk,
  title: string,
  urgent = false,
  rest?: readonly PlannedStep[],
): Promise<string> {
  const { documents, approval, classification, identity, kernel } = desk.app
  const [drafter, head] = [await demoActor(desk, 'hana.kim'), await demoActor(desk, 'sechan.park')]
  const { documentId } = await documents.create(drafter, null)
  const { form, version } = await documents.draft(drafter, documentId)
  const { unitId } = await identity.personOf(drafter.personId)
  const [task] = await classification.tasks(kernel.db, unitId)
  const [folder] = await classification.folders(kernel.db, task?.id ?? '')
  const saved = await documents.save(drafter, {
    documentId,
    basedOn: version,
    form: {
      ...form,
      title,
      urgent,
      taskId: task?.id ?? null,
      folderId: folder?.id ?? null,
      retention: 'Y5',
      body: body('다음과 같이 시행하고자 합니다.'),
    },
  })
  const steps = [demoStep(drafter.personId, 'DRAFT'), ...(rest ?? [demoStep(head.personId, 'APPROVE', { mark: 'DELEGATED' })])]
  const line = await approval.saveLine(drafter, { documentId, basedOn: 0, steps })
  const signer = new Signer(desk.app, new Map([[drafter.personId, readFileSync(join(desk.keys, 'hana.kim.p12'))]]), DEMO_PASSWORD)
  const task0 = await approval.prepareSubmit(drafter, { documentId, draftVersion: saved.version, lineVersion: line.version })
  const signature = await signer.sign(drafter.personId, task0)
  await approval.act(drafter, { type: 'submit', documentId, basedOn: 0, opinion: null, ...signature })
  return documentId
}
