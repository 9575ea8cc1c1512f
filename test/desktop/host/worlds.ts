import { makeCodec } from './codec.ts'

/**
 * The text of what the stand-in injects into a page. Nothing here is imported by the program under test.
 * The preload runs in a world of its own (Chromium's isolated worlds, as Electron uses them); the two worlds share only the
 * DOM, so calls over the context bridge travel as synchronous events whose detail Chromium itself clones.
 */
function worldLink(side: 'main' | 'isolated', nonce: string) {
  type Packed = { t: 'function' | 'promise' | 'array' | 'object' | 'value'; id?: number; v?: never }
  const other = side === 'main' ? 'isolated' : 'main'
  const functions = new Map<number, (...given: unknown[]) => unknown>()
  const answers = new Map<number, { ok: boolean; v: never }>()
  const promises = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let last = 0
  const emit = (kind: string, detail: unknown): boolean =>
    window.dispatchEvent(new CustomEvent(`${nonce}:${other}:${kind}`, { detail }))
  const listen = (kind: string, hear: (detail: never) => void): void =>
    window.addEventListener(`${nonce}:${side}:${kind}`, (event) => {
      event.stopImmediatePropagation()
      hear((event as CustomEvent).detail as never)
    })
  const messageOf = (error: unknown): string => String(error instanceof Error ? error.message : error)
  const pack = (value: unknown): unknown => {
    if (typeof value === 'function') {
      last += 1
      functions.set(last, value as (...given: unknown[]) => unknown)
      return { t: 'function', id: last }
    }
    if (value instanceof Promise) {
      last += 1
      const id = last
      value.then(
        (result) => emit('settle', { id, ok: true, v: pack(result) }),
        (error) => emit('settle', { id, ok: false, v: messageOf(error) }),
      )
      return { t: 'promise', id }
    }
    if (Array.isArray(value)) return { t: 'array', v: value.map(pack) }
    const plain = value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype
    return plain
      ? { t: 'object', v: Object.fromEntries(Object.entries(value as object).map(([key, inner]) => [key, pack(inner)])) }
      : { t: 'value', v: value }
  }
  const call =
    (id: number) =>
    (...given: unknown[]): unknown => {
      last += 1
      const number = last
      emit('call', { number, id, given: given.map(pack) }) // the answer comes before emit returns
      const answer = answers.get(number)
      answers.delete(number)
      if (answer === undefined) throw new Error('contextBridge: no answer from the other world')
      if (!answer.ok) throw new Error(answer.v)
      return unpack(answer.v)
    }
  const unpack = (packed: Packed): unknown => {
    if (packed.t === 'function') return call(packed.id ?? 0)
    if (packed.t === 'promise') return new Promise((resolve, reject) => promises.set(packed.id ?? 0, { resolve, reject }))
    if (packed.t === 'array') return (packed.v as unknown as Packed[]).map(unpack)
    if (packed.t === 'object')
      return Object.freeze(
        Object.fromEntries(
          Object.entries(packed.v as unknown as Record<string, Packed>).map(([key, inner]) => [key, unpack(inner)]),
        ),
      )
    return packed.v
  }
  listen('call', ({ number, id, given }: { number: number; id: number; given: Packed[] }) => {
    try {
      emit('return', { number, ok: true, v: pack(functions.get(id)?.(...given.map(unpack))) })
    } catch (error) {
      emit('return', { number, ok: false, v: messageOf(error) })
    }
  })
  listen('return', ({ number, ok, v }: { number: number; ok: boolean; v: never }) => answers.set(number, { ok, v }))
  listen('settle', ({ id, ok, v }: { id: number; ok: boolean; v: never }) => {
    const waiting = promises.get(id)
    promises.delete(id)
    if (ok) waiting?.resolve(unpack(v))
    else waiting?.reject(new Error(v))
  })
  if (side === 'main')
    listen('expose', ({ name, api }: { name: string; api: Packed }) =>
      Object.defineProperty(window, name, { value: unpack(api), writable: false, configurable: false, enumerable: true }),
    )
  return { expose: (name: string, api: unknown): boolean => emit('expose', { name, api: pack(api) }) }
}

/** The page's own world: takes what the preload exposes. */
export const mainWorld = (nonce: string): string =>
  `(() => { if (window === window.top) (${worldLink})('main', ${JSON.stringify(nonce)}) })()`

/**
 * The preload's world: what a sandboxed preload sees, and the real bundle's text in it. Its \`require\` knows only
 * 'electron'; other modules throw as they do in Electron's sandbox.
 */
export const isolatedWorld = (preload: string, nonce: string): string => `(() => { if (window !== window.top) return
const codec = (${makeCodec})(), link = (${worldLink})('isolated', ${JSON.stringify(nonce)})
const send = globalThis.__hostSend; delete globalThis.__hostSend
const heard = new Map(), waiting = new Map(); let last = 0
const of = (channel) => heard.get(channel) ?? heard.set(channel, []).get(channel)
const ipcRenderer = {
  on(channel, listener) { of(channel).push(listener); return ipcRenderer },
  removeListener(channel, listener) { heard.set(channel, of(channel).filter((each) => each !== listener)); return ipcRenderer },
  invoke: (channel, ...given) => new Promise((resolve, reject) => { const id = ++last; waiting.set(id, { resolve, reject, channel })
    try { send(codec.encode({ kind: 'invoke', id, channel, given })) } catch (error) { waiting.delete(id); reject(error) } }),
}
globalThis.__hostReceive = (text) => { const message = codec.decode(text)
  if (message.kind === 'reply') { const w = waiting.get(message.id); waiting.delete(message.id)
    message.ok ? w?.resolve(message.value) : w?.reject(new Error("Error invoking remote method '" + w.channel + "': " + message.error)) }
  else for (const listener of [...of(message.channel)]) listener({ sender: ipcRenderer, ports: [] }, ...message.given) }
const require = (name) => { if (name === 'electron') return { ipcRenderer, contextBridge: { exposeInMainWorld: link.expose } }; throw new Error('module not found: ' + name) }
const module = { exports: {} }
try { (function (require, module, exports) {${preload}
}).call(globalThis, require, module, module.exports) } catch (error) { send(codec.encode({ kind: 'preload-error', message: String(error?.stack ?? error) })) }
})()`
