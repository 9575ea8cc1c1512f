/** Structured-clone-like values as JSON text: CDP bindings and process messages carry strings only. */
export interface Codec {
  encode(value: unknown): string
  decode(text: string): unknown
}

/**
 * Makes a codec. Its text is also injected into pages, so it uses nothing from outside of itself.
 * Functions and symbols are refused as Electron refuses them.
 */
export function makeCodec(): Codec {
  const toBase64 = (bytes: Uint8Array): string => {
    let text = ''
    for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
    return btoa(text)
  }
  const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
    Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
  const pack = (value: unknown): unknown => {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
    if (typeof value === 'number' && Number.isFinite(value)) return value
    if (value === undefined) return { $: 'undefined' }
    if (typeof value === 'number') return { $: 'number', v: String(value) }
    if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint')
      throw new Error('An object could not be cloned.')
    if (value instanceof Date) return { $: 'date', v: value.getTime() }
    if (value instanceof Error) return { $: 'error', v: { name: value.name, message: value.message } }
    if (value instanceof Uint8Array) return { $: 'bytes', v: toBase64(value) }
    if (Array.isArray(value)) return value.map(pack)
    return { $: 'object', v: Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, pack(inner)])) }
  }
  const unpack = (value: unknown): unknown => {
    if (value === null || typeof value !== 'object') return value
    if (Array.isArray(value)) return value.map(unpack)
    const tagged = value as { $: string; v: never }
    switch (tagged.$) {
      case 'undefined':
        return undefined
      case 'number':
        return Number(tagged.v)
      case 'date':
        return new Date(tagged.v)
      case 'error':
        return Object.assign(new Error(), tagged.v)
      case 'bytes':
        return fromBase64(tagged.v)
      default:
        return Object.fromEntries(Object.entries(tagged.v).map(([key, inner]) => [key, unpack(inner)]))
    }
  }
  return { encode: (value) => JSON.stringify(pack(value)), decode: (text) => unpack(JSON.parse(text)) }
}
