import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DEMO_PASSWORD, Signer } from '../../apps/server/src/demo/index.ts'
import type { DemoDesk } from './demo-desk.ts'
import { body } from './line-office.ts'

/** A person of a demo office as an actor. */
export async function demoActor(desk: DemoDesk, login: string) {
  const person = await desk.app.identity.personOf(desk.demo.people.get(login) ?? '')
  return { kind: 'person', personId: person.id, name: person.name, roles: person.roles, sessionId: null, from: null } as const
}

/** A document that hana.kim drafted and signed, and that waits for sechan.park, the head of the division; returns its id. */
export async function waitingDocument(desk: DemoDesk, title: string, urgent = false): Promise<string> {
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
  const step = (personId: string, kind: 'DRAFT' | 'APPROVE', mark: 'DELEGATED' | null) => ({
    id: kind.toLowerCase(),
    kind,
    personId,
    mark,
    absenceId: null,
    skipReason: null,
    group: null,
  })
  const steps = [step(drafter.personId, 'DRAFT', null), step(head.personId, 'APPROVE', 'DELEGATED')]
  const line = await approval.saveLine(drafter, { documentId, basedOn: 0, steps })
  const signer = new Signer(desk.app, new Map([[drafter.personId, readFileSync(join(desk.keys, 'hana.kim.p12'))]]), DEMO_PASSWORD)
  const task0 = await approval.prepareSubmit(drafter, { documentId, draftVersion: saved.version, lineVersion: line.version })
  const signature = await signer.sign(drafter.personId, task0)
  await approval.act(drafter, { type: 'submit', documentId, basedOn: 0, opinion: null, ...signature })
  return documentId
}
