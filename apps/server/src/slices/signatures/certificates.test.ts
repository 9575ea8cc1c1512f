import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCredential, readCertificate } from '../../../../../packages/signing/src/index.ts'
import { aPerson, STORES } from '../../../../../test/support/bare-kernel.ts'
import { openPkiOffice, type PkiOffice } from '../../../../../test/support/pki-office.ts'
import { systemActor } from '../../kernel/actor.ts'

const admin = systemActor('test.certificates')

describe.each(STORES)('certificates for people who have no key, on %s', (store) => {
  let office: PkiOffice
  beforeAll(async () => {
    office = await openPkiOffice(store)
  })
  afterAll(() => office[Symbol.asyncDispose]())
  const issue = () => office.signatures.issuance.issue(admin, { profile: 'official', personId: office.personId, request: null })

  it('come with a key file that only its password opens, and that nothing here can make again', async () => {
    const { keyFile, serialNumber } = await issue()
    const container = new Uint8Array(Buffer.from(keyFile?.pkcs12 ?? '', 'base64'))
    expect(keyFile?.password).toMatch(/^([a-z2-9]{5}-){4}[a-z2-9]{5}$/)
    await expect(openCredential([container], 'another', crypto)).rejects.toMatchObject({ code: 'KEY_PASSWORD_WRONG' })
    const opened = await openCredential([container], keyFile?.password ?? '', crypto)
    expect(readCertificate(opened.certificate).serialNumber).toBe(serialNumber)
    expect(opened.chain).toHaveLength(2)
    expect(readCertificate(opened.certificate).subject.commonName).toBe('김하나')
  })
  it('are renewed for a new key where their person asked, and wait for it until then', async () => {
    const { issuance } = office.signatures
    const first = await issue()
    const person = aPerson({ personId: office.personId })
    const serials = async () => (await issuance.renewals(admin, 1)).map(({ serialNumber }) => serialNumber)
    expect(await serials()).toEqual([])
    await expect(issuance.askRenewal(aPerson({ personId: 'x' }), first.serialNumber)).rejects.toMatchObject({
      code: 'CERTIFICATE_UNKNOWN',
    })
    await issuance.askRenewal(person, first.serialNumber)
    expect(await serials()).toEqual([first.serialNumber])
    const second = await issuance.renewFor(admin, { serialNumber: first.serialNumber, request: null })
    expect(second.keyFile).not.toBeNull()
    expect(await serials()).toEqual([])
    const rows = await office.signatures.ownCertificates(office.personId)
    expect(rows.find(({ serialNumber }) => serialNumber === second.serialNumber)).toMatchObject({
      renewedFrom: first.serialNumber,
      renewalAskedAt: null,
    })
    await issuance.revoke(admin, second.serialNumber, 'keyCompromise')
    await expect(issuance.askRenewal(person, second.serialNumber)).rejects.toMatchObject({ code: 'CERTIFICATE_UNKNOWN' })
    await expect(issuance.renewFor(admin, { serialNumber: second.serialNumber, request: null })).rejects.toMatchObject({
      code: 'CERTIFICATE_REVOKED',
    })
    await expect(issuance.renewFor(admin, { serialNumber: '0f', request: null })).rejects.toMatchObject({
      code: 'CERTIFICATE_UNKNOWN',
    })
  })
  it('stand beside the office’s own certificates and lists, with their ends', async () => {
    const state = await office.signatures.authorityState(admin)
    expect(state?.certificates.map(({ profile, renewsAt }) => [profile, renewsAt !== null])).toEqual([
      ['root', true],
      ['issuing', true],
      ['ocsp', true],
      ['timestamping', true],
    ])
    expect(state?.lists.map(({ list }) => list)).toEqual(['issuing', 'delta', 'root'])
    for (const { thisUpdate, nextUpdate } of state?.lists ?? []) expect(nextUpdate > thisUpdate).toBe(true)
    expect(await office.signatures.enrolment.list(admin, 10)).toEqual([])
  })
})
