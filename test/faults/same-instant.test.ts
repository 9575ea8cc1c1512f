import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase, POSTGRES, STAND_IN } from '../support/databases.ts'
import { type Desk, faultOf } from '../support/desk.ts'
import type { Who } from '../support/line-cast.ts'
import { step } from '../support/line-office.ts'
import { askTool } from '../support/pdf-tools.ts'
import { buildServer, type ServerProcess, type ServerProgram, startServer } from '../support/server-process.ts'
import { type LineOverHttp, openLine, type Traveller } from './line-over-http.ts'
import { foundOnDisk, type OfficeOnDisk } from './office-on-disk.ts'

const ROUNDS = 5
/** Who concurs at the same time. */
const BESIDE = ['budget', 'audit', 'legal'] as const satisfies readonly Who[]

/** Two processes need a server that takes several connections. */
describe.runIf(POSTGRES !== undefined && POSTGRES !== STAND_IN)(
  'one step at the same instant, at two server processes over PostgreSQL',
  () => {
    let program: ServerProgram
    let office: OfficeOnDisk
    let drop: () => Promise<void>
    const servers: ServerProcess[] = []
    const lines: LineOverHttp[] = []

    beforeAll(async () => {
      const database = await freshDatabase('postgres')
      drop = database.drop
      program = buildServer()
      office = await foundOnDisk(['drafter', 'mayor', ...BESIDE], database.env)
      for (let i = 0; i < 2; i += 1) {
        const server = await startServer(program, office.env)
        servers.push(server)
        lines.push(await openLine(office, server.address, lines[0]))
      }
    })
    afterAll(async () => {
      for (const server of servers) await server.end('SIGTERM')
      office[Symbol.dispose]()
      program[Symbol.dispose]()
      await drop()
    })

    const both = async <R>(act: (line: LineOverHttp, side: number) => Promise<R>) => Promise.allSettled(lines.map(act))
    const codesOf = (answers: readonly PromiseSettledResult<unknown>[]): readonly string[] =>
      answers
        .map((answer) => (answer.status === 'fulfilled' ? 'done' : (faultOf(answer.reason)?.code ?? String(answer.reason))))
        .toSorted()
    const waiting = async (title: string): Promise<string> => {
      const traveller: Traveller = { title, id: null }
      const [line] = lines
      await line?.advance(traveller)
      if (traveller.id === null) throw new Error('no draft was made')
      return traveller.id
    }

    it('the approver signs twice: one signature counts, the other hears of a conflict', async () => {
      for (let round = 1; round <= ROUNDS; round += 1) {
        const documentId = await waiting(`두 번 서명 ${round}`)
        const signatures = await Promise.all(lines.map((line) => line.signed(documentId)))
        const answers = await both((line, side) => {
          const signature = signatures[side]
          const desk = line.desks.get('mayor')
          if (signature === undefined || desk === undefined) throw new Error('nobody signed')
          const act = { type: 'sign', documentId, stepId: 'mayor', verdict: 'AGREE', opinion: null, ...signature } as const
          return desk.trpc.approval.act.mutate(act)
        })
        expect(codesOf(answers)).toEqual(['ACT_CONFLICT', 'done'])
      }
    })

    it('those who concur sign side by side: every signature counts, each over what its signer saw', async () => {
      const side = (i: number): LineOverHttp => {
        const line = lines[i % lines.length]
        if (line === undefined) throw new Error('no server runs')
        return line
      }
      const drafter = (i: number): Desk => {
        const desk = side(i).desks.get('drafter')
        if (desk === undefined) throw new Error('nobody drafts')
        return desk
      }
      for (let round = 1; round <= ROUNDS; round += 1) {
        const documentId = await side(0).begin(`나란히 서명 ${round}`, [
          step(office.cast, 'drafter', 'DRAFT'),
          ...BESIDE.map((who) => step(office.cast, who, 'CONCUR_PARALLEL', { group: 'g' })),
          step(office.cast, 'mayor', 'APPROVE'),
        ])
        await Promise.all(BESIDE.map((who, i) => side(i).signStep(who, documentId)))
        const { present } = await drafter(0).trpc.approval.document.query({ documentId })
        expect(present.steps.map(({ outcome, state }) => outcome ?? state)).toEqual([
          'SUBMITTED',
          ...BESIDE.map(() => 'AGREED'),
          'OPEN',
        ])
        const response = await drafter(1).fetch(`/files/documents/${documentId}/current.pdf`)
        const said = askTool('pdfsig', ['-nocert'], new Uint8Array(await response.arrayBuffer()))
        expect(said.match(/Signature is Valid/g)).toHaveLength(1 + BESIDE.length)
        expect(said).not.toMatch(/Mismatch|Invalid/)
      }
    })

    it('the approver signs and the drafter recalls: one of them is first', async () => {
      for (let round = 1; round <= ROUNDS; round += 1) {
        const documentId = await waiting(`서명과 회수 ${round}`)
        const [first, second] = lines
        const mayor = first?.desks.get('mayor')
        const drafter = second?.desks.get('drafter')
        if (first === undefined || mayor === undefined || drafter === undefined) throw new Error('nobody acts')
        const signature = await first.signed(documentId)
        const { basedOn } = signature
        const answers = await Promise.allSettled([
          mayor.trpc.approval.act.mutate({
            type: 'sign',
            documentId,
            stepId: 'mayor',
            verdict: 'AGREE',
            opinion: null,
            ...signature,
          }),
          drafter.trpc.approval.act.mutate({ type: 'recall', documentId, basedOn, reason: null }),
        ])
        expect(codesOf(answers)).toEqual(['ACT_CONFLICT', 'done'])
        const { status } = await drafter.trpc.approval.document.query({ documentId })
        expect(status).toBe(answers[0].status === 'fulfilled' ? 'APPROVED' : 'RECALLED')
      }
    })
  },
)
