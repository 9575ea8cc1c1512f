import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  addFormFields,
  applyUpdate,
  archiveUpdate,
  buildOcspRequest,
  buildTimestampRequest,
  type Credential,
  checkOcspResponse,
  digestByteRange,
  digestOf,
  embedSignature,
  isCrlOf,
  openCredential,
  parseTimestampResponse,
  prepareSignature,
  readCertificate,
  readCrl,
  readOcspResponse,
  roomFor,
  signBT,
  validatePath,
} from '../../../../../packages/signing/src/index.ts'
import { smallPdf } from '../../../../../test/signing/raw-update.ts'
import { STORES } from '../../../../../test/support/bare-kernel.ts'
import { openPkiOffice, type PkiOffice } from '../../../../../test/support/pki-office.ts'
import { systemActor } from '../../kernel/actor.ts'
import { transaction } from '../../kernel/transaction.ts'

const actor = systemActor('test.renewal')
const YEAR_MS = 365.25 * 86_400_000
const PASSWORD = 'onmaru-2026!'

describe.each(STORES)('authorities over twenty-one years on %s', (store) => {
  let office: PkiOffice
  let began: number
  beforeAll(async () => {
    office = await openPkiOffice(store)
    began = office.clock.now().getTime()
  })
  afterAll(() => office[Symbol.asyncDispose]())

  const authority = () => office.signatures.authority
  const inYear = (year: number): void => office.clock.set(new Date(began + year * YEAR_MS))
  const download = async (name: string): Promise<Uint8Array> =>
    new Uint8Array(await (await fetch(`${office.address}/pki/${name}`)).arrayBuffer())
  const official = async (): Promise<Credential> => {
    const made = await authority().issueCredential(
      office.personId,
      { commonName: '김하나', organization: '한빛시' },
      PASSWORD,
      'ECDSA-P256-SHA256',
      2_048,
    )
    await transaction(office.kernel, actor, (tx) => made.keep(tx))
    return openCredential([made.container], PASSWORD, crypto)
  }
  const timestamp = async (imprint: Uint8Array): Promise<Uint8Array> =>
    parseTimestampResponse(await authority().timestamp(buildTimestampRequest(imprint, crypto)))
  const archived = async (pdf: Uint8Array): Promise<Uint8Array> =>
    applyUpdate(
      pdf,
      await archiveUpdate(pdf, {
        anchors: await authority().anchors(),
        intermediates: await authority().authorities(),
        revocation: office.signatures.revocation,
        at: office.clock.now(),
        timestamp,
        crypto,
      }),
    )
  const signed = async (by: Credential): Promise<Uint8Array> => {
    const place = { page: 1, x: 40, y: 700, w: 80, h: 30 }
    const form = await addFormFields(smallPdf(), [{ ...place, name: 'sign', kind: 'signature', label: '서명' }])
    const { certificate, chain, key } = by
    const room = roomFor([certificate, ...chain], 8_192)
    const signedAt = office.clock.now()
    const prepared = await prepareSignature(form, { field: 'sign', signerName: '김하나', signedAt, reserveBytes: room })
    const open = applyUpdate(form, prepared.update)
    const contentDigest = await digestByteRange(open, prepared.byteRange, crypto, digestOf(key.algorithm))
    const cms = await signBT({
      contentDigest,
      certificate,
      chain,
      key,
      claims: { commitment: 'proofOfApproval' },
      timestamp,
      crypto,
    })
    return archived(embedSignature(open, prepared.byteRange, cms))
  }
  const verdict = async (pdf: Uint8Array): Promise<string> => (await office.signatures.verifyPdf(pdf)).indication
  const pathTo = async (anchor: Uint8Array, certificate: Uint8Array) => {
    const { problem, path } = await validatePath({
      certificate,
      intermediates: await authority().authorities(),
      anchors: [anchor],
      at: office.clock.now(),
      purpose: 'signing',
      revocation: null,
      crypto,
    })
    return { problem, length: path.length }
  }
  const statusBy = async (certificate: Uint8Array, issuer: Uint8Array) => {
    const [subject, above] = [readCertificate(certificate), readCertificate(issuer)]
    const { der, nonce } = await buildOcspRequest({ certificate: subject, issuer: above, crypto })
    const answer = readOcspResponse(await authority().ocsp(der))
    const check = { certificate: subject, issuer: above, at: office.clock.now(), nonce, crypto }
    const { problem, single } = await checkOcspResponse(answer, check)
    return problem ?? single?.status
  }
  const lists = async (name: string, issuer: Uint8Array) => {
    const [list, delta] = [readCrl(await download(`${name}.crl`)), readCrl(await download(`${name}-delta.crl`))]
    const by = readCertificate(issuer)
    return { list, theirs: (await isCrlOf(list, by, crypto)) && (await isCrlOf(delta, by, crypto)) }
  }

  it('go on under new keys of the same name by themselves; documents stay valid, and old keys answer to their end', async () => {
    const [issuing1 = new Uint8Array(), root1 = new Uint8Array()] = await authority().chain()
    let document = await signed(await official())
    expect(await verdict(document)).toBe('TOTAL-PASSED')

    inYear(5.5)
    await authority().renewOwn()
    expect(await authority().chain()).toEqual([issuing1, root1])
    const late = await official()

    inYear(7.6)
    expect(await authority().renewOwn()).toBeGreaterThan(0)
    expect(await authority().renewOwn()).toBe(0)
    const [issuing2 = new Uint8Array(), sameRoot] = await authority().chain()
    expect(sameRoot).toEqual(root1)
    const [was, is] = [readCertificate(issuing1), readCertificate(issuing2)]
    expect(is.subject.text).toBe(was.subject.text)
    expect(is.spki).not.toEqual(was.spki)
    expect(is.notAfter > was.notAfter).toBe(true)
    const next = await official()
    expect(await pathTo(root1, next.certificate)).toEqual({ problem: null, length: 3 })
    // Whoever trusts the old issuing key alone.
    expect(await pathTo(issuing1, next.certificate)).toEqual({ problem: null, length: 3 })
    expect(await pathTo(root1, late.certificate)).toEqual({ problem: null, length: 3 })

    const [url = ''] = readCertificate(next.certificate).distributionPoints.flatMap(({ urls }) => urls)
    const name = /pki\/(issuing-[0-9a-f]{16})\.crl$/.exec(url)?.[1] ?? ''
    expect(await download(`${name}.cer`)).toEqual(issuing2)
    expect(await download('issuing.cer')).toEqual(issuing1)
    expect((await fetch(`${office.address}/pki/issuing-0000000000000000.crl`)).status).toBe(404)
    expect(await statusBy(late.certificate, issuing1)).toBe('good')
    expect(await statusBy(next.certificate, issuing2)).toBe('good')
    const { serialNumber } = readCertificate(late.certificate)
    await office.signatures.issuance.revoke(actor, serialNumber, 'affiliationChanged')
    const [old, young] = [await lists('issuing', issuing1), await lists(name, issuing2)]
    expect([old.theirs, young.theirs]).toEqual([true, true])
    expect(old.list.revoked.get(serialNumber)?.reason).toBe('affiliationChanged')
    expect(await statusBy(late.certificate, issuing1)).toBe('revoked')
    expect(await verdict(document)).toBe('TOTAL-PASSED')
    document = await archived(document)
    const second = await signed(next)

    inYear(10.1)
    await authority().renewOwn()
    expect(await authority().anchors()).toHaveLength(2)
    const [root2 = new Uint8Array()] = await authority().anchors()
    expect(readCertificate(root2).subject.text).toBe(readCertificate(root1).subject.text)
    expect(await authority().chain()).toEqual([issuing2, root1])
    expect([await verdict(document), await verdict(second)]).toEqual(['TOTAL-PASSED', 'TOTAL-PASSED'])

    inYear(14)
    await authority().renewOwn()
    const third = await official()
    expect(third.chain[1]).toEqual(root2)
    expect(await pathTo(root2, third.certificate)).toEqual({ problem: null, length: 3 })
    // Whoever trusts the old root alone comes over the certificate that it gave to the new one.
    expect(await pathTo(root1, third.certificate)).toEqual({ problem: null, length: 4 })
    const state = await office.signatures.authorityState(actor)
    expect(state?.certificates.map(({ profile, isCurrent }) => `${profile}${isCurrent ? '' : ', former'}`)).toEqual(
      expect.arrayContaining(['root', 'root, former', 'issuing', 'issuing, former']),
    )
    for (const { isCurrent, renewsAt, notAfter } of state?.certificates ?? [])
      expect(isCurrent ? (renewsAt ?? '') < notAfter : renewsAt === null).toBe(true)
    document = await archived(document)

    inYear(21)
    await authority().renewOwn()
    const roots = await authority().lines.of('root')
    expect(roots.map(({ isCurrent }) => isCurrent)).toEqual([true, false, false])
    expect((await authority().lines.living('root')).map(({ name }) => name)).not.toContain('root')
    expect(await verdict(document)).toBe('TOTAL-PASSED')
    // Its key has ended: the last list stands where it stood.
    expect(readCrl(await download('issuing.crl')).nextUpdate?.getTime()).toBeLessThan(office.clock.now().getTime())
    expect(await authority().crls('root')).toHaveLength(2)
  })
})
