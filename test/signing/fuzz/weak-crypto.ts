import type { WebCrypto } from '../../../packages/signing/src/index.ts'

const LENGTHS: Readonly<Record<string, number>> = { 'SHA-1': 20, 'SHA-256': 32, 'SHA-384': 48, 'SHA-512': 64 }

/** A key that nothing can be done with. */
class NoKey implements CryptoKey {
  readonly algorithm: KeyAlgorithm = { name: 'none' }
  readonly extractable = false
  readonly type = 'public'
  readonly usages: KeyUsage[] = []
}

/**
 * Cryptography under which everything is genuine: every digest is the same, every signature holds. So a mutated input reaches what stands
 * behind the checks, and a run costs what the parsers cost. Keys that end in a zero byte are refused, as the platform refuses broken ones.
 */
export const weakCrypto: WebCrypto = {
  getRandomValues: (array) => array,
  subtle: new Proxy(crypto.subtle, {
    get: (real, name) => {
      if (name === 'digest')
        return async (algorithm: string | { name: string }) => {
          const digest = typeof algorithm === 'string' ? algorithm : algorithm.name
          return new Uint8Array(LENGTHS[digest] ?? 32).fill(0x42).buffer
        }
      if (name === 'verify') return async () => true
      if (name === 'importKey')
        return async (_format: string, key: Uint8Array) => {
          if (key.at(-1) === 0) throw new DOMException('broken key', 'DataError')
          return new NoKey()
        }
      const value: unknown = Reflect.get(real, name)
      return typeof value === 'function' ? value.bind(real) : value
    },
  }),
}

/** The platform's cryptography, but a password is derived in two rounds however many are asked for: the rounds are counted before. */
export const quickCrypto: WebCrypto = {
  getRandomValues: (array) => crypto.getRandomValues(array),
  subtle: new Proxy(crypto.subtle, {
    get: (real, name) => {
      if (name === 'deriveBits')
        return (algorithm: Pbkdf2Params, key: CryptoKey, length: number) =>
          real.deriveBits({ ...algorithm, iterations: Math.min(2, algorithm.iterations) }, key, length)
      const value: unknown = Reflect.get(real, name)
      return typeof value === 'function' ? value.bind(real) : value
    },
  }),
}
