import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCertificate, type SignatureAlgorithm } from '../../../../../packages/signing/src/index.ts'
import { aPerson, openBareKernel, STORES } from '../../../../../test/support/bare-kernel.ts'
import { type Holder, holderFrom, signedBy } from '../../../../../test/support/certificate-holder.ts'
import { openPkiOffice, type PkiOffice } from '../../../../../test/support/pki-office.ts'
import { type PersonActor, systemActor } from '../../kernel/actor.ts'
import { createIdentity } from '../identity/index.ts'
import { createSignatures, signaturesSteps } from './index.ts'
import { pemOf } from './service/pem.ts'
import { Fetcher } from './service/services/fetcher.ts'
import { IssuerClient } from './service/services/issuer-client.ts'
import { SignerCheck } from './service/signer-check.ts'
import { ConfiguredAnchors } from './service/trust.ts'

const admin = systemActor('test.enrolment')
const PASSPHRASE = 'a passphrase that nothing is encrypted under'
const HOUR_MS = 3_600_000

describe.each(STORES)('certificates of another authority on %s', (store) => {
  let other: PkiOffice
  let office: PkiOffice
  let folder: string
  let signers: SignerCheck
  let person: PersonActor
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'onmaru-anchors-'))
    other = await openPkiOffice(store)
    const [, root = new Uint8Array()] = await other.signatures.authority.chain()
    writeFileSync(join(folder, 'gpki-root.pem'), pemOf('CERTIFICATE', root))
    writeFileSync(join(folder, 'notes.txt'), 'no certificate')
    office = await openPkiOffice(store, { ONMARU_TRUST_ANCHORS: folder, ONMARU_PRIVATE_SERVICES: '127.0.0.1' })
    person = aPerson({ personId: office.personId })
    const { kernel, signatures } = office
    signers = new SignerCheck(kernel, signatures.authority, {
      anchors: new ConfiguredAnchors(kernel),
      issuers: new IssuerClient(kernel, new Fetcher(kernel)),
      revocation: signatures.revocation,
    })
  })
  afterAll(async () => {
    await office[Symbol.asyncDispose]()
    await other[Symbol.asyncDispose]()
    rmSync(folder, { recursive: true, force: true })
  })

  const holder = (from = other, algorithm?: SignatureAlgorithm) => holderFrom(from, algorithm)
  const proof = async (who: Holder, also = true) => {
    const { challengeId, text } = await office.signatures.enrolment.challenge(person)
    return { challengeId, cms: await signedBy(who, text, also) }
  }
  const later = (hours: number): void => {
    for (const one of [office, other]) one.clock.advance(hours * HOUR_MS)
  }

  it.each(['ECDSA-P256-SHA256', 'ECDSA-P384-SHA384', 'RSA-PSS-SHA256'] as const)(
    'sign for their person once they are enrolled by a signature over a challenge: %s',
    async (algorithm) => {
      const who = await holder(other, algorithm)
      await expect(signers.check(person, who.certificate)).rejects.toMatchObject({
        code: 'CERTIFICATE_UNTRUSTED',
        facts: { reason: 'NOT_ENROLLED' },
      })
      const enrolled = await office.signatures.enrolment.enrolOwn(person, await proof(who))
      expect(enrolled).toMatchObject({ personId: person.personId, how: 'BY_PROOF', endedAt: null })
      expect(await signers.check(person, who.certificate)).toBe(enrolled.fingerprint)
      const stranger = aPerson({ personId: 'somebody-else' })
      await expect(signers.check(stranger, who.certificate)).rejects.toMatchObject({ code: 'CERTIFICATE_NOT_YOURS' })
      await expect(office.signatures.enrolment.enrolOwn(person, await proof(who))).rejects.toMatchObject({
        code: 'ENROLLED_ALREADY',
      })
    },
  )

  it('find the authorities between by the addresses in them, where they do not come along', async () => {
    const who = await holder()
    await office.signatures.enrolment.enrolOwn(person, await proof(who, false))
    expect(await signers.check(person, who.certificate)).toMatch(/^[0-9a-f]{64}$/)
  })

  it('are enrolled by an administrator too, and end', async () => {
    const who = await holder()
    const { enrolment } = office.signatures
    const enrolled = await enrolment.enrol(admin, { personId: office.personId, certificates: who.pem })
    expect(enrolled).toMatchObject({ how: 'BY_ADMINISTRATOR', serialNumber: who.serialNumber })
    expect((await enrolment.ofPerson(office.personId)).map(({ fingerprint }) => fingerprint)).toContain(enrolled.fingerprint)
    await expect(enrolment.end(aPerson({ personId: 'x' }), enrolled.fingerprint)).rejects.toMatchObject({
      code: 'CERTIFICATE_UNKNOWN',
    })
    await enrolment.end(person, enrolled.fingerprint)
    await expect(signers.check(person, who.certificate)).rejects.toMatchObject({ facts: { reason: 'NOT_ENROLLED' } })
    await expect(enrolment.enrol(admin, { personId: 'nobody', certificates: who.pem })).rejects.toMatchObject({
      code: 'PERSON_UNKNOWN',
    })
    await expect(enrolment.enrol(admin, { personId: office.personId, certificates: 'AAAA' })).rejects.toMatchObject({
      code: 'PEM_BROKEN',
    })
  })

  it('are not enrolled by a signature over something else, by another’s challenge, or twice by one', async () => {
    const who = await holder()
    const { enrolment } = office.signatures
    const { challengeId, text } = await enrolment.challenge(person)
    await expect(enrolment.enrolOwn(person, { challengeId, cms: await signedBy(who, `${text} `) })).rejects.toMatchObject({
      code: 'SIGNATURE_MISMATCH',
    })
    await expect(enrolment.enrolOwn(person, { challengeId, cms: new Uint8Array([1]) })).rejects.toMatchObject({
      code: 'SIGNATURE_BROKEN',
    })
    const cms = await signedBy(who, text)
    const stranger = aPerson({ personId: 'somebody-else' })
    await expect(enrolment.enrolOwn(stranger, { challengeId, cms })).rejects.toMatchObject({ code: 'CHALLENGE_UNKNOWN' })
    await enrolment.enrolOwn(person, { challengeId, cms })
    await expect(enrolment.enrolOwn(person, { challengeId, cms })).rejects.toMatchObject({ code: 'CHALLENGE_UNKNOWN' })
    const late = await proof(await holder())
    later(1)
    await expect(enrolment.enrolOwn(person, late)).rejects.toMatchObject({ code: 'CHALLENGE_UNKNOWN' })
  })

  it('that no configured anchor stands above are refused', async () => {
    await using unknown = await openPkiOffice('sqlite')
    const who = await holder(unknown)
    // It bears the very names of the one that is trusted.
    await expect(office.signatures.enrolment.enrolOwn(person, await proof(who))).rejects.toMatchObject({
      code: 'CERTIFICATE_UNTRUSTED',
      facts: { reason: 'SIGNATURE_WRONG' },
    })
  })

  it('stop signing when their authority revokes them, as soon as its last word is over', async () => {
    const who = await holder()
    await office.signatures.enrolment.enrolOwn(person, await proof(who))
    await other.signatures.issuance.revoke(admin, who.serialNumber, 'keyCompromise')
    later(2)
    await expect(signers.check(person, who.certificate)).rejects.toMatchObject({ code: 'CERTIFICATE_REVOKED' })
  })

  it('wait where their authority is silent: nothing is said of the certificate itself', async () => {
    const lost = await openPkiOffice('sqlite')
    const [, root = new Uint8Array()] = await lost.signatures.authority.chain()
    const anchors = mkdtempSync(join(tmpdir(), 'onmaru-anchors-'))
    writeFileSync(join(anchors, 'lost.der'), root)
    await using here = await openPkiOffice(store, { ONMARU_TRUST_ANCHORS: anchors, ONMARU_PRIVATE_SERVICES: '127.0.0.1' })
    const who = await holder(lost)
    await lost[Symbol.asyncDispose]()
    await expect(
      here.signatures.enrolment.enrol(admin, { personId: here.personId, certificates: who.pem }),
    ).rejects.toMatchObject({ code: 'REVOCATION_UNAVAILABLE', kind: 'UNAVAILABLE' })
    rmSync(anchors, { recursive: true, force: true })
  })

  it('expire', async () => {
    const who = await holder()
    await office.signatures.enrolment.enrolOwn(person, await proof(who))
    office.clock.set(new Date(readCertificate(who.certificate).notAfter.getTime() + 1_000))
    await expect(signers.check(person, who.certificate)).rejects.toMatchObject({ code: 'CERTIFICATE_EXPIRED' })
    office.clock.set(other.clock.now())
  })
})

describe('trust anchors', () => {
  it('that cannot be read keep a server from opening, and it says which file', async () => {
    const broken = mkdtempSync(join(tmpdir(), 'onmaru-anchors-'))
    for (const content of ['-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n', 'nonsense']) {
      writeFileSync(join(broken, 'a.pem'), content)
      await using bare = await openBareKernel('sqlite', signaturesSteps, { ONMARU_TRUST_ANCHORS: broken })
      await expect(createSignatures(bare.kernel, PASSPHRASE, createIdentity(bare.kernel)).begin()).rejects.toMatchObject({
        code: 'TRUST_ANCHORS_BROKEN',
        facts: { file: join(broken, 'a.pem') },
      })
    }
    rmSync(broken, { recursive: true, force: true })
    await using bare = await openBareKernel('sqlite', signaturesSteps, { ONMARU_TRUST_ANCHORS: join(broken, 'gone') })
    await expect(createSignatures(bare.kernel, PASSPHRASE, createIdentity(bare.kernel)).begin()).rejects.toMatchObject({
      code: 'TRUST_ANCHORS_BROKEN',
    })
  })
})
