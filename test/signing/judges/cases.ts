import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  addFormFields,
  createCrl,
  type FormField,
  generateKeyPair,
  importSigningKey,
  issueCertificate,
  type SignatureAlgorithm,
} from '../../../packages/signing/src/index.ts'
import type { TestPki } from '../../../packages/signing/src/testing/index.ts'
import { changedLine } from '../changed-line.ts'
import { fixture, life, SIGNERS, sign } from '../signed-document.ts'

/** As many steps as the longest line of an office has. */
export const MOST_SIGNERS = 12

const STEPS = Array.from({ length: MOST_SIGNERS }, (_, i) => `sign-${i + 1}`)
const FIELDS: readonly FormField[] = STEPS.map((name, i) => ({
  name,
  kind: 'signature',
  page: 1,
  x: 30 + 44 * i,
  y: 700,
  w: 40,
  h: 16,
  label: `서명 ${i + 1}`,
}))

/** Algorithms that nobody of the cast has, by the names of their files. */
export const ALGORITHMS = {
  'pss-256.pdf': 'RSA-PSS-SHA256',
  'p-384.pdf': 'ECDSA-P384-SHA384',
} as const satisfies Record<string, SignatureAlgorithm>

/** The files that the judges are asked about, by name, and what they are judged with. */
export interface Cases {
  readonly anchor: string
  /** The office's lists of the story's present. */
  readonly lists: string
  /** Lists of eight years later: the seal's certificate was revoked meanwhile. */
  readonly laterLists: string
  readonly file: (name: string) => string
}

/** A file with one signature by this algorithm. */
async function signedBy(pki: TestPki, algorithm: SignatureAlgorithm, serialNumber: string): Promise<Uint8Array> {
  const issuer = pki.of('issuing')
  const pair = await generateKeyPair(algorithm, crypto)
  const certificate = await issueCertificate({
    profile: 'official',
    subject: { country: 'KR', organization: '한빛시', commonName: '다른열쇠' },
    publicKeySpki: pair.publicKeySpki,
    serialNumber,
    notBefore: new Date('2025-01-01'),
    notAfter: new Date('2035-01-01'),
    issuer,
    urls: { ocsp: null, crl: 'http://localhost:4710/pki/issuing.crl', caIssuers: 'http://localhost:4710/pki/issuing.cer' },
    crypto,
  })
  const key = await importSigningKey(pair.privateKeyPkcs8, crypto)
  const holder = { certificate, chain: [issuer.certificate, ...issuer.chain], key, pair, serialNumber }
  const form = await addFormFields(fixture('one-page'), FIELDS.slice(0, 1))
  const seen = { appearance: fixture('appearance'), certify: true }
  return sign({ ...pki, of: () => holder }, form, 'drafter', 'sign-1', seen)
}

/** Writes every case into a folder: 1 to 12 signers (RSA and P-256 by turns), one by each of the other algorithms, then the levels T, LT and LTA of a whole life, a line that was changed while it was signed, and a file of which a byte was changed. */
export async function writeCases(pki: TestPki, folder: string): Promise<Cases> {
  const write = (name: string, bytes: Uint8Array): string => {
    const path = join(folder, name)
    writeFileSync(path, bytes)
    return path
  }
  const [lists, laterLists] = [join(folder, 'lists'), join(folder, 'later')]
  for (const one of [lists, laterLists]) mkdirSync(one)
  write('lists/issuing.crl', pki.crl)
  write('lists/root.crl', pki.rootCrl)
  const later = { number: 9, thisUpdate: new Date('2034-07-14'), nextUpdate: new Date('2034-07-21') }
  const superseded = { serialNumber: pki.of('seal').serialNumber, at: new Date('2030-01-01'), reason: 'superseded' as const }
  write('later/issuing.crl', await createCrl({ ...later, issuer: pki.of('issuing'), revoked: [superseded] }))
  write('later/root.crl', await createCrl({ ...later, issuer: pki.of('root'), revoked: [] }))

  const appearance = fixture('appearance')
  let pdf = await addFormFields(fixture('one-page'), FIELDS)
  for (const [i, field] of STEPS.entries()) {
    pdf = await sign(pki, pdf, SIGNERS[i % SIGNERS.length] ?? 'drafter', field, { appearance, certify: i === 0 })
    write(`signed-${i + 1}.pdf`, pdf)
  }
  for (const name of ['one-page', 'seven-pages'] as const)
    for (const [i, stage] of (await life(pki, name)).slice(-3).entries()) write(`${name}-${['t', 'lt', 'lta'][i]}.pdf`, stage)
  for (const [name, stage] of await changedLine(pki)) write(`line-${name}.pdf`, stage)
  for (const [i, [name, algorithm]] of Object.entries(ALGORITHMS).entries())
    write(name, await signedBy(pki, algorithm, `4a0${i}`))
  // One byte of the page's text, long before the first signature.
  const changed = new Uint8Array(pdf)
  changed[2_000] = (changed[2_000] ?? 0) ^ 1
  write('changed.pdf', changed)
  return { anchor: write('root.der', pki.anchors[0] ?? new Uint8Array()), lists, laterLists, file: (name) => join(folder, name) }
}
