import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  addDss,
  addFormFields,
  applyUpdate,
  buildOcspRequest,
  buildSignedData,
  buildTimestampRequest,
  createCertificationRequest,
  createPkcs12,
  embedSignature,
  fillTextFields,
  generateKeyPair,
  importSigningKey,
  parseTimestampResponse,
  prepareSignature,
  readCertificate,
  respondOcsp,
  respondTimestamp,
  writePackage,
} from '../../../packages/signing/src/index.ts'
import {
  buildTestPki,
  CAST,
  type CastName,
  KOREAN_SCHEMES,
  PRESENT,
  sealKoreanKey,
  type TestPki,
  withRandom,
} from '../../../packages/signing/src/testing/index.ts'
import { smallPdf } from '../raw-update.ts'
import { FIELDS } from '../signed-document.ts'
import { quickCrypto, weakCrypto } from './weak-crypto.ts'

const CONSTANT = new Uint8Array(32).fill(0x42)
const PASSWORD = 'onmaru'

/**
 * Makes the corpus anew: a small input of every kind, signed under the weak cryptography, so that it gets to the end of its parser.
 * Keys are new each time; inputs that a fuzzing run found worth keeping lie beside them under names of their own.
 */
export async function writeSeeds(corpus: string): Promise<void> {
  const pki = await buildTestPki(crypto)
  const write = (target: string, name: string, bytes: Uint8Array): void => {
    mkdirSync(join(corpus, target), { recursive: true })
    writeFileSync(join(corpus, target, name), bytes)
  }
  write('cast', 'root.cer', pki.of('root').certificate)
  for (const name of ['issuing', 'ocsp', 'tsa'] as const) write('cast', `${name}.cer`, pki.of(name).certificate)
  write('cast', 'issuing.crl', pki.crl)

  for (const name of Object.keys(CAST) as CastName[]) write('certificate', `${name}.cer`, pki.of(name).certificate)
  write('crl', 'issuing.crl', pki.crl)
  write('crl', 'root.crl', pki.rootCrl)

  const { token, response: stamped } = await timestamp(pki)
  write('timestamp', 'response.tsr', stamped)
  write('timestamp-request', 'request.tsq', buildTimestampRequest(CONSTANT, weakCrypto))
  const cms = (who: CastName, stamp: boolean): Promise<Uint8Array> =>
    buildSignedData({
      ...pki.of(who),
      contentDigest: CONSTANT,
      crypto: weakCrypto,
      ...(stamp ? { timestamp: async () => token } : {}),
    })
  write('cms', 'rsa.p7', await cms('drafter', false))
  write('cms', 'p256-stamped.p7', await cms('reviewer', true))
  write('cms', 'token.p7', token)

  const question = {
    certificate: readCertificate(pki.of('drafter').certificate),
    issuer: readCertificate(pki.of('issuing').certificate),
    crypto: weakCrypto,
  }
  const asked = (await buildOcspRequest(question)).der
  write('ocsp-request', 'request.der', asked)
  const answer = {
    responder: pki.of('ocsp'),
    issuerCertificate: pki.of('issuing').certificate,
    producedAt: PRESENT,
    nextUpdate: PRESENT,
    crypto: weakCrypto,
  }
  write('ocsp', 'good.der', await respondOcsp(asked, { ...answer, statusOf: async () => ({ status: 'good' }) }))
  const revoked = { status: 'revoked', at: PRESENT, reason: 'keyCompromise' } as const
  write('ocsp', 'revoked.der', await respondOcsp(asked, { ...answer, statusOf: async () => revoked }))

  const pair = await generateKeyPair('ECDSA-P256-SHA256', crypto)
  const key = await importSigningKey(pair.privateKeyPkcs8, crypto)
  const subject = { country: 'KR', organization: '한빛시', commonName: '김하나' }
  write('request', 'p256.csr', await createCertificationRequest({ subject, publicKeySpki: pair.publicKeySpki, key }))

  const packed = await writePackage({
    files: [{ name: '첨부.txt', mediaType: 'text/plain', bytes: CONSTANT }],
    sign: () => cms('reviewer', true),
    packedAt: PRESENT,
    crypto: weakCrypto,
  })
  write('package', 'one.asice', packed)

  await writeContainers(pki, write)
  await writePdfs(pki, token, cms, write)
}

async function timestamp(pki: TestPki): Promise<{ token: Uint8Array; response: Uint8Array }> {
  const response = await respondTimestamp(buildTimestampRequest(CONSTANT, weakCrypto), {
    authority: { ...pki.of('tsa'), chain: [] },
    serialNumber: '4b01',
    time: PRESENT,
    policy: '1.2.3.4.1',
    crypto: weakCrypto,
  })
  return { response, token: parseTimestampResponse(response) }
}

type Write = (target: string, name: string, bytes: Uint8Array) => void

/** Key containers under few rounds, ours and those that openssl makes, Korean SEED among them. */
async function writeContainers(pki: TestPki, write: Write): Promise<void> {
  const { certificate, pair } = pki.of('reviewer')
  const content = {
    certificate,
    chain: [],
    privateKeyPkcs8: pair.privateKeyPkcs8,
    password: PASSWORD,
    friendlyName: '이두리',
    crypto,
    iterations: 2,
  }
  write('pkcs12', 'ours.p12', await createPkcs12(content))
  const folder = mkdtempSync(join(tmpdir(), 'seeds-'))
  try {
    const inFolder = (name: string): string => join(folder, name)
    writeFileSync(inFolder('key.der'), pair.privateKeyPkcs8)
    writeFileSync(inFolder('cert.der'), certificate)
    const openssl = (...args: string[]): unknown => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
    openssl('pkey', '-inform', 'DER', '-in', 'key.der', '-out', 'key.pem')
    openssl('x509', '-inform', 'DER', '-in', 'cert.der', '-out', 'cert.pem')
    const providers = ['-provider', 'default', '-provider', 'legacy']
    const secret = ['-passout', `pass:${PASSWORD}`]
    for (const cipher of ['aes-256-cbc', 'seed-cbc', 'aria-256-cbc', 'des3']) {
      openssl(
        'pkcs8',
        '-topk8',
        '-in',
        'key.pem',
        '-outform',
        'DER',
        '-out',
        'out.der',
        '-iter',
        '2',
        '-v2',
        cipher,
        ...secret,
        ...providers,
      )
      write('pkcs8', `${cipher}.key`, readFileSync(inFolder('out.der')))
    }
    openssl(
      'req',
      '-new',
      '-key',
      'key.pem',
      '-subj',
      '/C=KR/O=office/CN=server',
      '-addext',
      'subjectAltName=DNS:a.example.go.kr,IP:10.0.0.1',
      '-outform',
      'DER',
      '-out',
      'out.csr',
    )
    write('request', 'openssl.csr', readFileSync(inFolder('out.csr')))
    write('pkcs8', 'plain.key', pair.privateKeyPkcs8)
    write('pkcs8', 'plain.pem', readFileSync(inFolder('key.pem')))
    write('cast', 'reviewer.cer', certificate)
    for (const scheme of KOREAN_SCHEMES) {
      const random = withRandom(pair.privateKeyPkcs8, CONSTANT)
      const sealed = await sealKoreanKey(random, new TextEncoder().encode(PASSWORD), scheme, quickCrypto)
      write('npki', `${scheme.replaceAll(' ', '-')}.key`, sealed)
    }
    const exported = ['pkcs12', '-export', '-inkey', 'key.pem', '-in', 'cert.pem', '-out', 'out.p12', '-iter', '2', ...secret]
    openssl(...exported, '-legacy', '-provider', 'default', '-provider', 'legacy')
    write('pkcs12', 'legacy.p12', readFileSync(inFolder('out.p12')))
    openssl(...exported)
    write('pkcs12', 'modern.p12', readFileSync(inFolder('out.p12')))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Small PDFs: bare, a form, signed, filled, sealed with evidence, archived; and one whose cross-references are a stream. */
async function writePdfs(
  pki: TestPki,
  token: Uint8Array,
  cms: (who: CastName, stamp: boolean) => Promise<Uint8Array>,
  write: Write,
): Promise<void> {
  const signed = async (pdf: Uint8Array, field: string, timestamp: boolean, contents: Uint8Array): Promise<Uint8Array> => {
    const room = {
      field,
      signerName: '김하나',
      signedAt: PRESENT,
      reserveBytes: contents.length,
      timestamp,
      certify: field === 'sign-1',
    }
    const prepared = await prepareSignature(pdf, room)
    return embedSignature(applyUpdate(pdf, prepared.update), prepared.byteRange, contents)
  }
  write('pdf', 'bare.pdf', smallPdf())
  const form = await addFormFields(smallPdf(), [...FIELDS.slice(0, 2), ...FIELDS.slice(-2)])
  write('pdf', 'form.pdf', form)
  const once = await signed(form, 'sign-1', false, await cms('reviewer', false))
  write('pdf', 'signed.pdf', once)
  const filled = await fillTextFields(once, [{ field: 'number', value: '1' }])
  write('pdf', 'filled.pdf', filled)
  const evident = await addDss(filled, { certificates: [pki.of('issuing').certificate], ocsps: [], crls: [pki.crl] })
  write('pdf', 'archived.pdf', await signed(evident, 'sign-time', true, token))
  const folder = mkdtempSync(join(tmpdir(), 'seeds-'))
  try {
    writeFileSync(join(folder, 'in.pdf'), form)
    execFileSync('qpdf', ['--object-streams=generate', join(folder, 'in.pdf'), join(folder, 'out.pdf')])
    write('pdf', 'streams.pdf', readFileSync(join(folder, 'out.pdf')))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
