import type { PersonActor } from '../../apps/server/src/kernel/actor.ts'
import { systemActor } from '../../apps/server/src/kernel/actor.ts'
import type { Kernel } from '../../apps/server/src/kernel/kernel.ts'
import { type Tx, transaction } from '../../apps/server/src/kernel/transaction.ts'
import type { Classification } from '../../apps/server/src/slices/classification/index.ts'
import type { Identity, Role } from '../../apps/server/src/slices/identity/index.ts'
import type { Signatures } from '../../apps/server/src/slices/signatures/index.ts'
import { type Credential, openPkcs12, type SignatureAlgorithm } from '../../packages/signing/src/index.ts'

/** People of the tests' office: name, post, rank, grade, unit, roles beyond official. */
const CAST = {
  drafter: ['김하나', '주무관', '행정7급', 3, 'digital', []],
  colleague: ['서미리', '주무관', '행정8급', 2, 'digital', []],
  teamLead: ['이두리', '디지털정책팀장', '행정6급', 4, 'digital', []],
  head: ['박세찬', '디지털정책과장', '지방행정사무관', 5, 'digital', []],
  bureauHead: ['한가람', '디지털국장', '지방서기관', 7, 'bureau', []],
  viceMayor: ['정다온', '부시장', '지방이사관', 8, 'city', []],
  mayor: ['오누리', '시장', '시장', 10, 'city', []],
  budget: ['최네모', '예산담당관', '지방행정사무관', 5, 'budget', []],
  audit: ['정다섯', '감사담당관', '지방행정사무관', 5, 'audit', []],
  legal: ['윤법희', '법무담당관', '지방행정사무관', 5, 'legal', []],
  outsider: ['강바다', '주무관', '행정8급', 2, 'budget', []],
  archivist: ['문기록', '기록연구사', '기록연구사', 3, 'legal', ['records-manager']],
} as const satisfies Record<string, readonly [string, string, string, number, string, readonly Role[]]>

/** Somebody of the tests' office. */
export type Who = keyof typeof CAST
export const EVERYBODY = Object.keys(CAST) as readonly Who[]

/** A person who can act and sign. */
export interface Colleague {
  readonly id: string
  readonly actor: PersonActor
  /** The key and its certificate, made when they are first asked for: not everybody signs. */
  credential(): Promise<IssuedKey>
}

/** A key of a person; the serial number is for revoking it. */
export type IssuedKey = Credential & { readonly serialNumber: string }

/** The office as it was founded. */
export interface LineCast {
  readonly people: Readonly<Record<Who, Colleague>>
  readonly units: Readonly<Record<string, string>>
  readonly taskId: string
  readonly folderId: string
}

/** The slices that an office is founded in. */
export interface FoundingServices {
  readonly kernel: Kernel
  readonly identity: Identity
  readonly classification: Classification
  readonly signatures: Signatures
}

const FOUNDER = systemActor('test.office')
/** The office's password for containers and sign-in; these people live for one test. */
export const PASSWORD = 'onmaru-2026!'
/** Work of a guess at a password that everybody here knows. */
const ITERATIONS = 100
/** Up to so many won the officer in charge decides. */
export const SMALL_AMOUNT = 100_000
const ORGANISATION = '한빛시'

/** Founds a small office: units, people with keys, the agency, a delegation schedule, a unit task with a folder, and the authority. */
export async function foundOffice(services: FoundingServices, algorithm: SignatureAlgorithm): Promise<LineCast> {
  const { kernel, identity, signatures } = services
  const passwordHash = await identity.hashPassword(PASSWORD)
  const authority = await signatures.authority.found(ORGANISATION)
  const founded = await transaction(kernel, FOUNDER, async (tx) => {
    await authority.keep(tx)
    await identity.setAgency(tx, {
      name: ORGANISATION,
      headPost: '한빛시장',
      zip: '04524',
      address: '한빛시 중구 세종대로 110',
      homepage: 'https://www.hanbit.go.kr',
    })
    const units = await addUnits(tx, identity)
    const ids = new Map<Who, string>()
    for (const who of EVERYBODY) {
      const [name, post, rank, grade, unit, roles] = CAST[who]
      const email = `${who}@hanbit.go.kr`
      const login = who.toLowerCase()
      const person = { login, name, unitId: units[unit], post, rank, grade, email, roles: ['official', ...roles] as Role[] }
      ids.set(who, await identity.addPerson(tx, { ...person, passwordHash }))
    }
    await identity.addDelegationSchedule(tx, {
      effectiveOn: '2026-01-01',
      rows: [
        { unitId: null, taskCode: null, matter: '소관 업무의 계획 수립 및 시행', level: 'DIVISION_HEAD' },
        { unitId: null, taskCode: null, matter: '소액의 경비', level: 'OFFICER', amountUpTo: SMALL_AMOUNT },
      ],
    })
    return { units, ids, ...(await addTask(tx, services.classification, units.digital)) }
  })
  const people: Partial<Record<Who, Colleague>> = {}
  for (const who of EVERYBODY) people[who] = colleague(services, who, founded.ids.get(who) ?? '', algorithm)
  return { people: people as Record<Who, Colleague>, units: founded.units, taskId: founded.taskId, folderId: founded.folderId }
}

async function addUnits(tx: Tx, identity: Identity) {
  let position = 0
  const add = (name: string, parentId: string | null): Promise<string> => {
    position += 1
    return identity.addUnit(tx, { parentId, code: `61100${String(position).padStart(2, '0')}`, name, position })
  }
  const city = await add('시장실', null)
  const bureau = await add('디지털국', null)
  const digital = await add('디지털정책과', bureau)
  const budget = await add('예산담당관', bureau)
  const audit = await add('감사담당관', null)
  return { city, bureau, digital, budget, audit, legal: await add('법무담당관', null) }
}

async function addTask(tx: Tx, classification: Classification, unitId: string) {
  const functionId = await classification.addFunction(tx, { parentId: null, level: 1, code: '1', name: '일반공공행정' })
  const taskId = await classification.addTask(tx, {
    functionId,
    unitId,
    code: 'D-101',
    name: '공공데이터 품질관리',
    description: '공공데이터의 품질을 관리한다.',
    retention: 'Y10',
    retentionReason: '주요 정책의 추진',
    disclosure: 'OPEN',
    clauses: [],
  })
  return { taskId, folderId: await classification.addFolder(tx, { taskId, year: 2026, title: '2026년 공공데이터 품질관리' }) }
}

/** Somebody's account as an actor, with a key and certificate of the embedded authority once they sign. */
function colleague(services: FoundingServices, who: Who, id: string, algorithm: SignatureAlgorithm): Colleague {
  const [name, , , , , roles] = CAST[who]
  const from = { address: '10.0.0.7', client: 'test' }
  let made: Promise<IssuedKey> | null = null
  return {
    id,
    actor: { kind: 'person', personId: id, name, roles: ['official', ...roles], sessionId: null, from },
    credential: () => {
      made ??= issue(services, id, name, algorithm)
      return made
    },
  }
}

/** Issues somebody a key and certificate, as the founding of an office does. */
export async function issue(
  { kernel, signatures }: FoundingServices,
  personId: string,
  commonName: string,
  algorithm: SignatureAlgorithm,
): Promise<IssuedKey> {
  const subject = { commonName, organization: ORGANISATION }
  const issued = await signatures.authority.issueCredential(personId, subject, PASSWORD, algorithm, ITERATIONS)
  await transaction(kernel, FOUNDER, (tx) => issued.keep(tx))
  return { ...(await openPkcs12(issued.container, PASSWORD, kernel.crypto)), serialNumber: issued.serialNumber }
}
