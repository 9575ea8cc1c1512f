import { fingerprintOf, parseSignedData, readCertificate, SigningError } from '@onmaru/signing'
import type { Actor, PersonActor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { transaction } from '../../../kernel/transaction.ts'
import { type Identity, identityFaults } from '../../identity/index.ts'
import { signaturesFaults } from '../errors.ts'
import { certificateEnrolled, certificatesLooked, enrolmentEnded } from '../events.ts'
import * as challenges from '../store/challenges.ts'
import * as store from '../store/enrolment.ts'
import { answered, type Challenge, handOut } from './challenges.ts'
import { base64 } from './encoding.ts'
import { derIn } from './pem.ts'
import type { SignerCheck } from './signer-check.ts'

const LONGEST_CHAIN = 10

/** A certificate of another authority that a person signs with here. Times ISO 8601. */
export type Enrolled = Omit<store.EnrolledCertificate, 'der' | 'chain'>

/** Enrolling certificates of other authorities (GPKI and the like): only an enrolled one signs, and only for its person. */
export interface Enrolment {
  /** What a person signs with a key to show that they hold it. */
  challenge(actor: PersonActor): Promise<Challenge>
  /** By the person: a CMS over the challenge. @throws CHALLENGE_UNKNOWN, SIGNATURE_MISMATCH, SIGNATURE_BROKEN, ENROLLED_ALREADY, and what the signer's check throws */
  enrolOwn(actor: PersonActor, proof: { challengeId: string; cms: Uint8Array }): Promise<Enrolled>
  /** By an administrator, who has seen the person: the certificate and those above it, PEM or base64. @throws PERSON_UNKNOWN, PEM_BROKEN, ENROLLED_ALREADY */
  enrol(actor: Actor, given: { personId: string; certificates: string }): Promise<Enrolled>
  /** Ends an enrolment; an administrator's, or the person's own. @throws CERTIFICATE_UNKNOWN */
  end(actor: PersonActor, fingerprint: string): Promise<void>
  ofPerson(personId: string): Promise<readonly Enrolled[]>
  /** Everybody's that are in use, with names; the look is recorded. */
  list(actor: Actor, limit: number): Promise<readonly (Enrolled & { personName: string | null })[]>
}

/** Opens the acts of enrolling. */
export function enrolment(kernel: Kernel, identity: Identity, check: SignerCheck): Enrolment {
  const keep = async (
    actor: Actor,
    personId: string,
    der: Uint8Array,
    chain: readonly Uint8Array[],
    how: 'BY_PROOF' | 'BY_ADMINISTRATOR',
    challengeId: string | null,
  ): Promise<Enrolled> => {
    const fingerprint = await fingerprintOf(der, kernel.crypto)
    const above = chain.map(base64)
    const path = await check.checkOutside(der, above)
    const certificate = readCertificate(der)
    return transaction(kernel, actor, async (tx) => {
      await tx.lock(`certificate:${fingerprint}`)
      if (challengeId !== null && !(await challenges.use(tx, challengeId))) throw signaturesFaults.CHALLENGE_UNKNOWN()
      if ((await store.findInUse(tx, fingerprint)) !== undefined) throw signaturesFaults.ENROLLED_ALREADY()
      const row: store.EnrolledCertificate = {
        id: newId(),
        fingerprint,
        personId,
        subject: certificate.subject.text,
        issuer: certificate.issuer.text,
        serialNumber: certificate.serialNumber,
        der: base64(der),
        // The path as it was found, so that the next check needs no search.
        chain: JSON.stringify(path.slice(1).map((one) => base64(one.der))),
        notBefore: certificate.notBefore.toISOString(),
        notAfter: certificate.notAfter.toISOString(),
        how,
        enrolledAt: tx.now.toISOString(),
        enrolledBy: actor.personId,
        endedAt: null,
      }
      await store.insert(tx, row)
      const { subject, issuer } = row
      await tx.speak(certificateEnrolled({ kind: 'certificate', id: fingerprint }, { personId, subject, issuer, how }))
      return shown(row)
    })
  }
  return {
    challenge: (actor) => handOut(kernel, actor, 'ENROLMENT'),
    enrolOwn: async (actor, { challengeId, cms }) => {
      const { der } = await answered(kernel, actor, 'ENROLMENT', { challengeId, cms })
      return keep(actor, actor.personId, der, chainIn(cms, der), 'BY_PROOF', challengeId)
    },
    enrol: async (actor, { personId, certificates }) => {
      if ((await identity.person(kernel.db, personId)) === undefined) throw identityFaults.PERSON_UNKNOWN()
      const [der, ...chain] = readable(() => derIn(certificates, ['CERTIFICATE']).map((one) => readCertificate(one).der))
      if (der === undefined || chain.length > LONGEST_CHAIN) throw signaturesFaults.PEM_BROKEN({ kinds: 'CERTIFICATE' })
      return keep(actor, personId, der, chain, 'BY_ADMINISTRATOR', null)
    },
    end: (actor, fingerprint) =>
      transaction(kernel, actor, async (tx) => {
        const found = await store.findInUse(tx, fingerprint)
        const mayEnd = found?.personId === actor.personId || actor.roles.includes('administrator')
        if (found === undefined || !mayEnd) throw signaturesFaults.CERTIFICATE_UNKNOWN()
        await store.end(tx, fingerprint)
        await tx.speak(enrolmentEnded({ kind: 'certificate', id: fingerprint }, { personId: found.personId }))
      }),
    list: async (actor, limit) => {
      await transaction(kernel, actor, (tx) =>
        tx.speak(certificatesLooked({ kind: 'register', id: 'enrolments' }, { text: null, personId: null })),
      )
      return (await store.inUse(kernel.db, limit)).map(({ der: _, chain: __, ...row }) => row)
    },
    ofPerson: async (personId) => (await store.ofPerson(kernel.db, personId)).map(shown),
  }
}

const shown = ({ der: _, chain: __, ...row }: store.EnrolledCertificate): Enrolled => row

/** Certificates that came along with a CMS, its signer's left out. */
function chainIn(cms: Uint8Array, signer: Uint8Array): readonly Uint8Array[] {
  return parseSignedData(cms)
    .certificates.map(({ der }) => der)
    .filter((der) => Buffer.compare(der, signer) !== 0)
    .slice(0, LONGEST_CHAIN)
}

function readable<R>(read: () => R): R {
  try {
    return read()
  } catch (cause) {
    if (cause instanceof SigningError) throw signaturesFaults.PEM_BROKEN({ kinds: 'CERTIFICATE' }, { cause })
    throw cause
  }
}
