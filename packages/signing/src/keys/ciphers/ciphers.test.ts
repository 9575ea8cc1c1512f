import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromHex, hex } from '../../asn1/bytes.ts'
import { aria } from './aria.ts'
import { decryptCbc, encryptCbc, unpaddedLength } from './block-cipher.ts'
import { seed } from './seed.ts'

const bytes = (text: string): Uint8Array => fromHex(text.replaceAll(' ', '').toLowerCase())

describe('SEED', () => {
  it.each([
    ['B.1', '00000000000000000000000000000000', '000102030405060708090A0B0C0D0E0F', '5EBAC6E0054E166819AFF1CC6D346CDB'],
    ['B.2', '000102030405060708090A0B0C0D0E0F', '00000000000000000000000000000000', 'C11F22F20140505084483597E4370F43'],
    ['B.3', '4706480851E61BE85D74BFB3FD956185', '83A2F8A288641FB9A4E9A5CC2F131C7D', 'EE54D13EBCAE706D226BC3142CD40D4A'],
    ['B.4', '28DBC3BC49FFD87DCFA509B11D422BE7', 'B41E6BE2EBA84A148E2EED84593C5EC7', '9B9B7BFCD1813CB95D0B3618F40F5122'],
  ])('RFC 4269 appendix %s', (_, key, plain, sealed) => {
    const cipher = seed(bytes(key))
    expect(hex(cipher.encrypt(bytes(plain)))).toBe(sealed.toLowerCase())
    expect(hex(cipher.decrypt(bytes(sealed)))).toBe(plain.toLowerCase())
  })
})

describe('ARIA', () => {
  it.each([
    ['A.1', '000102030405060708090a0b0c0d0e0f', 'd718fbd6ab644c739da95f3be6451778'],
    ['A.2', '000102030405060708090a0b0c0d0e0f1011121314151617', '26449c1805dbe7aa25a468ce263a9e79'],
    ['A.3', '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f', 'f92bd7c79fb72e2f2b8f80c1972d24fc'],
  ])('RFC 5794 appendix %s', (_, key, sealed) => {
    const plain = '00112233445566778899aabbccddeeff'
    const cipher = aria(bytes(key))
    expect(hex(cipher.encrypt(bytes(plain)))).toBe(sealed)
    expect(hex(cipher.decrypt(bytes(sealed)))).toBe(plain)
  })
})

const CIPHERS = [
  ['SEED', 'seed-cbc', seed, 16],
  ['ARIA-128', 'aria-128-cbc', aria, 16],
  ['ARIA-192', 'aria-192-cbc', aria, 24],
  ['ARIA-256', 'aria-256-cbc', aria, 32],
] as const

describe.each(CIPHERS)('%s in CBC', (_, name, cipher, keyBytes) => {
  const key = fc.uint8Array({ minLength: keyBytes, maxLength: keyBytes })
  const iv = fc.uint8Array({ minLength: 16, maxLength: 16 })

  it('opens what it sealed, and a wiped cipher does not', () => {
    fc.assert(
      fc.property(key, iv, fc.uint8Array({ maxLength: 100 }), (k, v, data) => {
        const made = cipher(k)
        const sealed = encryptCbc(made, v, data)
        const plain = decryptCbc(made, v, sealed)
        expect(plain.subarray(0, unpaddedLength(plain, 16) ?? -1)).toEqual(data)
        made.wipe()
        expect(decryptCbc(made, v, sealed)).not.toEqual(plain)
      }),
      { numRuns: 50 },
    )
  })

  it('agrees with OpenSSL', () => {
    fc.assert(
      fc.property(key, iv, fc.uint8Array({ minLength: 1, maxLength: 200 }), (k, v, data) => {
        const providers = ['-provider', 'legacy', '-provider', 'default']
        const theirs = execFileSync('openssl', ['enc', `-${name}`, '-e', '-K', hex(k), '-iv', hex(v), ...providers], {
          input: data,
        })
        expect(hex(encryptCbc(cipher(k), v, data))).toBe(theirs.toString('hex'))
      }),
      { numRuns: 5 },
    )
  })
})
