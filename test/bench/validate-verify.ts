import { createPublicKey, createVerify, type KeyObject, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { addFormFields, parseSignedData, readCertificate, validatePdf } from '../../packages/signing/src/index.ts'
import { buildTestPki, type CastName, PRESENT, Revision, signedFieldsOf } from '../../packages/signing/src/testing/index.ts'
import { FIELDS, sign } from '../signing/signed-document.ts'
import { type Figure, ratio } from './measure.ts'

/** Beside the bundle there are no fixtures: they are read where the repository has them, as the other benches do. */
const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(`test/signing/fixtures/${name}.pdf`))

/** Five people who sign with RSA keys, each with a certificate of their own. */
const SIGNERS: readonly CastName[] = ['drafter', 'approver', 'seal', 'drafter', 'approver']

/**
 * The whole judgement of a file with five RSA signatures (structure, coverage, changes, values, paths, revocation) over the bare verification
 * by node:crypto of those five values and of the two certificates of each one's path; RSA-3072 throughout, as the house issues it.
 */
export async function figures(): Promise<readonly Figure[]> {
  const pki = await buildTestPki(crypto, 3072)
  const appearance = fixture('appearance')
  let pdf = await addFormFields(fixture('one-page'), FIELDS)
  for (const [i, who] of SIGNERS.entries()) pdf = await sign(pki, pdf, who, `sign-${i + 1}`, { appearance, certify: i === 0 })
  const options = { anchors: pki.anchors, at: PRESENT, crypto, crls: [pki.crl, pki.rootCrl] }
  const report = await validatePdf(pdf, options)
  if (report.indication !== 'TOTAL-PASSED') throw new Error(JSON.stringify(report))
  const bare = barePieces(pdf, pki.of('issuing').certificate, pki.of('root').certificate)
  const verifyAll = (): void => {
    for (const { data, signature, key } of bare)
      if (!createVerify('sha256').update(data).verify(key, signature)) throw new Error('bare')
  }
  return [await ratio('validate/verify', () => validatePdf(pdf, options), verifyAll, { runs: 15, repeats: 10 })]
}

interface Piece {
  readonly data: Uint8Array
  readonly signature: Uint8Array
  readonly key: KeyObject
}

/** What the file's signatures and their paths come to: a value, its bytes and a key each; nothing of it is parsed while it is measured. */
function barePieces(pdf: Uint8Array, issuing: Uint8Array, root: Uint8Array): readonly Piece[] {
  const keyOf = (der: Uint8Array): KeyObject =>
    createPublicKey(new X509Certificate(der).publicKey.export({ format: 'pem', type: 'spki' }))
  const certified = (der: Uint8Array, by: Uint8Array): Piece => {
    const { tbs, signature } = readCertificate(der)
    return { data: tbs, signature, key: keyOf(by) }
  }
  return signedFieldsOf(Revision.open(pdf)).flatMap(({ cms }) => {
    const signed = parseSignedData(cms)
    const own = signed.certificates.find((one) => one.serialNumber === signed.serialNumber)
    if (own === undefined) throw new Error('no certificate')
    const value = { data: signed.signedAttributes, signature: signed.signature, key: keyOf(own.der) }
    return [value, certified(own.der, issuing), certified(issuing, root)]
  })
}
