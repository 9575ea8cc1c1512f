import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  addFormFields,
  applyUpdate,
  digestByteRange,
  digestOf,
  embedSignature,
  openCredential,
  prepareSignature,
  readCertificate,
  signBB,
  validatePdf,
} from '../../../../../packages/signing/src/index.ts'
import { openPkiOffice, type PkiOffice } from '../../../../../test/support/pki-office.ts'
import { systemActor } from '../../kernel/actor.ts'
import { transaction } from '../../kernel/transaction.ts'
import { withinLimits } from './service/services/polite-revocation.ts'

const PASSWORD = 'a long sentence'
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'))
const actor = systemActor('test.verify')
const FORM = new Uint8Array(readFileSync(new URL('../../../../../test/signing/fixtures/one-page.pdf', import.meta.url)))

/** A file that an official of this office signed, and their certificate's number. */
async function signedIn({ kernel, signatures, personId, clock }: PkiOffice): Promise<{ pdf: Uint8Array; serialNumber: string }> {
  const name = { commonName: '김하나', organization: '먼시' }
  const issued = await signatures.authority.issueCredential(personId, name, PASSWORD, 'ECDSA-P256-SHA256', 1_000)
  await transaction(kernel, actor, (tx) => issued.keep(tx))
  const { certificate, chain, key } = await openCredential([issued.container], PASSWORD, crypto)
  const form = await addFormFields(FORM, [
    { name: 'main-1', kind: 'signature', page: 1, x: 40, y: 700, w: 80, h: 30, label: '결재' },
  ])
  const request = { field: 'main-1', signerName: '김하나', signedAt: clock.now(), certify: true, reserveBytes: 12_288 }
  const { update, byteRange } = await prepareSignature(form, request)
  const prepared = applyUpdate(form, update)
  const contentDigest = await digestByteRange(prepared, byteRange, crypto, digestOf(key.algorithm))
  const cms = await signBB({ contentDigest, certificate, chain, key, crypto })
  return { pdf: embedSignature(prepared, byteRange, cms), serialNumber: issued.serialNumber }
}

describe('a file that was signed under another authority that this office trusts', () => {
  let other: PkiOffice
  let office: PkiOffice
  let folder: string
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'onmaru-anchors-'))
    other = await openPkiOffice('sqlite')
    writeFileSync(join(folder, 'root.der'), (await other.signatures.authority.chain())[1] ?? new Uint8Array())
    office = await openPkiOffice('sqlite', { ONMARU_TRUST_ANCHORS: folder, ONMARU_PRIVATE_SERVICES: '127.0.0.1' })
  })
  afterEach(async () => {
    await office[Symbol.asyncDispose]()
    await other[Symbol.asyncDispose]()
    rmSync(folder, { recursive: true, force: true })
  })
  // Both offices bear the same names: what one lists says nothing of what the other issued.
  const verdict = async (pdf: Uint8Array) => {
    const { signatures } = await office.signatures.verifyPdf(pdf)
    const [{ indication = null, subIndication = null, revocation = [] } = {}] = signatures
    return { indication, subIndication, kinds: revocation.map(({ kind, status }) => `${kind} ${status}`) }
  }

  it('is judged by that authority’s own word, of the authority and of the signer', async () => {
    const { pdf } = await signedIn(other)
    expect(await verdict(pdf)).toEqual({ indication: 'TOTAL-PASSED', subIndication: null, kinds: ['CRL good', 'OCSP good'] })
  })
  it('is not trusted once that authority revoked the certificate', async () => {
    const { pdf, serialNumber } = await signedIn(other)
    await other.signatures.issuance.revoke(actor, serialNumber, 'keyCompromise')
    expect(await verdict(pdf)).toMatchObject({ indication: 'INDETERMINATE', subIndication: 'REVOKED_NO_POE' })
  })
  it('is judged by a client as here; it is told nothing of certificates that stand under no anchor', async () => {
    const { pdf } = await signedIn(other)
    const { clientTrust, revocationFor } = office.signatures
    const { at, anchors, intermediates, crls } = await clientTrust()
    const asked: string[] = []
    const report = await validatePdf(pdf, {
      at: new Date(at),
      anchors: anchors.map(bytesOf),
      intermediates: intermediates.map(bytesOf),
      crls: crls.map(bytesOf),
      revocation: async (certificate, issuer) => {
        asked.push(readCertificate(certificate).subject.commonName ?? '')
        const word = await revocationFor({ certificate, issuer })
        return { ocsps: word.ocsps.map(bytesOf), crls: word.crls.map(bytesOf) }
      },
      crypto,
    })
    expect(report).toEqual({ ...(await office.signatures.verifyPdf(pdf)), validatedAt: report.validatedAt })
    expect(asked).toHaveLength(2)
    const stranger = await openPkiOffice('sqlite')
    const [issuing = new Uint8Array(), root = new Uint8Array()] = await stranger.signatures.authority.chain()
    const nothing = { ocsps: [], crls: [] }
    expect(await revocationFor({ certificate: issuing, issuer: root })).toEqual(nothing)
    expect(await revocationFor({ certificate: new Uint8Array([1]), issuer: root })).toEqual(nothing)
    await stranger[Symbol.asyncDispose]()
  })
  it('is not trusted while that authority is silent; nobody else is asked', async () => {
    const { pdf } = await signedIn(other)
    const stranger = await openPkiOffice('sqlite')
    const foreign = await signedIn(stranger)
    await stranger[Symbol.asyncDispose]()
    await other[Symbol.asyncDispose]()
    expect(await verdict(pdf)).toEqual({ indication: 'INDETERMINATE', subIndication: 'TRY_LATER', kinds: [] })
    expect(await verdict(foreign.pdf)).toMatchObject({ subIndication: 'NO_CERTIFICATE_CHAIN_FOUND' })
  })
})

describe('a judgement', () => {
  it('does not wait longer than its time for services that do not answer, nor fails with those that are down', async () => {
    await using office = await openPkiOffice('sqlite', { ONMARU_SERVICE_TIMEOUT_MS: '100' })
    let asked = 0
    const silent = withinLimits(office.kernel, () => {
      asked += 1
      return new Promise(() => undefined)
    })
    const question = new Uint8Array()
    expect(await silent(question, question)).toEqual({ ocsps: [], crls: [] })
    expect(await silent(question, question)).toEqual({ ocsps: [], crls: [] })
    expect(asked).toBe(1)
    const broken = withinLimits(office.kernel, () => Promise.reject(new Error('a fault of ours')))
    await expect(broken(question, question)).rejects.toThrow('a fault of ours')
  })
})
