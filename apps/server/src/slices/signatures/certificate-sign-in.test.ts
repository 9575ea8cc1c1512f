import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fingerprintOf, readCertificate } from '../../../../../packages/signing/src/index.ts'
import { aPerson, STORES } from '../../../../../test/support/bare-kernel.ts'
import { type Holder, holderFrom, signedBy } from '../../../../../test/support/certificate-holder.ts'
import { openPkiOffice, type PkiOffice } from '../../../../../test/support/pki-office.ts'
import { publicActor, systemActor } from '../../kernel/actor.ts'
import type { DomainEvent } from '../../kernel/event.ts'
import { transaction } from '../../kernel/transaction.ts'

const FROM = { address: '10.0.0.9', client: 'test' }
const nobody = publicActor(FROM)
const admin = systemActor('test.sign-in')

describe.each(STORES)('signing in by certificate on %s', (store) => {
  let office: PkiOffice
  let who: Holder
  const heard: DomainEvent[] = []
  beforeAll(async () => {
    office = await openPkiOffice(store)
    who = await holderFrom(office)
    office.kernel.bus.hearEverything(async (_, events) => void heard.push(...events))
  })
  afterAll(() => office[Symbol.asyncDispose]())

  const answer = async (holder: Holder = who, change: (text: string) => string = (text) => text) => {
    const { challengeId, text } = await office.signatures.signIn.challenge(nobody)
    return { challengeId, cms: await signedBy(holder, change(text)) }
  }
  const signIn = (given: { challengeId: string; cms: Uint8Array }) => office.signatures.signIn.signIn(nobody, given)
  const last = () => heard.at(-1)

  it.each(['ECDSA-P256-SHA256', 'RSA-PKCS1-SHA256', 'RSA-PSS-SHA256'] as const)(
    'opens a session for whose certificate answers: %s',
    async (algorithm) => {
      const token = await signIn(await answer(await holderFrom(office, algorithm)))
      const actor = await office.identity.actorOf(token, FROM)
      expect(actor).toMatchObject({ kind: 'person', personId: office.personId, name: '김하나' })
      expect(last()).toMatchObject({ type: 'identity.signedIn', facts: { by: 'CERTIFICATE', sessionId: actor.sessionId } })
    },
  )

  it('asks for this office by name, once, and for nothing else', async () => {
    const { challengeId, text } = await office.signatures.signIn.challenge(nobody)
    expect(text).toMatch(new RegExp(`^온마루 로그인 ${office.address} [0-9a-f]{64}$`))
    const cms = await signedBy(who, text)
    const twice = await Promise.allSettled([signIn({ challengeId, cms }), signIn({ challengeId, cms })])
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(signIn({ challengeId, cms })).rejects.toMatchObject({ code: 'CHALLENGE_UNKNOWN' })
    await expect(signIn({ challengeId: 'nothing', cms })).rejects.toMatchObject({ code: 'CHALLENGE_UNKNOWN' })
  })

  it('takes no proof that was made for something else, or for another', async () => {
    const person = aPerson({ personId: office.personId })
    const enrolling = await office.signatures.enrolment.challenge(person)
    const forEnrolment = { challengeId: enrolling.challengeId, cms: await signedBy(who, enrolling.text) }
    await expect(signIn(forEnrolment)).rejects.toMatchObject({ code: 'CHALLENGE_UNKNOWN' })
    await expect(office.signatures.signIn.signIn(person, forEnrolment)).rejects.toMatchObject({ code: 'CHALLENGE_UNKNOWN' })
    const forSignIn = await answer()
    await expect(office.signatures.enrolment.enrolOwn(person, forSignIn)).rejects.toMatchObject({ code: 'CHALLENGE_UNKNOWN' })
    const late = await answer()
    office.clock.advance(11 * 60_000)
    await expect(signIn(late)).rejects.toMatchObject({ code: 'CHALLENGE_UNKNOWN' })
  })

  it('takes one attempt by each challenge, and the log says who was refused and why', async () => {
    const wrong = await answer(who, (text) => text.replace('로그인', '인증서 등록'))
    await expect(signIn(wrong)).rejects.toMatchObject({ code: 'SIGNATURE_MISMATCH' })
    expect(last()).toMatchObject({
      type: 'signatures.signInRefused',
      subject: { kind: 'certificate', id: 'unknown' },
      facts: { personId: null, reason: 'SIGNATURE_MISMATCH' },
    })
    const told = heard.length
    await expect(signIn(wrong)).rejects.toMatchObject({ code: 'CHALLENGE_UNKNOWN' })
    await expect(signIn({ ...wrong, cms: new Uint8Array([48, 0]) })).rejects.toMatchObject({ code: 'CHALLENGE_UNKNOWN' })
    expect(heard).toHaveLength(told)
    await expect(signIn({ ...(await answer()), cms: new Uint8Array([48, 0]) })).rejects.toMatchObject({
      code: 'SIGNATURE_BROKEN',
    })
  })

  it('knows nobody by a certificate of another house, by one that was revoked, or one that ended', async () => {
    await using other = await openPkiOffice('sqlite')
    const stranger = await holderFrom(other)
    await expect(signIn(await answer(stranger))).rejects.toMatchObject({
      code: 'CERTIFICATE_UNTRUSTED',
      facts: { reason: 'NOT_ENROLLED' },
    })
    const revoked = await holderFrom(office)
    await office.signatures.issuance.revoke(admin, revoked.serialNumber, 'keyCompromise')
    await expect(signIn(await answer(revoked))).rejects.toMatchObject({ code: 'CERTIFICATE_REVOKED' })
    expect(last()).toMatchObject({
      type: 'signatures.signInRefused',
      subject: { kind: 'certificate', id: await fingerprintOf(revoked.certificate, crypto) },
      facts: { personId: office.personId, reason: 'CERTIFICATE_REVOKED' },
    })
    const now = office.clock.now()
    office.clock.set(new Date(readCertificate(who.certificate).notAfter.getTime() + 1_000))
    await expect(signIn(await answer())).rejects.toMatchObject({ code: 'CERTIFICATE_EXPIRED' })
    office.clock.set(now)
  })

  it('does not open an account that the office closed', async () => {
    await transaction(office.kernel, admin, (tx) => office.identity.lock(tx, office.personId))
    await expect(signIn(await answer())).rejects.toMatchObject({ code: 'ACCOUNT_CLOSED' })
    expect(last()).toMatchObject({ facts: { personId: office.personId, reason: 'ACCOUNT_CLOSED' } })
    await transaction(office.kernel, admin, (tx) => office.identity.unlock(tx, office.personId))
    expect(await signIn(await answer())).toMatch(/^[\w-]{43}$/)
  })
})
